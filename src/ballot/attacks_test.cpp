// Attacks on voting systems that were found in others, K1 to K16 of the list of incidents: each must fail here, for
// the reason that the page gives. The cheat re-signs and re-hashes all that it controls.
#include <gtest/gtest.h>

#include "ballot/internal/forging_for_tests.hpp"

namespace {

using namespace ballot;
using ballot::made::Forger;
using ballot::made::Forgery;
using ballot::made::Story;
using crypto::scalar_of;

const Scalar zero = scalar_of(0), one = scalar_of(1);

// Six seats, two of three tellers, the vote open.
Story& opened() {
  static Story story = Story::opened(6, 3, 2);
  return story;
}

std::optional<Code> judged(const Story& story, std::size_t seat, const std::string& ballot) {
  Intake intake(story.voting());
  const auto taken = intake.cast(ballot, story.key_of(seat));
  return taken ? std::nullopt : std::optional(taken.error());
}
std::optional<Code> judged(const Forgery& forged, std::size_t seat = 0) {
  return judged(opened(), seat, Forger(opened().voting(), opened().secret_of(seat)).ballot(forged));
}
const Forgery honest{{one, zero, zero}, {1, 0, 0}};

std::optional<Code> verdict(const Story& story) { return verify(story.origin, story.acts, story.blobs()).code; }

std::string with(std::string bytes, std::size_t at, std::string_view other) {
  return bytes.replace(at, other.size(), other);
}
Point with_bit_255(Point point) {
  point[31] |= 0x80;
  return point;
}

TEST(Attacks, TheForgerSealsAnHonestBallotWell) { EXPECT_EQ(judged(honest), std::nullopt); }

// Challenges that bind only the commitments let a statement be solved for afterwards; ours bind V, K, the sequence,
// all ciphertexts and the slot.
TEST(Attacks, K1_WeakFiatShamir) {
  Forgery weak = honest;
  weak.weak = true;
  EXPECT_EQ(judged(weak), Code::bit);
  Forgery elsewhere = honest;
  elsewhere.bound_to = hash("vote", {"another"});
  EXPECT_EQ(judged(elsewhere), Code::signature);
  // Signed for this vote, with proofs of another: the proofs say so.
  const Forger forger(opened().voting(), opened().secret_of(0));
  EXPECT_EQ(judged(opened(), 0, forger.signed_as(forger.body(elsewhere))), Code::bit);
}

// The group is fixed by the page, and the tellers' key is hashed into V: a ballot under another key is another
// vote's.
TEST(Attacks, K2_GeneratorOrKeyNotHashed) {
  Voting other = opened().voting();
  other.y = crypto::times_generator(scalar_of(12345));
  other.y_point = *curve::decode_vartime(other.y);
  const std::string under_own_key = Forger(other, opened().secret_of(0)).ballot(honest);
  EXPECT_EQ(judged(opened(), 0, under_own_key), Code::bit);
  EXPECT_NE(voting_digest("club.example/board", 7, {}, other.y),
            voting_digest("club.example/board", 7, {}, opened().voting().y));
}

// Both branches simulated with challenges of one's own: their sum is compared with the hash.
TEST(Attacks, K3_ChallengeNeverCompared) {
  const std::string good = opened().ballot(1, 0);
  const std::size_t bit = 45 + 64 * 3, challenge = bit + 128;
  const std::string drawn(view(scalar_of(987654321)));
  const Forger forger(opened().voting(), opened().secret_of(1));
  const std::string body = with(good.substr(0, good.size() - schnorr_bytes), challenge, drawn);
  EXPECT_EQ(judged(opened(), 1, forger.signed_as(body)), Code::bit);
}

TEST(Attacks, K4_BaseHashMissing) {
  Forgery bare = honest;
  bare.bound_to = Digest{};
  EXPECT_EQ(judged(bare), Code::signature);
  const Forger forger(opened().voting(), opened().secret_of(0));
  EXPECT_EQ(judged(opened(), 0, forger.signed_as(forger.body(bare))), Code::bit);
}

// No path takes the identity or what is no point: every point of a ballot, a registration, a deal and a part.
TEST(Attacks, K5_MembershipNotCheckedOnEveryPath) {
  const Shape& shape = opened().voting().shape;
  const std::string good = opened().ballot(0, 0);
  std::vector<std::size_t> points;
  for (std::size_t i = 0; i < 2 * shape.slots(); ++i) points.push_back(45 + 32 * i);
  for (std::size_t slot = 0; slot < shape.slots(); ++slot)
    for (std::size_t i = 0; i < 4; ++i) points.push_back(45 + 64 * shape.slots() + 224 * slot + 32 * i);
  points.push_back(45 + 288 * shape.slots());
  points.push_back(good.size() - schnorr_bytes);
  const std::string none(32, '\0'), no_point(32, '\1');
  for (const std::size_t at : points) {
    EXPECT_EQ(judged(opened(), 0, with(good, at, none)), Code::identity) << at;
    EXPECT_EQ(judged(opened(), 0, with(good, at, no_point)), Code::point) << at;
  }
  SystemDraws draws;
  const std::string registration =
      register_credential(opened().secret_of(0), "club.example/board", "seat000000", 1, draws);
  for (const std::size_t at : {0U, 32U}) {
    EXPECT_EQ(check_credential(with(registration, at, none), "club.example/board", "seat000000", 1).error(),
              Code::identity);
    EXPECT_EQ(check_credential(with(registration, at, no_point), "club.example/board", "seat000000", 1).error(),
              Code::point);
  }
  EXPECT_EQ(check_commit(std::string(96, '\0')).error(), Code::box_key);
}

// Two slots change places with their proofs, and the seat signs anew: the slot's number is in each challenge.
TEST(Attacks, K6_OptionsSwappedWithTheirProofs) {
  std::string body = opened().ballot(0, 0);
  body.resize(body.size() - schnorr_bytes);
  body = made::with_slots_swapped(body, opened().voting().shape);
  EXPECT_EQ(judged(opened(), 0, Forger(opened().voting(), opened().secret_of(0)).signed_as(body)), Code::bit);
}

// Another seat's ballot: as it is, under one's own key, and re-randomised.
TEST(Attacks, K7_BallotCopying) {
  const std::string theirs = opened().ballot(0, 0);
  EXPECT_EQ(judged(opened(), 1, theirs), Code::credential);
  std::string mine = theirs.substr(0, theirs.size() - schnorr_bytes);
  mine.replace(9, 32, view(opened().key_of(1)));
  const Forger thief(opened().voting(), opened().secret_of(1));
  const std::string copied = thief.signed_as(mine);
  EXPECT_EQ(judged(opened(), 1, copied), Code::bit);
  Intake intake(opened().voting());
  ASSERT_TRUE(intake.cast(theirs, opened().key_of(0)));
  EXPECT_EQ(intake.cast(copied, opened().key_of(1)).error(), Code::copy);
  mine = made::randomised_again(mine, opened().voting());
  EXPECT_EQ(intake.cast(thief.signed_as(mine), opened().key_of(1)).error(), Code::bit);
}

// What is configured stands in the opening by its hash; another roll or another key is refused.
TEST(Attacks, K8_ConfigurationNotVerified) {
  Story story = opened();
  const std::string roll = story.roll;
  story.roll.replace(story.roll.find(" 1 "), 3, " 9 ");
  EXPECT_EQ(verdict(story), Code::roll);
  story.roll = roll;
  story.acts.back().replace(story.acts.back().find("\"key\":\"") + 8, 1, "z");
  EXPECT_EQ(verdict(story), Code::key);
}

// No two seats share a key, so none share a tracker; nothing else than the lock's list is decrypted.
TEST(Attacks, K9_Clash) {
  Story story(3, 3, 2);
  story.register_all();
  SystemDraws draws;
  story.put("thief", "credential.register",
            "\"issue\":1,\"message\":" +
                made::in_base64(register_credential(story.secret_of(0), story.origin, "thief", 1, draws)));
  EXPECT_EQ(verdict(story), Code::duplicate);
}

TEST(Attacks, K10_OneBallotDecryptedByTallyingASubset) {
  Story story = opened();
  for (std::size_t seat = 0; seat < 6; ++seat) story.cast(seat, 0);
  story.lock();
  const std::vector<Point> one_ballot(story.alphas().size(), story.alphas().front());
  const std::string part =
      story.teller(1).decrypt(counts_context(story.voting().v, story.lock_digest_made()), one_ballot);
  story.decrypt(1, part);
  story.decrypt(1);
  story.decrypt(2);
  story.result("[6,0,0]");
  const auto found = verify(story.origin, story.acts, story.blobs());
  ASSERT_FALSE(found.code);
  EXPECT_EQ(found.election->blamed(), std::vector<std::uint32_t>{1});
}

// What is dealt was committed to before anything of the others was known.
TEST(Attacks, K11_RushingDealer) {
  SystemDraws draws;
  const Digest d = ceremony_digest("club.example/board", 1, {});
  Teller early(d, 1, 2, draws), late(d, 1, 2, draws);
  const auto commit = *check_commit(early.commit());
  const std::map<std::uint32_t, crypto::BoxKey> to = {{2, check_commit(late.commit())->box_key}};
  EXPECT_EQ(check_deal(d, 1, 2, {2}, commit, late.deal(to)).error(), Code::commitment);
  EXPECT_TRUE(check_deal(d, 1, 2, {2}, commit, early.deal(to)));
}

// There is no shuffle to stop; a ballot of identities, which stopped others', is refused when it comes.
TEST(Attacks, K12_ZeroPointStopsTheCount) {
  std::string zeros = opened().ballot(0, 0);
  zeros.replace(45, 64 * opened().voting().shape.slots(), std::string(64 * opened().voting().shape.slots(), '\0'));
  EXPECT_EQ(judged(opened(), 0, zeros), Code::copy);  // its own slots are the same
  EXPECT_EQ(judged(opened(), 0, with(opened().ballot(0, 0), 45, std::string(64, '\0'))), Code::identity);
}

// One value, one spelling: nobody makes a second tracker of a ballot.
TEST(Attacks, K13_SecondSpellings) {
  const std::string good = opened().ballot(0, 0);
  const std::size_t z = good.size() - 32;
  std::string same_mod_l = good;
  const base::Bytes32 l = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                           0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
                           0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
  int carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    const int sum = static_cast<std::uint8_t>(good[z + i]) + l[i] + carry;
    same_mod_l[z + i] = static_cast<char>(sum & 0xff);
    carry = sum >> 8;
  }
  EXPECT_EQ(judged(opened(), 0, same_mod_l), Code::scalar);
  EXPECT_EQ(judged(opened(), 0, good + '\0'), Code::length);
}

