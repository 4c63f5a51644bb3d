// An entry of a secret ballot that does not hold leaves nothing in the ballot's machine: behind it the record goes
// on.
#include "cli/troupe.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"

namespace cli {
namespace {

using namespace assembly;

TEST(Troupe, AnEntryWithAnotherRulingChangesNoMachine) {
  const auto officer = crypto::SigningKey::generate(), ada = crypto::SigningKey::generate();
  hall::Founding founding;
  founding.origin = "rehearsal.club.example/association";
  founding.rules = *base::read_file(PLENARY_ROOT "/bodies/association/rules.toml");
  founding.roster = *base::read_file(PLENARY_ROOT "/bodies/association/roster.csv");
  founding.salt = false;
  founding.by = SeatId::of("secretary");
  const base::Instant now{1'714'752'000'000};
  auto keeper = *hall::Keeper::found(store::open_memory(), crypto::SigningKey::generate(), founding, officer, now);
  const auto put = [&](SeatId by, const crypto::SigningKey& key, std::uint64_t n, const Act& act) {
    const std::string bytes = codec::write_act({by, act, n, keeper->seen(), founding.origin});
    const clerk::Incoming incoming{bytes, record::key_id(key.public_key()),
                                   key.sign(record::message_of_act(founding.origin, bytes))};
    ASSERT_TRUE(keeper->submit(incoming, now));
    ASSERT_TRUE(keeper->commit());
  };
  const auto proof = ada.sign(record::message_of_key(founding.origin, "ada", ada.public_key()));
  put(founding.by, officer, 2, {EnrolKey{SeatId::of("ada"), ada.public_key(), base::base64(base::view(proof)), {}}});
  Troupe troupe;
  put(SeatId::of("ada"), ada, 1, *troupe.played({RegisterCredential{1, ""}}, SeatId::of("ada"), *keeper));

  clerk::Journal journal(founding.origin, [&](std::string_view hash) { return keeper->file(hash); });
  ASSERT_TRUE(journal.check(*keeper->entry(0)));
  ASSERT_TRUE(journal.check(*keeper->entry(1)));
  std::string torn = *keeper->entry(2);
  torn.replace(torn.find("credential_registered"), 10, "credentixl");
  EXPECT_EQ(journal.check(torn).error().code, clerk::Code::ruling);
  EXPECT_TRUE(journal.check(*keeper->entry(2)));
  EXPECT_EQ(journal.state().credentials.at(SeatId::of("ada")), 1);
}

}  // namespace
}  // namespace cli
