// Sealed ballots by the hundred: looked at in batches before their turn, and ruled as each alone would be.
#include "oracles/sealed_hall_for_tests.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

#include "api/transcripts.hpp"
#include "audit/verify.hpp"

namespace {

using namespace testing_record;

constexpr const char* open_ballot = R"(Scene: a ballot that is open
Association, 3 May 2024 18:00
the secretary appoints the tellers fay gus hana, any 2 open
the secretary leads the tellers to their key
all register for secret ballots
present: all
the chair opens a vote on "Expulsion of Emil", expulsion, concerning emil
the secretary calls a rehearsal
fay gus hana rehearse
the chair opens the secret ballot
)";

class SealedIntake : public testing::Test {
 protected:
  SealedIntake() {
    std::string name = (std::filesystem::temp_directory_path() / "plenary-sealed-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    hall_ = std::make_unique<SealedHall>(folder_, open_ballot);
  }
  ~SealedIntake() override { std::filesystem::remove_all(folder_); }

  std::string folder_;
  std::unique_ptr<SealedHall> hall_;
};

void spoil(std::string& bytes) { bytes[bytes.size() - 20] ^= 1; }

std::string told(const hall::Intake::Outcome& outcome) {
  return outcome.fault ? std::string(clerk::name_of(outcome.fault->code)) + " " + outcome.fault->detail : "taken";
}

TEST_F(SealedIntake, EachIsRuledAsItWouldBeAlone) {
  const auto voters = hall_->voters();
  ASSERT_GT(voters.size(), 6U);
  std::vector<hall::ActLine> lines;
  std::vector<std::string> wanted(voters.size(), "taken");
  for (const auto who : voters) lines.push_back(hall_->cast(who, lines.size() % 2 ? "yes" : "no"));
  // One that is not of its key, one whose device made a false proof, one of another vote, and a copy.
  lines[1].signature[3] ^= 1, wanted[1] = "SIGNATURE ";
  lines[2] = hall_->cast(voters[2], "yes", spoil), wanted[2] = "BALLOT signature";
  lines[4] = hall_->cast(voters[4], "no", [](std::string& bytes) { bytes[8] ^= 1; }), wanted[4] = "BALLOT vote";
  lines.push_back(lines[0]), wanted.emplace_back("taken");
  const auto outcomes = taken(hall_->keeper(), lines);
  ASSERT_EQ(outcomes.size(), lines.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) EXPECT_EQ(told(outcomes[i]), wanted[i]) << i;
  EXPECT_TRUE(outcomes.back().repeated);
  EXPECT_EQ(hall_->keeper().journal().ballots().vote(hall_->ballot())->cast_so_far().size(), voters.size() - 3);
  ASSERT_TRUE(hall_->keeper().publish());
  EXPECT_EQ(audit::verify(audit::FolderReader(hall_->folder()), {}).kind, audit::Verdict::Kind::valid);
}

TEST_F(SealedIntake, AReplacedBallotInTheSameBatchCountsOnce) {
  const auto voters = hall_->voters();
  std::vector<hall::ActLine> lines;
  for (int round = 0; round < 3; ++round)
    for (const auto who : voters) lines.push_back(hall_->cast(who, round == 2 ? "yes" : "no"));
  for (const auto& outcome : taken(hall_->keeper(), lines)) EXPECT_EQ(told(outcome), "taken");
  EXPECT_EQ(hall_->keeper().journal().ballots().vote(hall_->ballot())->cast_so_far().size(), voters.size());
}

// Many ask for the same beginning, in any order; each gets what it would get alone.
TEST_F(SealedIntake, ADeviceIsToldItsOwnBallotsAndNobodyElses) {
  const auto voters = hall_->voters();
  std::vector<hall::ActLine> lines = {hall_->cast(voters[0], "yes"), hall_->cast(voters[1], "no"),
                                      hall_->cast(voters[0], "no")};
  taken(hall_->keeper(), lines);
  const clerk::Ballots& ballots = hall_->keeper().journal().ballots();
  const auto count_in = [](const std::string& text) {
    std::size_t out = 0;
    for (auto at = text.find("ballot.cast"); at != std::string::npos; at = text.find("ballot.cast", at + 1)) ++out;
    return out;
  };
  api::Transcripts kept;
  using Asked = std::pair<std::optional<assembly::SeatId>, std::size_t>;
  for (const auto& [who, own] : {Asked(voters[0], 2), Asked(voters[1], 1), Asked(voters[0], 2), Asked({}, 0),
                                 Asked(voters[2], 0), Asked(voters[1], 1)}) {
    const auto positions = ballots.transcript_for(hall_->ballot(), who);
    const std::string text = kept.acts(hall_->keeper(), positions);
    EXPECT_EQ(text, api::Transcripts().acts(hall_->keeper(), positions));
    EXPECT_EQ(count_in(text), own);
    EXPECT_NE(text.find("ballot.open"), std::string::npos);
  }
  const std::string all = kept.acts(hall_->keeper(), ballots.transcript_of_vote(hall_->ballot()));
  EXPECT_EQ(count_in(all), 3U);
}

// Helpers look at ballots of a vote while others of it are taken.
TEST(Threads, BallotsAreLookedAtWhileOthersAreTaken) {
  std::string name = (std::filesystem::temp_directory_path() / "plenary-sealed-XXXXXX").string();
  const std::string folder = ::mkdtemp(name.data());
  {
    SealedHall hall(folder, open_ballot);
    std::vector<std::vector<hall::ActLine>> batches;
    for (int round = 0; round < 4; ++round) {
      auto& lines = batches.emplace_back();
      for (const auto who : hall.voters()) lines.push_back(hall.cast(who, "yes"));
    }
    std::size_t next = 0, sunk = 0;
    const auto done =
        hall::Intake(hall.keeper(), 3)
            .run([&](bool) { return next < batches.size() ? batches[next++] : std::vector<hall::ActLine>(); },
                 [&](const hall::ActLine&, const hall::Intake::Outcome& outcome) { sunk += outcome.fault ? 0 : 1; },
                 [&] { return hall.keeper().journal().last(); }, [] { return base::Result<void>(); });
    EXPECT_TRUE(done);
    EXPECT_EQ(sunk, 4 * hall.voters().size());
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