// ristretto255 has no small order; box keys that differ by a point of small order count as one.
TEST(Attacks, K14_SmallOrder) {
  const std::array<std::string, 3> low = {std::string(32, '\0'), "\1" + std::string(31, '\0'),
                                          std::string("\xec") + std::string(30, '\xff') + "\x7f"};
  for (const std::string& key : low) EXPECT_EQ(check_commit(key + std::string(64, 'c')).error(), Code::box_key);
}

// A group below the floor does not open without a waiver, and is not decrypted when too few of it vote.
TEST(Attacks, K15_TinyGroups) {
  const Story small = Story::opened(2, 3, 2);
  EXPECT_EQ(verdict(small), Code::floor);
  Story story = opened();
  for (std::size_t seat = 0; seat < 2; ++seat) story.cast(seat, 0);
  story.lock();
  story.decrypt(1);
  EXPECT_EQ(verdict(story), Code::floor);
}

// The library ignores bit 255 of a point; we do not.
TEST(Attacks, K16_Bit255) {
  const std::string good = opened().ballot(0, 0);
  const Point alpha = *base::exactly<32>(good.substr(45, 32));
  EXPECT_EQ(judged(opened(), 0, with(good, 45, view(with_bit_255(alpha)))), Code::point);
  SystemDraws draws;
  std::string registration = register_credential(opened().secret_of(0), "club.example/board", "seat000000", 1, draws);
  registration[31] = static_cast<char>(registration[31] | 0x80);
  EXPECT_EQ(check_credential(registration, "club.example/board", "seat000000", 1).error(), Code::point);
}

}  // namespace
