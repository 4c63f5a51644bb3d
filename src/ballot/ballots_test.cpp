// A ballot made as a device makes it, with its own randomness, and the checks that hold it.
#include "ballot/ballots.hpp"

#include <gtest/gtest.h>

#include "ballot/key_file.hpp"

namespace {

using ballot::Code;

struct Seat {
  crypto::Secrets s{1};
  ballot::Point k{};
};

// A vote with one teller's secret for all, and seats.
struct Vote {
  explicit Vote(std::int64_t options = 2, std::int64_t minimum = 1, std::int64_t maximum = 1) {
    ballot::SystemDraws draws;
    draws.scalar(secret[0]);
    voting.vote = 7;
    voting.shape = *ballot::Shape::of(options, minimum, maximum);
    voting.y = crypto::times_generator(secret[0]);
    voting.y_point = *curve::decode_vartime(voting.y);
    voting.v = ballot::voting_digest("club.example/board", 7, ballot::Point{1}, voting.y);
  }
  Seat seat() {
    Seat out;
    ballot::SystemDraws draws;
    draws.scalar(out.s[0]);
    out.k = crypto::times_generator(out.s[0]);
    return out;
  }
  std::string ballot(const Seat& seat, std::uint32_t sequence, std::vector<std::uint8_t> choice) const {
    ballot::HedgedDraws draws(seat.s[0], std::string(base::view(voting.v)), sequence);
    return ballot::Sealed(voting, seat.s[0], sequence, choice, draws).cast(draws);
  }
  crypto::Secrets secret{1};
  ballot::Voting voting;
};

std::string told(const ballot::Checked<ballot::Parsed>& checked) {
  return checked ? "ok" : std::string(ballot::name_of(checked.error()));
}

TEST(Ballots, EveryChoiceThatTheShapeAllowsIsTaken) {
  Vote vote(3, 0, 2);
  ballot::Intake intake(vote.voting);
  const std::vector<std::vector<std::uint8_t>> choices = {
      {0, 0, 0, 0}, {1, 0, 0, 0}, {0, 1, 1, 0}, {1, 0, 1, 0}, {0, 0, 0, 1}};
  for (const auto& choice : choices) {
    const Seat seat = vote.seat();
    EXPECT_EQ(told(intake.cast(vote.ballot(seat, 1, choice), seat.k)), "ok");
  }
}

TEST(BallotsDeathTest, AChoiceThatTheShapeDoesNotAllowIsNeverSealed) {
  Vote vote(3, 1, 2);
  const Seat seat = vote.seat();
  for (const auto& choice : std::vector<std::vector<std::uint8_t>>{{1, 1, 1, 0}, {0, 0, 0, 0}, {1, 0, 0, 1}})
    EXPECT_DEATH(static_cast<void>(vote.ballot(seat, 1, choice)), "does not allow");
}

TEST(Ballots, EveryBitOfABallotMatters) {
  Vote vote;
  const Seat seat = vote.seat();
  const std::string good = vote.ballot(seat, 1, {1, 0, 0});
  for (std::size_t at = 0; at < good.size(); at += 7) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << (at % 8)));
    ballot::Intake intake(vote.voting);
    EXPECT_FALSE(intake.cast(bad, seat.k)) << at;
    EXPECT_TRUE(intake.cast(good, seat.k)) << "a refused ballot leaves no trace, byte " << at;
  }
}

TEST(Ballots, NoTwoAreTheSame) {
  Vote vote;
  const Seat seat = vote.seat();
  EXPECT_NE(vote.ballot(seat, 1, {1, 0, 0}), vote.ballot(seat, 1, {1, 0, 0}));
}

TEST(Ballots, OfEqualLengthWhateverWasChosen) {
  Vote vote(5, 0, 3);
  const Seat seat = vote.seat();
  const std::size_t bytes = vote.ballot(seat, 1, {0, 0, 0, 0, 0, 0}).size();
  for (const auto& choice : std::vector<std::vector<std::uint8_t>>{{1, 1, 1, 0, 0, 0}, {0, 0, 0, 0, 0, 1}})
    EXPECT_EQ(vote.ballot(seat, 1, choice).size(), bytes);
}

TEST(Ballots, ABatchHoldsExactlyWhenEachOfItsBallotsDoes) {
  Vote vote;
  ballot::Intake intake(vote.voting);
  std::vector<ballot::Parsed> parsed;
  for (std::uint32_t i = 0; i < 40; ++i) {
    const Seat seat = vote.seat();
    auto read = intake.read_cast(vote.ballot(seat, 1, {i % 2 == 0, i % 2 == 1, 0}), seat.k);
    ASSERT_TRUE(read);
    parsed.push_back(std::move(*read));
  }
  std::vector<const ballot::Claims*> claims;
  for (const auto& one : parsed) claims.push_back(&one.claims);
  EXPECT_TRUE(ballot::all_hold(claims, vote.voting.y_point));
  const Seat seat = vote.seat();
  std::string forged = vote.ballot(seat, 1, {1, 0, 0});
  const std::string other = vote.ballot(seat, 2, {1, 0, 0});
  forged.replace(forged.size() - 64, 64, other.substr(other.size() - 64));
  const auto read = intake.read_cast(forged, seat.k);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->claims.first_false(vote.voting.y_point), Code::signature);
  claims.push_back(&read->claims);
  EXPECT_FALSE(ballot::all_hold(claims, vote.voting.y_point));
}

TEST(KeyFile, ComesBackAsItWent) {
  ballot::SystemDraws draws;
  const ballot::Digest d = ballot::hash("test", {});
  const ballot::Teller teller(d, 3, 2, draws);
  const crypto::SealCost cheap{1, 8192};
  const auto text = ballot::write_teller_key(d, 3, teller.kept(), "open sesame", cheap);
  ASSERT_TRUE(text);
  auto opened = ballot::open_teller_key(*text, "open sesame", d);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->index, 3U);
  EXPECT_EQ(ballot::Teller(d, 3, std::move(opened->kept)).commit(), teller.commit());
  const auto foreign = ballot::open_teller_key(*text, "open sesame", ballot::hash("other", {}));
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error(), ballot::KeyFault::foreign);
}

TEST(KeyFile, OfASeatComesBackToo) {
  crypto::Secrets seed(1);
  ballot::SystemDraws().bytes(seed.all());
  const auto text = ballot::write_credential_key(seed[0], "open sesame", {1, 8192});
  ASSERT_TRUE(text);
  const auto opened = ballot::open_credential_key(*text, "open sesame");
  ASSERT_TRUE(opened);
  EXPECT_EQ(ballot::view((*opened)[0]), ballot::view(seed[0]));
  EXPECT_FALSE(ballot::open_credential_key(*text, "open Sesame"));
}

}  // namespace
