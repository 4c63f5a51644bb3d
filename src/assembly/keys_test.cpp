// The record's beginning, and who may sign in it. What a signature is worth is not asked here.
#include <gtest/gtest.h>

#include "assembly/internal/club_for_tests.hpp"
#include "assembly/refusals.hpp"

namespace assembly {
namespace {

using testing::Club;
SeatId seat(std::string_view id) { return SeatId::of(id); }

Key key(std::uint8_t n) {
  Key out{};
  out[0] = n;
  return out;
}
const std::string digest(64, 'a'), other(64, 'b');

Establish beginning() {
  Establish out;
  out.rules = digest;
  out.roster = other;
  out.key = key(1);
  return out;
}

Club begun() {
  Club club(9);
  EXPECT_EQ(club.act("secretary", {beginning()}), "");
  return club;
}

TEST(Keys, a_record_begins_once_by_an_officer_with_its_files) {
  Club club(9);
  EXPECT_EQ(club.act("m1", {beginning()}), "not_an_officer");
  EXPECT_EQ(club.act("chair", {InviteKey{seat("m1"), key(2)}}), "not_established");
  EXPECT_EQ(club.act("chair", {Withhold{digest, "why"}}), "not_established");
  Establish bad = beginning();
  bad.rules = "abc";
  EXPECT_EQ(club.act("secretary", {bad}), "digest_malformed");
  bad = beginning();
  bad.roster.clear();
  EXPECT_EQ(club.act("secretary", {bad}), "digest_malformed");
  EXPECT_EQ(club.act("secretary", {beginning()}), "");
  EXPECT_EQ(club.state.keys.at(key(1)).seat, seat("secretary"));
  EXPECT_EQ(club.act("secretary", {beginning()}), "established");
}

TEST(Keys, an_officer_enters_them_and_each_once) {
  Club club = begun();
  EXPECT_EQ(club.act("m1", {EnrolKey{seat("m1"), key(2), "", {}}}), "not_an_officer");
  EXPECT_EQ(club.act("secretary", {EnrolKey{seat("nobody"), key(2), "", {}}}), "unknown_actor");
  EXPECT_EQ(club.act("secretary", {EnrolKey{seat("m1"), key(2), "", {}}}), "");
  EXPECT_EQ(club.act("secretary", {EnrolKey{seat("m2"), key(2), "", {}}}), "key_known");
  EXPECT_EQ(club.act("secretary", {EnrolKey{seat("m1"), key(3), "", {}}}), "");  // a second device
  EXPECT_EQ(club.state.keys.at(key(2)).stage, KeyStage::enrolled);
}

TEST(Keys, an_invitation_enrols_one_key_for_its_seat) {
  Club club = begun();
  EXPECT_EQ(club.act("m1", {InviteKey{seat("m1"), key(5)}}), "not_an_officer");
  EXPECT_EQ(club.act("secretary", {InviteKey{seat("nobody"), key(5)}}), "unknown_actor");
  ASSERT_EQ(club.act("secretary", {InviteKey{seat("m1"), key(5)}}), "");
  EXPECT_EQ(club.act("secretary", {InviteKey{seat("m2"), key(5)}}), "key_known");
  EXPECT_EQ(club.act("m1", {EnrolKey{seat("m1"), key(6), "", key(9)}}), "key_unknown");
  EXPECT_EQ(club.act("m2", {EnrolKey{seat("m2"), key(6), "", key(5)}}), "key_invites_other");
  EXPECT_EQ(club.act("m2", {EnrolKey{seat("m1"), key(6), "", key(5)}}), "key_invites_other");
  ASSERT_EQ(club.act("m1", {EnrolKey{seat("m1"), key(6), "", key(5)}}), "");
  EXPECT_EQ(club.state.keys.at(key(5)).stage, KeyStage::ended);
  EXPECT_EQ(club.act("m1", {EnrolKey{seat("m1"), key(7), "", key(5)}}), "key_ended");
}

TEST(Keys, end_for_good_and_the_desk_keeps_one) {
  Club club = begun();
  ASSERT_EQ(club.act("secretary", {EnrolKey{seat("m1"), key(2), "", {}}}), "");
  EXPECT_EQ(club.act("m2", {RevokeKey{key(2), "lost"}}), "key_not_yours");
  EXPECT_EQ(club.act("m1", {RevokeKey{key(9), "lost"}}), "key_unknown");
  EXPECT_EQ(club.act("m1", {RevokeKey{key(2), "lost"}}), "");
  EXPECT_EQ(club.act("secretary", {RevokeKey{key(2), "lost"}}), "key_ended");
  EXPECT_EQ(club.act("secretary", {EnrolKey{seat("m1"), key(2), "", {}}}), "key_known");
  EXPECT_EQ(club.act("secretary", {RevokeKey{key(1), "lost"}}), "key_last");
  ASSERT_EQ(club.act("secretary", {EnrolKey{seat("secretary"), key(3), "", {}}}), "");
  EXPECT_EQ(club.act("secretary", {RevokeKey{key(1), "lost"}}), "");
}

void open_sitting(Club& club) {
  for (const auto& one : club.rules.roster->seats) ASSERT_EQ(club.act(one.id.view(), {Arrive{one.id}}), "");
  ASSERT_EQ(club.act("chair", {OpenSitting{}}), "");
}

Amend amendment() { return {1, std::string(64, 'd'), std::string(64, 'e'), "", "a member joins"}; }

TEST(Keys, rules_and_roster_change_between_sittings) {
  Club club(9);
  EXPECT_EQ(club.act("secretary", {amendment()}), "not_established");
  ASSERT_EQ(club.act("secretary", {beginning()}), "");
  EXPECT_EQ(club.act("m1", {amendment()}), "not_an_officer");
  Amend bad = amendment();
  bad.roster.clear();
  EXPECT_EQ(club.act("secretary", {bad}), "digest_malformed");
  bad = amendment();
  bad.reason.clear();
  EXPECT_EQ(club.act("secretary", {bad}), "reason_missing");
  bad = amendment();
  bad.edition = 0;
  EXPECT_EQ(club.act("secretary", {bad}), "edition_earlier");
  open_sitting(club);
  ASSERT_EQ(club.act("chair", {OpenElection{ElectionId::of("board"), "Board", 1}}), "");
  ASSERT_EQ(club.act("chair", {CloseSitting{}}), "");
  EXPECT_EQ(club.act("secretary", {amendment()}), "amended_between_sittings");  // the election goes on
}

TEST(Keys, nothing_changes_during_a_sitting_and_an_older_count_stands) {
  Club club = begun();
  open_sitting(club);
  ASSERT_EQ(club.open("twice", "hands"), "");
  const VoteId vote = club.vote;
  EXPECT_EQ(club.act("secretary", {amendment()}), "amended_between_sittings");
  ASSERT_EQ(club.lock(), "");
  const CountSheet sheet = {
      {ChoiceId::of("yes"), {}, {}, 5}, {ChoiceId::of("no"), {}, {}, 3}, {ChoiceId::of("abstain"), {}, {}, 0}};
  for (const char* teller : {"teller-1", "teller-2"}) ASSERT_EQ(club.act(teller, {StateCount{vote, sheet}}), "");
  ASSERT_EQ(club.act("chair", {CloseSitting{}}), "");
  ASSERT_EQ(club.act("secretary", {amendment()}), "");
  EXPECT_EQ(club.state.established->roster, std::string(64, 'e'));
  EXPECT_EQ(club.act("secretary", {Withhold{digest, "why"}}), "blob_needed");  // what was decided then rests on it
  EXPECT_EQ(club.act("secretary", {CorrectCount{vote, {}, "mis-keyed"}}), "rules_since");
}

TEST(Keys, what_the_record_needs_stays_public) {
  Club club = begun();
  EXPECT_EQ(club.act("m1", {Withhold{std::string(64, 'c'), "why"}}), "not_an_officer");
  EXPECT_EQ(club.act("secretary", {Withhold{"c", "why"}}), "digest_malformed");
  EXPECT_EQ(club.act("secretary", {Withhold{std::string(64, 'c'), ""}}), "reason_missing");
  EXPECT_EQ(club.act("secretary", {Withhold{digest, "why"}}), "blob_needed");
  EXPECT_EQ(club.act("secretary", {Withhold{other, "why"}}), "blob_needed");
  EXPECT_EQ(club.act("secretary", {Withhold{std::string(64, 'c'), "why"}}), "");
  EXPECT_EQ(club.act("secretary", {Withhold{std::string(64, 'c'), "why"}}), "blob_withheld");
}

}  // namespace
}  // namespace assembly
