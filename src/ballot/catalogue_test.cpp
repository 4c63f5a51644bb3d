// The rows of the catalogue of faults that are about secret ballots, by their numbers. What is about a hall or a
// record is tested there; T8 and T18 are the known answers and the two implementations against each other.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "ballot/internal/forging_for_tests.hpp"
#include "ballot/key_file.hpp"

namespace {

using namespace ballot;
using ballot::made::Forger;
using ballot::made::Forgery;
using ballot::made::Story;
using crypto::scalar_of;

Verdict verdict(const Story& story) { return verify(story.origin, story.acts, story.blobs()); }

Story locked(std::size_t tellers, std::size_t threshold) {
  Story story = Story::opened(5, tellers, threshold);
  for (std::size_t seat = 0; seat < 5; ++seat) story.cast(seat, seat % 2);
  story.lock();
  return story;
}

// Every subset of the tellers, also those of more than are needed.
void every_subset(std::size_t tellers, std::size_t threshold) {
  Story story = locked(tellers, threshold);
  std::vector<std::string> parts;
  for (std::uint32_t i = 1; i <= tellers; ++i) parts.push_back(story.part(i));
  for (std::uint32_t set = 0; set < 1U << tellers; ++set) {
    Story tried = story;
    std::size_t given = 0;
    for (std::uint32_t i = 1; i <= tellers; ++i)
      if (set >> (i - 1) & 1U) tried.decrypt(i, parts[i - 1]), ++given;
    tried.result("[3,2,0]");
    const auto found = verdict(tried);
    EXPECT_EQ(found.code, given >= threshold ? std::nullopt : std::optional(Code::quorum)) << set;
  }
}

TEST(Catalogue, T1_AnyThresholdOpensAndFewerLearnNothing) {
  every_subset(5, 3);
  every_subset(7, 4);
}

TEST(Catalogue, T2_AllOfAllOnlyWithAnOverrideOfTwoPersons) {
  Story story(5, 3, 3);
  story.register_all();
  const auto set_up = [&](const char* why) {
    story.put("chair", "teller.setup",
              "\"ceremony\":1,\"tellers\":[\"a\",\"b\",\"c\"],\"t\":3,\"override\":\"" + std::string(why) + "\"");
  };
  set_up("");
  EXPECT_EQ(verdict(story).code, Code::threshold);
  story.acts.pop_back();
  set_up("nobody else can come");
  story.put("a", "teller.commit", "\"ceremony\":1,\"message\":\"\"");
  EXPECT_EQ(verdict(story).code, Code::override_);
  story.acts.pop_back();
  const auto consent = [&](const char* by) {
    story.put(by, "teller.consent",
              "\"ceremony\":1,\"to\":" + made::in_base64(view(crypto::sha256(story.acts[story.acts.size() - 1]))));
  };
  consent("chair");
  EXPECT_EQ(verdict(story).code, Code::override_);  // its own author
  story.acts.pop_back();
  consent("secretary");
  EXPECT_EQ(verdict(story).code, Code::incomplete);
}

// Every byte of a share's file, and a file of another ceremony: told before the vote opens, at the rehearsal.
TEST(Catalogue, T3_ADamagedShareIsSeenAtTheRehearsal) {
  constexpr crypto::SealCost cheap{1, 8192};
  SystemDraws draws;
  const Digest d = ceremony_digest("club.example/board", 1, {}), other = ceremony_digest("club.example/board", 2, {});
  const Teller teller(d, 1, 2, draws);
  const std::string file = *write_teller_key(d, 1, teller.kept(), "a passphrase", cheap);
  ASSERT_TRUE(open_teller_key(file, "a passphrase", d));
  EXPECT_EQ(open_teller_key(file, "another passphrase", d).error(), KeyFault::damage);
  EXPECT_EQ(open_teller_key(file, "a passphrase", other).error(), KeyFault::foreign);
  for (std::size_t at = 0; at < file.size(); at += 7) {
    std::string rotten = file;
    rotten[at] = static_cast<char>(rotten[at] ^ 1);
    EXPECT_FALSE(open_teller_key(rotten, "a passphrase", d)) << "byte " << at;
  }
  Story story(5, 3, 2);
  story.register_all();
  story.hold_ceremony();
  const std::string last = story.acts.back();
  story.acts.pop_back();
  const auto message = last.find("\"message\":\"") + 11;
  std::string wrong = last;
  wrong[message + 60] = wrong[message + 60] == 'A' ? 'B' : 'A';
  story.acts.push_back(wrong);
  const auto found = verdict(story).code;
  EXPECT_TRUE(found == Code::decryption || found == Code::point || found == Code::scalar);
}

// A thousand wrong parts: each is named, none is taken, and the others finish.
TEST(Catalogue, T4_AWrongPartIsNamedAndTheOthersSuffice) {
  Story story = locked(3, 2);
  const Digest context = counts_context(story.voting().v, story.lock_digest_made());
  const Point x = story.teller(1).verification_key();
  const std::string good = story.part(1);
  ASSERT_FALSE(read_equal_logarithms(good, {context, 1, x, story.alphas()})->wrong);
  for (std::uint64_t run = 0; run < 1000; ++run) {
    std::string wrong = good;
    const Point other = crypto::times_generator(scalar_of(run + 2));
    wrong.replace(32 * (run % story.alphas().size()), 32, view(other));
    const auto read = read_equal_logarithms(wrong, {context, 1, x, story.alphas()});
    ASSERT_TRUE(read);
    ASSERT_EQ(read->wrong, Code::decryption);
  }
  std::string wrong = good;
  std::swap_ranges(wrong.begin(), wrong.begin() + 32, wrong.begin() + 32);
  story.decrypt(1, wrong);
  story.decrypt(2);
  story.decrypt(3);
  story.result("[3,2,0]");
  const auto found = verdict(story);
  ASSERT_FALSE(found.code);
  EXPECT_EQ(found.election->blamed(), std::vector<std::uint32_t>{1});
}

// Any bit of a ballot changed, and each word of the statement of a part.
TEST(Catalogue, T5_NothingOfStatementOrContextMayChange) {
  Story story = locked(3, 2);
  const std::string good = story.ballot(0, 0, 2);
  std::mt19937_64 dice(20221010);
  for (int run = 0; run < 500; ++run) {
    std::string changed = good;
    changed[dice() % changed.size()] ^= static_cast<char>(1U << dice() % 8);
    Intake intake(story.voting());
    ASSERT_FALSE(intake.cast(changed, story.key_of(0))) << run;
  }
  const Digest context = counts_context(story.voting().v, story.lock_digest_made());
  const std::string part = story.part(1);
  const auto alphas = story.alphas();
  const Point x = story.teller(1).verification_key();
  auto other = alphas;
  std::swap(other[0], other[1]);
  for (const Decrypting& about :
       {Decrypting{hash("tally/counts", {"x"}), 1, x, alphas}, Decrypting{context, 2, x, alphas},
        Decrypting{context, 1, story.teller(2).verification_key(), alphas}, Decrypting{context, 1, x, other}})
    EXPECT_EQ(read_equal_logarithms(part, about)->wrong, Code::decryption);
}

// A ballot that was copied, or changed as far as its proofs could bear, under another seat: twenty ways a ballot.
TEST(Catalogue, T6_ABallotIsBoundToItsSeat) {
  Story story = locked(3, 2);
  const Shape& shape = story.voting().shape;
  const Forger thief(story.voting(), story.secret_of(1));
  int refused = 0, tried = 0;
  for (std::uint32_t sequence = 1; sequence <= 10; ++sequence) {
    const std::string theirs = story.ballot(0, sequence % 3, sequence);
    std::string stolen = theirs.substr(0, theirs.size() - schnorr_bytes);
    stolen.replace(9, 32, view(story.key_of(1)));
    for (std::size_t way = 0; way < 20; ++way, ++tried) {
      std::string changed = stolen;
      for (std::size_t slot = 0; slot < shape.slots(); ++slot) {
        const std::size_t at = 45 + 64 * ((slot + way) % shape.slots());
        const Point alpha = *base::exactly<32>(stolen.substr(45 + 64 * slot, 32));
        const Point beta = *base::exactly<32>(stolen.substr(45 + 64 * slot + 32, 32));
        const Scalar r = scalar_of(way * 31 + slot);
        changed.replace(at, 32, view(crypto::add(alpha, crypto::times_generator(r))));
        changed.replace(at + 32, 32, view(crypto::add(beta, crypto::times(r, story.voting().y))));
      }
      Intake intake(story.voting());
      refused += intake.cast(thief.signed_as(changed), story.key_of(1)) ? 0 : 1;
    }
  }
  EXPECT_EQ(refused, tried);
}

// Factors are the only ones with a proof: whoever waits for the others' gains no choice, and the rest finish.
TEST(Catalogue, T10_WhoWaitsGainsNothing) {
  Story story = locked(5, 3);
  const std::string first = story.part(4), second = story.part(4);
  const std::size_t factors = 32 * story.alphas().size();
  EXPECT_EQ(first.substr(0, factors), second.substr(0, factors));
  EXPECT_NE(first, second);
  std::array<std::uint32_t, 5> order = {1, 2, 3, 4, 5};
  do {
    Story tried = story;
    for (std::size_t i = 0; i < 3; ++i) tried.decrypt(order[i]);
    tried.result("[3,2,0]");
    ASSERT_FALSE(verdict(tried).code);
  } while (std::next_permutation(order.begin(), order.begin() + 4) && order[0] < 3);
}

// Groups of every size up to ten, with the least floor: refused below it, open from it on.
TEST(Catalogue, T12_SmallGroupsDoNotOpen) {
  for (std::size_t size = 1; size <= 10; ++size) {
    const auto found = verdict(Story::opened(size, 3, 2)).code;
    EXPECT_EQ(found, size < 3 ? Code::floor : Code::incomplete) << size;
  }
}

TEST(Catalogue, T14_EveryChoiceHasTheSameLength) {
  Story story = locked(3, 2);
  for (std::size_t slot = 0; slot < 3; ++slot) {
    const std::string ballot = story.ballot(0, slot, 2);
    EXPECT_EQ(ballot.size(), story.voting().shape.ballot_bytes());
    EXPECT_EQ(base::base64(ballot).size(), base::base64(story.ballot(1, 0, 2)).size());
  }
}

// No randomness twice: every α of many ballots is another, also of the same choice under the same number.
TEST(Catalogue, T15_NoRandomnessTwice) {
  Story story = locked(3, 2);
  std::set<std::string> alphas;
  for (std::uint32_t i = 0; i < 300; ++i) {
    const std::string ballot = story.ballot(0, 0, 2);
    for (std::size_t slot = 0; slot < 3; ++slot) EXPECT_TRUE(alphas.insert(ballot.substr(45 + 64 * slot, 32)).second);
  }
}

// 2, -1, half, two names, none: with proofs as good as a cheat can make them.
TEST(Catalogue, T16_NoOtherPlaintextThanTheShapeAllows) {
  const Story story = locked(3, 2);
  const Scalar zero = scalar_of(0), one = scalar_of(1), two = scalar_of(2), minus = crypto::negative(one);
  const Scalar half = crypto::inverse(two);
  const std::vector<std::vector<Scalar>> plains = {{two, zero, zero}, {minus, two, zero}, {one, one, zero},
                                                   {one, one, minus}, {half, half, zero}, {zero, zero, zero},
                                                   {one, zero, one},  {zero, zero, two},  {two, minus, zero}};
  int tried = 0;
  for (std::uint32_t run = 0; tried < 500; ++run)
    for (const auto& plain : plains) {
      Forgery forged{plain, {run & 1U, run >> 1 & 1U, run >> 2 & 1U}, 1, 2 + run, {}, false, {}};
      Intake intake(story.voting());
      const auto taken = intake.cast(Forger(story.voting(), story.secret_of(0)).ballot(forged), story.key_of(0));
      ASSERT_FALSE(taken) << tried;
      ASSERT_TRUE(taken.error() == Code::bit || taken.error() == Code::range);
      ++tried;
    }
}

// A device that encrypts another choice than it shows: caught whenever it is checked; what was checked is never cast.
TEST(Catalogue, T17_CastOrCheck) {
  Story story = locked(3, 2);
  const Voting& voting = story.voting();
  std::mt19937_64 dice(17);
  int caught = 0, checked = 0;
  for (std::uint32_t run = 0; run < 60; ++run) {
    const bool cheats = dice() % 2 == 0;
    const std::vector<std::uint8_t> shown = {1, 0, 0}, sealed = {static_cast<std::uint8_t>(!cheats), cheats, 0};
    HedgedDraws draws(story.secret_of(0), std::string(view(voting.v)), run + 2);
    const Sealed ballot(voting, story.secret_of(0), run + 2, sealed, draws);
    if (dice() % 4 == 0) continue;  // cast
    ++checked;
    Intake intake(voting);
    const std::string opening = ballot.opening();
    ASSERT_TRUE(intake.challenge(ballot.body(), opening, story.key_of(0)));
    bool same = true;
    for (std::size_t slot = 0; slot < 3; ++slot) same = same && opening[33 * slot] == static_cast<char>(shown[slot]);
    EXPECT_EQ(same, !cheats);
    caught += same ? 0 : 1;
    // A lie about what it was does not open.
    std::string lie = opening;
    std::swap(lie[0], lie[33]);
    EXPECT_FALSE(Intake(voting).challenge(ballot.body(), lie, story.key_of(0)) && lie != opening);
    EXPECT_EQ(intake.cast(ballot.cast(draws), story.key_of(0)).error(), Code::spoiled);
  }
  EXPECT_GT(caught, 0);
  EXPECT_LT(caught, checked);
}

}  // namespace
