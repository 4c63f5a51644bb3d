// The secret ballot as the assembly decides it: what may be balloted on, by whom, in which form. Scenes tell the
// course of whole ballots; here are the edges.
#include <gtest/gtest.h>

#include "assembly/internal/club_for_tests.hpp"
#include "assembly/refusals.hpp"

namespace assembly {
namespace {

using testing::Club;
SeatId seat(std::string_view id) { return SeatId::of(id); }

// Three tellers with a key who have rehearsed ballot 1; everybody is there and has a credential.
Club rehearsed(int members, const std::string& extra = "") {
  Club club(members, extra);
  for (int i = 0; i < members; ++i) {
    const std::string name = "m" + std::to_string(i);
    EXPECT_EQ(club.act(name, {RegisterCredential{1, ""}}), "");
    EXPECT_EQ(club.act(name, {Arrive{seat(name)}}), "");
  }
  EXPECT_EQ(club.hold_ceremony(), "");
  EXPECT_EQ(club.act("chair", {OpenSitting{}}), "");
  return club;
}

// The refusal of what no ballot can carry.
std::string form_refused(const Club& club) {
  const auto put = put_to_ballot(club.rules, club.state);
  if (!put) return "nothing is put";
  const auto form = ballot_form(club.rules, club.state, *put);
  return form ? "" : std::string(form.error().id);
}

OpenSecretBallot opening(const Club& club, BallotNumber number = 1) {
  OpenSecretBallot out;
  out.vote = number;
  out.ceremony = 1;
  out.floor = 3;
  if (const auto put = put_to_ballot(club.rules, club.state))
    if (const auto form = ballot_form(club.rules, club.state, *put)) {
      out.options = form->options;
      out.maximum = form->maximum;
      out.classes = form->classes;
    }
  return out;
}

TEST(SecretBallot, numbers_are_used_once_and_known) {
  Club club = rehearsed(9);
  EXPECT_EQ(club.act("secretary", {SetUpTellers{1, {seat("m0"), seat("m1"), seat("m2")}, 2, ""}}), "number_used");
  EXPECT_EQ(club.act("m0", {SendCommitment{7, ""}}), "no_such_ceremony");
  EXPECT_EQ(club.act("m0", {CastSealed{9, ""}}), "no_such_ballot");
  ASSERT_EQ(club.open("decision", "secret"), "");
  ASSERT_EQ(club.act("chair", {opening(club)}), "");
  EXPECT_EQ(club.act("secretary", {CallRehearsal{1, 1}}), "number_used");
  EXPECT_EQ(next_ballot(club.state), 2);
  EXPECT_EQ(next_ceremony(club.state), 2);
}

TEST(SecretBallot, the_form_is_that_of_the_question) {
  Club club = rehearsed(9);
  ASSERT_EQ(club.open("decision", "secret"), "");
  OpenSecretBallot other = opening(club);
  EXPECT_EQ(other.options, (std::vector<std::string>{"yes", "no"}));
  EXPECT_EQ(other.classes, (std::vector<std::string>{"members"}));
  other.options = {"no", "yes"};
  EXPECT_EQ(club.act("chair", {other}), "other_ballot_form");
  other = opening(club);
  other.maximum = 2;
  EXPECT_EQ(club.act("chair", {other}), "other_ballot_form");
  EXPECT_EQ(club.act("secretary", {opening(club)}), "not_presiding");
}

// A majority that asks about a class makes it a class of the ballot; its count decides as any other.
TEST(SecretBallot, classes_are_counted_apart) {
  Club club = rehearsed(9);
  ASSERT_EQ(club.open("elders", "secret"), "");
  const OpenSecretBallot open = opening(club);
  EXPECT_EQ(open.classes, (std::vector<std::string>{"members", "elder"}));
  ASSERT_EQ(club.act("chair", {open}), "");
  for (int i = 0; i < 9; ++i) ASSERT_EQ(club.act("m" + std::to_string(i), {CastSealed{1, ""}}), "");
  ASSERT_EQ(club.act("chair", {LockBallot{1}}), "");
  ASSERT_EQ(club.act("m0", {SendPart{1, "", ""}}), "");
  EXPECT_EQ(club.act("chair", {StateResult{1, "", 9, {{6, 0, 0}}}}), "other_ballot_form");
  ASSERT_EQ(club.act("chair", {StateResult{1, "", 9, {{6, 0, 0}, {2, 1, 0}}}}), "");
  EXPECT_EQ(club.outcome().result, rules::Result::failed);  // an elder is against
  EXPECT_EQ(club.outcome().tally, (std::vector<std::int64_t>{8, 1, 0}));
}

TEST(SecretBallot, weights_stand_in_the_roll) {
  Club club = rehearsed(9);
  ASSERT_EQ(club.open("shares", "secret"), "");
  const auto put = put_to_ballot(club.rules, club.state);
  const auto form = ballot_form(club.rules, club.state, *put);
  const auto roll = ballot_roll(club.rules, club.state, *put, *form);
  ASSERT_EQ(roll.size(), 9U);
  EXPECT_EQ(roll[4].seat, seat("m4"));
  EXPECT_EQ(roll[4].weight, 5);
}

TEST(SecretBallot, two_measures_fit_no_ballot) {
  Club club = rehearsed(9, R"(
[majority.double]
cite = "S double"
says = "by heads and by shares"
needs = ["yes > no", "yes by shares > no by shares"]
[question.double]
says = "by heads and by shares"
majority = "double"
)");
  ASSERT_EQ(club.open("double", "secret"), "");
  EXPECT_EQ(form_refused(club), "ballot_two_measures");
  EXPECT_EQ(club.act("chair", {opening(club)}), "ballot_two_measures");
}

// Four classes divide sixteen seats into sixteen groups.
TEST(SecretBallot, more_than_eight_groups_fit_no_ballot) {
  std::string extra, needs, roster = "seat,classes,shares\n";
  for (const char* name : {"a", "b", "c", "d"}) {
    extra += std::string("[roster.class.") + name + "]\nsays = \"" + name + "\"\n";
    needs += std::string(needs.empty() ? "" : ", ") + "\"yes of " + name + " >= 0\"";
  }
  extra += "[majority.groups]\ncite = \"S groups\"\nsays = \"in groups\"\nneeds = [\"yes > no\", " + needs +
           "]\n[question.groups]\nsays = \"in groups\"\nmajority = \"groups\"\n";
  for (int i = 0; i < 16; ++i) {
    std::string classes;
    for (int bit = 0; bit < 4; ++bit)
      if (i >> bit & 1) classes += std::string(classes.empty() ? "" : " ") + static_cast<char>('a' + bit);
    roster += "m" + std::to_string(i) + "," + classes + ",1\n";
  }
  Club club(3);
  auto rules = rules::load_texts("club", testing::club_rules(extra), roster);
  ASSERT_TRUE(rules) << base::text(rules.error());
  club.rules = std::move(*rules);
  club.state = State(club.rules);
  ASSERT_EQ(club.act("chair", {OpenSitting{}}), "");
  for (int i = 0; i < 16; ++i)
    ASSERT_EQ(club.act("m" + std::to_string(i), {Arrive{seat("m" + std::to_string(i))}}), "");
  ASSERT_EQ(club.open("groups", "secret"), "");
  EXPECT_EQ(form_refused(club), "ballot_groups");
}

// Of 96 names any number may be chosen: 95 fit an act.
TEST(SecretBallot, too_many_names_are_refused_with_the_number_that_fits) {
  Club club = rehearsed(100);
  const Position election = club.next;
  ASSERT_EQ(club.act("chair", {OpenElection{ElectionId::of("board"), "The board", 96}}), "");
  for (int i = 0; i < 98; ++i)
    ASSERT_EQ(club.act("m" + std::to_string(i), {Nominate{election, CandidateId::of("m" + std::to_string(i))}}), "");
  ASSERT_EQ(club.act("chair", {OpenBallot{election}}), "");
  EXPECT_EQ(form_refused(club), "ballot_too_large");
  EXPECT_EQ(club.act("chair", {opening(club)}), "ballot_too_large");
  const auto form = ballot_form(club.rules, club.state, *put_to_ballot(club.rules, club.state));
  EXPECT_EQ(form.error().values[1].second, "95");
}

TEST(SecretBallot, an_election_by_sealed_ballots_goes_on_like_any_other) {
  Club club = rehearsed(9);
  const Position election = club.next;
  ASSERT_EQ(club.act("chair", {OpenElection{ElectionId::of("board"), "The board", 1}}), "");
  for (const char* name : {"m0", "m1", "m2"})
    ASSERT_EQ(club.act("m5", {Nominate{election, CandidateId::of(name)}}), "");
  ASSERT_EQ(club.act("chair", {OpenBallot{election}}), "");
  ASSERT_EQ(club.act("chair", {opening(club)}), "");
  EXPECT_EQ(club.act("teller-1", {CountBallot{election, {9, 0, 0, {}}}}), "ballot_is_sealed");
  for (int i = 0; i < 9; ++i) ASSERT_EQ(club.act("m" + std::to_string(i), {CastSealed{1, ""}}), "");
  ASSERT_EQ(club.act("chair", {LockBallot{1}}), "");
  ASSERT_EQ(club.act("m1", {StateResult{1, "", 9, {{4, 3, 1, 1}}}}), "");
  const Election& now = *club.state.election(election);
  EXPECT_EQ(now.ballots.back().sheet.valid, 8);
  EXPECT_EQ(now.ballots.back().sheet.blank, 1);
  EXPECT_FALSE(now.sealed);
  EXPECT_EQ(now.next_kind, BallotKind::restricted);
  ASSERT_EQ(club.act("chair", {OpenBallot{election}}), "");
  EXPECT_EQ(opening(club, 2).options, (std::vector<std::string>{"m0", "m1"}));
}

TEST(SecretBallot, its_roll_is_never_withheld) {
  Club club = rehearsed(9);
  Establish begins;
  begins.rules = std::string(64, 'a');
  begins.roster = std::string(64, 'b');
  ASSERT_EQ(club.act("secretary", {begins}), "");
  ASSERT_EQ(club.open("decision", "secret"), "");
  OpenSecretBallot open = opening(club);
  open.roll = base::base64(std::string(32, '\7'));
  ASSERT_EQ(club.act("chair", {open}), "");
  EXPECT_EQ(club.act("secretary", {Withhold{base::hex(std::string(32, '\7')), "about persons"}}), "blob_needed");
}

}  // namespace
}  // namespace assembly
