// What a verifier must reject: the rows N1 to N98 of the catalogue that are about secret ballots, by their numbers,
// with the codes that the page has for them. The cheat re-signs and re-hashes all that it controls. Rows of mixes,
// cells, hidden outcomes and of the record itself are not here; N18 cannot occur, the last challenge is computed.
#include <gtest/gtest.h>

#include "ballot/internal/forging_for_tests.hpp"

namespace {

using namespace ballot;
using ballot::made::Forger;
using ballot::made::Forgery;
using ballot::made::in_base64;
using ballot::made::randomised_again;
using ballot::made::Story;
using ballot::made::with_slots_swapped;
using crypto::scalar_of;

constexpr std::size_t seats = 6, head = 45;

// Six seats, two of three tellers; all have voted, the vote is counted.
const Story& counted() {
  static const Story story = [] {
    Story out = Story::opened(seats, 3, 2);
    for (std::size_t seat = 0; seat < seats; ++seat) out.cast(seat, seat % 2);
    out.lock();
    out.decrypt(1);
    out.decrypt(3);
    out.result("[3,3,0]");
    return out;
  }();
  return story;
}

std::optional<Code> verdict(const Story& story) { return verify(story.origin, story.acts, story.blobs()).code; }
using Fault = std::optional<Code>;

// ---- the record's acts, changed

std::size_t nth(const Story& story, std::string_view does, std::size_t number = 0) {
  for (std::size_t i = 0; i < story.acts.size(); ++i)
    if (story.acts[i].find("\"do\":\"" + std::string(does) + "\"") != std::string::npos && number-- == 0) return i;
  throw std::logic_error("there is no such act");
}
std::string changed(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("there is no such text");
  return text.replace(at, from.size(), to);
}
std::pair<std::size_t, std::size_t> place(const std::string& act, std::string_view field) {
  const std::string name = "\"" + std::string(field) + "\":\"";
  const std::size_t from = act.find(name) + name.size();
  return {from, act.find('"', from) - from};
}
std::string bytes_of(const std::string& act, std::string_view field) {
  const auto [from, length] = place(act, field);
  return *base::from_base64(act.substr(from, length));
}
std::string with_bytes(std::string act, std::string_view field, std::string_view bytes) {
  const auto [from, length] = place(act, field);
  return act.replace(from, length, base::base64(bytes));
}

struct Edit {
  std::string_view does;
  std::size_t number;
  std::string_view from, to;
};
// The verdict when one act says something else.
Fault after(const Edit& edit) {
  Story story = counted();
  std::string& act = story.acts[nth(story, edit.does, edit.number)];
  act = changed(act, edit.from, edit.to);
  return verdict(story);
}
// … when the bytes of a field are others.
Fault with_other(std::string_view does, std::size_t number, std::string_view field,
                 const std::function<void(std::string&)>& change) {
  Story story = counted();
  std::string& act = story.acts[nth(story, does, number)];
  std::string bytes = bytes_of(act, field);
  change(bytes);
  act = with_bytes(act, field, bytes);
  return verdict(story);
}
// … when an act is put in the place of another, or before it.
Fault with_act(std::size_t at, const std::function<void(Story&)>& put, bool instead = false) {
  Story story = counted();
  std::vector<std::string> rest(story.acts.begin() + static_cast<std::ptrdiff_t>(at + (instead ? 1 : 0)),
                                story.acts.end());
  story.acts.resize(at);
  put(story);
  story.acts.insert(story.acts.end(), rest.begin(), rest.end());
  return verdict(story);
}

// ---- ballots, forged and signed well

const Scalar zero = scalar_of(0), one = scalar_of(1);
const Forgery honest{{one, zero, zero}, {1, 0, 0}};

Forger forger(std::size_t seat = 0) { return {counted().voting(), counted().secret_of(seat)}; }

Fault judged(const std::string& ballot, std::size_t seat = 0) {
  const auto taken = Intake(counted().voting()).cast(ballot, counted().key_of(seat));
  return taken ? std::nullopt : std::optional(taken.error());
}
// The body changed at a place, and signed anew by the seat; `resigned` false: under the old signature.
Fault body_with(std::size_t at, std::string_view bytes, bool resigned = true) {
  std::string body = forger().body(honest);
  const std::string signature = forger().signed_as(body).substr(body.size());
  body.replace(at, bytes.size(), bytes);
  return judged(resigned ? forger().signed_as(body) : body + signature);
}

const std::size_t bit_proofs = head + 64 * 3, range_proof = bit_proofs + 224 * 3;
const std::string identity(32, '\0'), no_scalar(32, '\xff');
const std::string order = std::string("\xed\xd3\xf5\x5c\x1a\x63\x12\x58\xd6\x9c\xf7\xa2\xde\xf9\xde\x14") +
                          std::string(15, '\0') + "\x10";  // L

TEST(Rows, TheStoryItselfIsInOrder) {
  EXPECT_EQ(verdict(counted()), std::nullopt);
  EXPECT_EQ(judged(forger().ballot(honest)), std::nullopt);
}

// ---- decode

TEST(Rows, N1_IdentityPoint) {
  for (const std::size_t at : {head, head + 32, bit_proofs, range_proof})
    EXPECT_EQ(body_with(at, identity), Code::identity);
  const auto zeroed = [](std::string& bytes) { bytes.replace(0, 32, identity); };
  EXPECT_EQ(with_other("credential.register", 0, "message", zeroed), Code::identity);
  EXPECT_EQ(with_other("teller.deal", 0, "message", zeroed), Code::identity);
  EXPECT_EQ(with_other("teller.key", 0, "key", zeroed), Code::key);
}

TEST(Rows, N2toN5_NoncanonicalOrNoPoint) {
  const std::string above = std::string("\xed") + std::string(30, '\xff') + "\x7f";  // p itself
  const std::string negative = "\1" + std::string(31, '\0');                         // odd
  const std::string none = std::string("\x02") + std::string(31, '\0');              // no square
  const std::string low = std::string("\xec") + std::string(30, '\xff') + "\x7f";    // of order 2 on the curve
  for (const std::string& point : {above, negative, none, low}) {
    for (const std::size_t at : {head, bit_proofs, range_proof}) EXPECT_EQ(body_with(at, point), Code::point);
    const auto put = [&](std::string& bytes) { bytes.replace(0, 32, point); };
    EXPECT_EQ(with_other("credential.register", 0, "message", put), Code::point);
    EXPECT_EQ(with_other("teller.deal", 0, "message", put), Code::point);
    EXPECT_EQ(with_other("ballot.decrypt", 0, "message", put), Code::point);
  }
}

TEST(Rows, N6_ScalarOutOfRange) {
  std::string next = order;
  ++next[0];
  for (const std::string& scalar : {order, next, no_scalar}) {
    EXPECT_EQ(body_with(bit_proofs + 128, scalar), Code::scalar);  // a challenge
    EXPECT_EQ(body_with(bit_proofs + 160, scalar), Code::scalar);  // a response
    const auto last = [&](std::string& bytes) { bytes.replace(bytes.size() - 32, 32, scalar); };
    EXPECT_EQ(with_other("credential.register", 0, "message", last), Code::scalar);
    EXPECT_EQ(with_other("ballot.decrypt", 0, "message", last), Code::scalar);
    EXPECT_EQ(with_other("ballot.cast", 0, "ballot", last), Code::scalar);
  }
}

TEST(Rows, N8andN98_GrammarAndSecondSpellings) {
  for (const Edit& edit :
       {Edit{"ballot.lock", 0, "\"vote\":7", "\"vote\":7,\"vote\":7"},
        Edit{"ballot.lock", 0, "\"vote\":7", "\"vote\":7,\"more\":1"},
        Edit{"ballot.lock", 0, "\"vote\":7", "\"vote\":7.0"}, Edit{"ballot.lock", 0, "\"vote\":7", "\"vote\":07"},
        Edit{"ballot.lock", 0, "\"vote\":7", "\"vote\":NaN"},
        Edit{"ballot.lock", 0, "{\"by\"", "\xef\xbb\xbf{\"by\""},
        Edit{"ballot.lock", 0, "\"chair\"", "\"ch\xc3\xa1ir\""}})
    EXPECT_EQ(after(edit), Code::grammar) << edit.to;
  Story story = counted();
  story.acts[nth(story, "ballot.lock")] += " ";
  EXPECT_EQ(verdict(story), Code::grammar);
  Story unpadded = counted();
  std::string& act = unpadded.acts[nth(unpadded, "ballot.decrypt")];
  const auto [from, length] = place(act, "lock");
  act.erase(from + length - 1, 1);
  EXPECT_EQ(verdict(unpadded), Code::grammar);
}

TEST(Rows, N10andN94_TooFewTooManyOrABomb) {
  const std::string ballot = forger().ballot(honest);
  EXPECT_EQ(judged(ballot.substr(0, ballot.size() - 32)), Code::length);
  EXPECT_EQ(judged(ballot + std::string(288, '\0')), Code::length);
  EXPECT_EQ(judged(std::string(1'000'000, '\1')), Code::length);
  EXPECT_EQ(with_other("teller.deal", 0, "message", [](std::string& bytes) { bytes.resize(bytes.size() - 72); }),
            Code::length);
}

// ---- proofs of another statement

Digest digest_of(std::string_view origin, std::uint64_t vote, const Point& y) {
  return voting_digest(origin, vote, crypto::sha256(counted().acts[nth(counted(), "ballot.open")]), y);
}

TEST(Rows, N12toN15_ProofOfAnotherContext) {
  const Point other_key = counted().key_of(1);
  for (const Digest& elsewhere : {digest_of("other.example/board", 7, counted().voting().y),
                                  digest_of(counted().origin, 8, counted().voting().y),
                                  digest_of(counted().origin, 7, other_key), hash("vote", {"another opening"})}) {
    Forgery forged = honest;
    forged.bound_to = elsewhere;
    EXPECT_EQ(judged(forger().ballot(forged)), Code::signature);
    EXPECT_EQ(judged(forger().signed_as(forger().body(forged))), Code::bit);
  }
  // Another seat's, another round's: the key and the number stand in the body, and in what the proofs are bound to.
  std::string body = forger(1).body(honest);
  body.replace(9, 32, base::view(counted().key_of(0)));
  EXPECT_EQ(judged(forger().signed_as(body)), Code::bit);
  std::string later = forger().body(honest);
  later[44] = 2;
  EXPECT_EQ(judged(forger().signed_as(later)), Code::bit);
}

TEST(Rows, N16_SlotsSwappedWithTheirProofs) {
  const std::string body = forger().body(honest), ballot = forger().signed_as(body);
  EXPECT_EQ(judged(with_slots_swapped(body, counted().voting().shape) + ballot.substr(body.size())), Code::signature);
  EXPECT_EQ(judged(forger().signed_as(with_slots_swapped(body, counted().voting().shape))), Code::bit);
}

TEST(Rows, N17_ProofOfAnotherType) {
  SystemDraws draws;
  const std::string possession =
      register_credential(counted().secret_of(0), counted().origin, "seat000000", 1, draws);
  EXPECT_EQ(judged(forger().body(honest) + possession.substr(32)), Code::signature);
}

TEST(Rows, N19andN24_ResponseCommitmentOrCiphertextChanged) {
  const std::string body = forger().body(honest);
  const std::string other(base::view(counted().key_of(2)));
  const auto next = [&](std::size_t at) {
    std::string scalar = body.substr(at, 32);
    ++scalar[0];
    return scalar;
  };
  const std::size_t responses = bit_proofs + 160;
  std::string changed = body;
  changed.replace(responses, 32, next(responses));
  EXPECT_EQ(judged(forger().signed_as(changed)), Code::bit);
  EXPECT_EQ(body_with(bit_proofs, other), Code::bit);
  EXPECT_EQ(body_with(range_proof, other), Code::range);
  EXPECT_EQ(body_with(range_proof, other, false), Code::signature);
  std::string plus_one = body;
  const Point beta = *base::exactly<32>(body.substr(head + 32, 32));
  plus_one.replace(head + 32, 32, base::view(crypto::add(beta, crypto::times_generator(one))));
  EXPECT_EQ(judged(forger().signed_as(plus_one)), Code::bit);
  const auto last = [](std::string& bytes) { bytes[bytes.size() - 32] ^= 1; };
  EXPECT_EQ(with_other("credential.register", 0, "message", last), Code::possession);
}

// Both branches simulated, with challenges that were chosen: they do not add up to the one that is computed.
TEST(Rows, N20_BothBranchesSimulated) {
  std::string body = forger().body(honest);
  const Voting& voting = counted().voting();
  const Point alpha = *base::exactly<32>(body.substr(head, 32)),
              beta = *base::exactly<32>(body.substr(head + 32, 32));
  std::string commitments, challenge(base::view(scalar_of(3))), responses;
  for (std::uint64_t j = 0; j < 2; ++j) {
    const Scalar c = scalar_of(3 + j), z = scalar_of(11 + j), minus_c = crypto::negative(c);
    const Point of_v = crypto::add(beta, crypto::times_generator(crypto::negative(scalar_of(j))));
    commitments += base::view(crypto::add(crypto::times_generator(z), crypto::times(minus_c, alpha)));
    commitments += base::view(crypto::add(crypto::times(z, voting.y), crypto::times(minus_c, of_v)));
    responses += base::view(z);
  }
  body.replace(bit_proofs, 224, commitments + challenge + responses);
  EXPECT_EQ(judged(forger().signed_as(body)), Code::bit);
}

TEST(Rows, N21toN23_OtherPlaintextsAndSums) {
  const Scalar two = scalar_of(2), minus = crypto::negative(one);
  for (const Scalar& v : {two, minus}) EXPECT_EQ(judged(forger().ballot({{v, zero, zero}, {1, 0, 0}})), Code::bit);
  EXPECT_EQ(judged(forger().ballot({{zero, zero, zero}, {0, 0, 0}})), Code::range);
  EXPECT_EQ(judged(forger().ballot({{one, one, zero}, {1, 1, 0}})), Code::range);
  EXPECT_EQ(judged(forger().ballot({{one, zero, one}, {1, 0, 1}})), Code::range);  // a choice, and abstained
}

TEST(Rows, N26_WeakFiatShamir) {
  Forgery weak = honest;
  weak.weak = true;
  EXPECT_EQ(judged(forger().ballot(weak)), Code::bit);
}

// Two errors that cancel each other out where each equation has the same weight.
TEST(Rows, N27andN28_ErrorsThatCancelInABatch) {
  Story story = counted();
  for (const auto& [number, up] : {std::pair(std::size_t{0}, true), std::pair(std::size_t{1}, false)}) {
    std::string& act = story.acts[nth(story, "ballot.cast", number)];
    std::string bytes = bytes_of(act, "ballot");
    crypto::Secrets z(1);
    const Scalar by = up ? one : crypto::negative(one), old = *base::exactly<32>(bytes.substr(bytes.size() - 32));
    crypto::add_scalars(z[0], old.data(), by.data());
    bytes.replace(bytes.size() - 32, 32, reinterpret_cast<const char*>(z[0]), 32);
    act = with_bytes(act, "ballot", bytes);
  }
  const Verdict found = verify(story.origin, story.acts, story.blobs());
  EXPECT_EQ(found.code, Code::signature);
  EXPECT_EQ(found.act, nth(story, "ballot.cast", 0));
}

// ---- roll, order, window

TEST(Rows, N29andN37_NotEntitledOrAnotherKey) {
  const std::string ballot = forger().ballot(honest);
  const std::size_t at = nth(counted(), "ballot.lock");
  EXPECT_EQ(with_act(at,
                     [&](Story& story) {
                       story.put("stranger", "ballot.cast", "\"vote\":7,\"ballot\":" + in_base64(ballot));
                     }),
            Code::seat);
  EXPECT_EQ(judged(ballot, 1), Code::credential);
}

TEST(Rows, N30toN32_OneCountedBallotASeatTheNewest) {
  const std::size_t at = nth(counted(), "ballot.lock");
  const std::string old = counted().acts[nth(counted(), "ballot.cast")];
  EXPECT_EQ(with_act(at, [&](Story& again) { again.acts.push_back(old); }), Code::sequence);
  // A teller who opens the aggregate without the newest ballot answers for another lock.
  Story later = counted();
  later.acts.resize(at);
  later.cast(0, 1, 2);
  later.lock();
  const std::string stale = bytes_of(counted().acts[nth(counted(), "ballot.decrypt")], "lock");
  later.decrypt(1);
  later.acts.back() = with_bytes(later.acts.back(), "lock", stale);
  EXPECT_EQ(verdict(later), Code::lock);
}

TEST(Rows, N33andN40_WeightOrOptionsChanged) {
  Story heavier = counted();
  heavier.roll.replace(heavier.roll.find(" 1 "), 3, " 9 ");
  EXPECT_EQ(verdict(heavier), Code::roll);
  std::string& act = heavier.acts[nth(heavier, "ballot.open")];
  act = with_bytes(act, "roll", base::view(crypto::sha256(heavier.roll)));
  EXPECT_EQ(verdict(heavier), Code::floor);  // a group of one
  EXPECT_EQ(after({"ballot.open", 0, "\"option 0\",\"option 1\"", "\"option 1\",\"option 0\""}), Code::signature);
}

TEST(Rows, N34andN39_TheSameCiphertextUnderTwoSeats) {
  Intake intake(counted().voting());
  Forgery fixed = honest;
  fixed.r = {scalar_of(5), scalar_of(6), scalar_of(7)};
  ASSERT_TRUE(intake.cast(forger(0).ballot(fixed), counted().key_of(0)));
  EXPECT_EQ(intake.cast(forger(1).ballot(fixed), counted().key_of(1)).error(), Code::copy);
  // One tracker for two seats would need one key for both.
  EXPECT_EQ(intake.cast(forger(0).ballot(fixed), counted().key_of(1)).error(), Code::credential);
}

TEST(Rows, N35_ReRandomisedCopy) {
  std::string body = forger(0).body(honest);
  body.replace(9, 32, base::view(counted().key_of(1)));
  body = randomised_again(body, counted().voting());
  EXPECT_EQ(judged(forger(1).signed_as(body), 1), Code::bit);
}

TEST(Rows, N36andN95_BeforeTheOpeningAfterTheLockTwoLocks) {
  const std::string cast = counted().acts[nth(counted(), "ballot.cast")],
                    lock = counted().acts[nth(counted(), "ballot.lock")];
  const auto puts = [](const std::string& act) { return [&act](Story& story) { story.acts.push_back(act); }; };
  EXPECT_EQ(with_act(nth(counted(), "ballot.open"), puts(cast)), Code::phase);
  EXPECT_EQ(with_act(nth(counted(), "ballot.lock") + 1, puts(cast)), Code::phase);
  EXPECT_EQ(with_act(nth(counted(), "ballot.lock"), puts(lock)), Code::phase);
  EXPECT_EQ(with_act(nth(counted(), "ballot.result"), puts(counted().acts[nth(counted(), "ballot.open")])),
            Code::phase);
  const std::string result = counted().acts[nth(counted(), "ballot.result")];
  EXPECT_EQ(with_act(nth(counted(), "ballot.lock"), puts(result)), Code::phase);
}

TEST(Rows, N38_WhatWasOpenedIsCast) {
  HedgedDraws draws(counted().secret_of(0), std::string(base::view(counted().voting().v)), 1);
  const std::vector<std::uint8_t> choice = {1, 0, 0};
  const Sealed ballot(counted().voting(), counted().secret_of(0), 1, choice, draws);
  Intake intake(counted().voting());
  ASSERT_TRUE(intake.challenge(ballot.body(), ballot.opening(), counted().key_of(0)));
  EXPECT_EQ(intake.cast(ballot.cast(draws), counted().key_of(0)).error(), Code::spoiled);
}

// ---- the tellers' key

TEST(Rows, N57toN59_DealsThatDoNotFit) {
  EXPECT_EQ(with_other("teller.deal", 0, "message",
                       [](std::string& bytes) { bytes.replace(32, 32, base::view(counted().key_of(3))); }),
            Code::commitment);
  EXPECT_EQ(
      with_other("teller.deal", 0, "message", [](std::string& bytes) { bytes.insert(32, bytes.substr(0, 32)); }),
      Code::length);
  SystemDraws draws;
  const Digest here = ceremony_digest("club.example/board", 1, {}),
               other = ceremony_digest("club.example/board", 2, {});
  const Teller teller(here, 1, 2, draws), peer(here, 2, 2, draws);
  crypto::Secrets same(3);
  for (std::size_t i = 0; i < 3; ++i) std::copy_n(teller.kept()[i], 32, same[i]);
  const Teller elsewhere(other, 1, std::move(same));
  const std::map<std::uint32_t, crypto::BoxKey> to = {{2, check_commit(peer.commit())->box_key}};
  const auto commit = *check_commit(teller.commit());
  std::string deal = teller.deal(to);
  ASSERT_TRUE(check_deal(here, 1, 2, {2}, commit, deal));
  deal.replace(64, 64, elsewhere.deal(to).substr(64, 64));
  EXPECT_EQ(check_deal(here, 1, 2, {2}, commit, deal).error(), Code::possession);
}

TEST(Rows, N60andN64_AnotherKeyThanTheSum) {
  const auto other = [](std::string& bytes) { bytes.replace(0, 32, base::view(counted().key_of(4))); };
  EXPECT_EQ(with_other("teller.key", 0, "key", other), Code::key);
  EXPECT_EQ(with_other("teller.key", 0, "shares", other), Code::key);
  EXPECT_EQ(with_other("ballot.open", 0, "key", other), Code::key);
}

TEST(Rows, N61_TellersTwiceOrNoneOfThem) {
  EXPECT_EQ(after({"teller.setup", 0, "\"teller2\"", "\"teller1\""}), Code::grammar);
  EXPECT_EQ(after({"teller.key", 0, "[1,2,3]", "[0,1,2]"}), Code::key);
  EXPECT_EQ(after({"teller.verdict", 0, "\"against\":[]", "\"against\":[0]"}), Code::complaint);
  const std::string commit = counted().acts[nth(counted(), "teller.commit")];
  EXPECT_EQ(with_act(nth(counted(), "teller.commit", 1), [&](Story& story) { story.acts.push_back(commit); }),
            Code::duplicate);
}

TEST(Rows, N62_AnActOfAnotherKind) {
  EXPECT_EQ(after({"ballot.cast", 0, "ballot.cast", "vote.cast"}), Code::grammar);
  EXPECT_EQ(after({"ballot.lock", 0, "ballot.lock", "vote.lock"}), Code::grammar);
}

TEST(Rows, N63_AShareThatDoesNotFitIsNotAnswered) {
  SystemDraws draws;
  const Digest d = ceremony_digest("club.example/board", 1, {});
  const Teller dealer(d, 1, 2, draws), peer(d, 2, 2, draws);
  const auto commit = *check_commit(dealer.commit());
  const auto deal = *check_deal(d, 1, 2, {2}, commit, dealer.deal({{2, check_commit(peer.commit())->box_key}}));
  std::string answer = dealer.answer({2});
  ASSERT_TRUE(check_answer(deal, {2}, answer));
  answer[2] ^= 1;
  EXPECT_EQ(check_answer(deal, {2}, answer).error(), Code::share);
}

// ---- the count

TEST(Rows, N65toN72_AnotherSetIsNotOpened) {
  const auto other = [](std::string& bytes) { bytes[0] ^= 1; };
  EXPECT_EQ(with_other("ballot.decrypt", 0, "lock", other), Code::lock);
  EXPECT_EQ(with_other("ballot.result", 0, "lock", other), Code::lock);
  Story story = counted();
  story.acts.resize(nth(story, "ballot.lock") + 1);
  std::vector<Point> some = story.alphas();
  std::swap(some[0], some[1]);
  story.decrypt(1, story.teller(1).decrypt(counts_context(story.voting().v, story.lock_digest_made()), some));
  story.decrypt(2, story.part(3));  // another teller's part: proved against another key
  story.decrypt(1);
  story.decrypt(3);
  story.result("[3,3,0]");
  const Verdict found = verify(story.origin, story.acts, story.blobs());
  ASSERT_FALSE(found.code);
  EXPECT_EQ(found.election->blamed(), (std::vector<std::uint32_t>{1, 2}));
}

TEST(Rows, N68andN92andN97_TooFewPartsOrOneTwice) {
  Story story = counted();
  story.acts.erase(story.acts.begin() + static_cast<std::ptrdiff_t>(nth(story, "ballot.decrypt", 1)));
  EXPECT_EQ(verdict(story), Code::quorum);
  const std::string part = counted().acts[nth(counted(), "ballot.decrypt")];
  EXPECT_EQ(with_act(
                nth(counted(), "ballot.decrypt", 1), [&](Story& twice) { twice.acts.push_back(part); }, true),
            Code::duplicate);
}

TEST(Rows, N70andN96_CountsThatAreNot) {
  EXPECT_EQ(after({"ballot.result", 0, "[[3,3,0]]", "[[4,2,0]]"}), Code::result);
  EXPECT_EQ(after({"ballot.result", 0, "[[3,3,0]]", "[[7,3,0]]"}), Code::result);
  EXPECT_EQ(after({"ballot.result", 0, "\"ballots\":6", "\"ballots\":5"}), Code::result);
}

TEST(Rows, N91_Nothing) {
  const Verdict found = verify("club.example/board", std::vector<std::string>(), counted().blobs());
  EXPECT_EQ(found.code, Code::incomplete);
  EXPECT_EQ(found.act, 0U);
}

}  // namespace
