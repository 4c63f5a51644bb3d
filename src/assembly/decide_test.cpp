// What scenes cannot say in a clerk's words: weights, classes, the cost of a step, hostile acts. Most of decide's
// tests are scenes (scenarios/).
#include "assembly/decide.hpp"

#include <gtest/gtest.h>

#include "assembly/internal/club_for_tests.hpp"
#include "assembly/refusals.hpp"

namespace assembly {
namespace {

using testing::Club;
using testing::picture;

Club sitting(int members) {
  Club club(members);
  EXPECT_EQ(club.act("chair", {OpenSitting{}}), "");
  return club;
}

TEST(Decide, a_vote_from_opening_to_outcome) {
  Club club = sitting(9);
  ASSERT_EQ(club.open("decision"), "");
  EXPECT_EQ(club.cast(0, "yes"), "");
  EXPECT_EQ(club.cast(1, "no"), "");
  EXPECT_EQ(club.cast(1, "yes"), "");  // the last one counts
  EXPECT_EQ(club.cast(2, "abstain"), "");
  EXPECT_EQ(club.lock(), "");
  EXPECT_EQ(club.outcome().tally, (std::vector<std::int64_t>{2, 0, 1}));
  EXPECT_EQ(club.outcome().not_voting, 6);
  EXPECT_EQ(club.outcome().result, rules::Result::passed);
  EXPECT_EQ(club.cast(3, "yes"), "voting_closed");
}

TEST(Decide, weights_and_classes_are_counted_apart) {
  Club club = sitting(6);  // shares 1..6; m0 and m3 are elders
  ASSERT_EQ(club.open("shares"), "");
  for (const int member : {0, 1, 2, 3}) EXPECT_EQ(club.cast(member, "yes"), "");
  for (const int member : {4, 5}) EXPECT_EQ(club.cast(member, "no"), "");
  club.lock();
  EXPECT_EQ(club.outcome().tally, (std::vector<std::int64_t>{10, 11, 0}));
  EXPECT_EQ(club.outcome().result, rules::Result::failed);
  ASSERT_EQ(club.open("elders"), "");
  for (const int member : {0, 1, 2, 4, 5}) club.cast(member, "yes");
  club.cast(3, "no");
  club.lock();
  EXPECT_EQ(club.outcome().result, rules::Result::failed);
  EXPECT_EQ(club.outcome().stopped, 1);
  EXPECT_EQ(club.outcome().stopped_by, std::vector<SeatId>{SeatId::of("m3")});
}

TEST(Decide, a_question_for_one_class) {
  Club club = sitting(9);  // elders: m0 m3 m6
  ASSERT_EQ(club.open("of_elders"), "");
  EXPECT_EQ(club.cast(1, "yes"), "not_in_class");
  EXPECT_EQ(club.cast(3, "yes"), "");
  club.lock();
  EXPECT_EQ(club.outcome().entitled, 3);
  EXPECT_EQ(club.outcome().not_voting, 2);
}

TEST(Decide, whoever_is_concerned_leaves_the_entitled) {
  Club club = sitting(9);
  OpenVote what;
  what.question = QuestionId::of("decision");
  what.title = "t";
  what.concerned = {SeatId::of("m4"), SeatId::of("m1"), SeatId::of("m4")};
  club.vote = club.next;
  ASSERT_EQ(club.act("chair", {what}), "");
  EXPECT_EQ(club.cast(4, "yes"), "concerned");
  EXPECT_EQ(club.cast(0, "yes"), "");
  club.lock();
  EXPECT_EQ(club.outcome().entitled, 7);
}

TEST(Decide, entitlement_is_fixed_when_voting_begins) {
  Club club = sitting(9);
  ASSERT_EQ(club.act("secretary", {SetStanding{SeatId::of("m1"), StandingId::of("arrears"), {}, ""}}), "");
  ASSERT_EQ(club.open("decision"), "");
  EXPECT_EQ(club.act("secretary", {LiftStanding{SeatId::of("m1"), StandingId::of("arrears"), {}, ""}}), "");
  EXPECT_EQ(club.act("secretary", {SetStanding{SeatId::of("m2"), StandingId::of("arrears"), {}, ""}}), "");
  EXPECT_EQ(club.cast(1, "yes"), "lost_vote");  // paid too late for this vote
  EXPECT_EQ(club.cast(2, "yes"), "");           // fell into arrears too late for this vote
  club.lock();
  EXPECT_EQ(club.outcome().entitled, 8);
  ASSERT_EQ(club.open("decision"), "");
  EXPECT_EQ(club.cast(1, "yes"), "");
  EXPECT_EQ(club.cast(2, "yes"), "lost_vote");
}

TEST(Decide, names_hidden_until_the_lock_are_still_one_ballot_a_seat) {
  Club club = sitting(3);
  ASSERT_EQ(club.open("decision", "hidden"), "");
  EXPECT_EQ(club.now().showing, rules::Showing::at_lock);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(club.cast(1, i % 2 ? "yes" : "no"), "");
  club.lock();
  EXPECT_EQ(club.outcome().tally, (std::vector<std::int64_t>{1, 0, 0}));
}

// Every hostile act: refused with a known reason and a rule, and the state is the same to the byte.
TEST(Decide, hostile_acts_change_nothing) {
  Club club = sitting(9);
  ASSERT_EQ(club.open("decision"), "");
  club.cast(0, "yes");
  const auto seat = [](const char* id) { return SeatId::of(id); };
  const auto choice = [](const char* id) { return ChoiceId::of(id); };
  const VoteId open = club.vote;
  const std::vector<std::pair<const char*, Act>> hostile = {
      {"m1", {OpenVote{QuestionId::of("decision"), "d", "t", {}, {}, {}, {}, {}}}},
      {"chair", {OpenVote{QuestionId::of("decision"), "d", "t", {}, {}, {}, {}, {}}}},
      {"m1", {Lock{open}}},
      {"secretary", {Lock{open}}},
      {"chair", {Lock{open + 77}}},
      {"m1", {Cast{open, seat("m2"), choice("yes")}}},
      {"m1", {Cast{open + 1, seat("m1"), choice("yes")}}},
      {"m1", {Cast{open, seat("m1"), choice("blank")}}},
      {"m1", {Cast{open, seat("m1"), choice("maybe")}}},
      {"chair", {Cast{open, seat("chair"), choice("yes")}}},
      {"chair", {Cast{open, seat("m1"), choice("yes")}}},
      {"nobody", {Cast{open, seat("m1"), choice("yes")}}},
      {"m1", {Cast{open, seat("nobody"), choice("yes")}}},
      {"chair", {GiveCastingVote{open, choice("yes")}}},
      {"m1", {GiveCastingVote{open, choice("yes")}}},
      {"teller-1", {StateCount{open, {{choice("yes"), {}, {}, 1}}}}},
      {"m1", {StateCount{open, {}}}},
      {"m1", {Annul{open, "r"}}},
      {"teller-1", {Annul{open, "r"}}},
      {"chair", {Annul{open, "  "}}},
      {"chair", {CorrectCount{open, {}, "r"}}},
      {"chair", {CorrectTitle{open, "", "r"}}},
      {"chair", {Confirm{open}}},
      {"chair", {OpenSitting{}}},
      {"chair", {CloseSitting{}}},
      {"m1", {CloseSitting{}}},
      {"m1", {Arrive{seat("m2")}}},
      {"m1", {Arrive{seat("m0")}}},
      {"m0", {Arrive{seat("m0")}}},
      {"m1", {Leave{seat("m1")}}},
      {"m1", {ChallengeQuorum{}}},
      {"m1", {SetStanding{seat("m2"), StandingId::of("arrears"), {}, ""}}},
      {"chair", {SetStanding{seat("m2"), StandingId::of("unknown"), {}, ""}}},
      {"chair", {SetStanding{seat("nobody"), StandingId::of("arrears"), {}, ""}}},
      {"chair", {LiftStanding{seat("m2"), StandingId::of("arrears"), {}, ""}}},
      {"m1", {GiveProxy{seat("m2"), seat("m3")}}},
      {"m1", {GiveProxy{seat("m1"), seat("m1")}}},
      {"m1", {EndProxy{seat("m1")}}},
  };
  const std::string before = picture(club.state);
  for (const auto& [by, what] : hostile) {
    const auto answer = decide(club.rules, club.state, {what, SeatId::of(by), club.at, club.next});
    ASSERT_FALSE(answer) << by << " " << what.what.index();
    EXPECT_NE(std::find(refusals::all.begin(), refusals::all.end(), answer.error().id), refusals::all.end())
        << answer.error().id;
    EXPECT_FALSE(answer.error().cite.empty()) << answer.error().id;
  }
  EXPECT_EQ(picture(club.state), before);
}

TEST(Decide, tellers_must_agree_and_cannot_invent_votes) {
  Club club = sitting(9);
  ASSERT_EQ(club.open("decision", "hands"), "");
  EXPECT_EQ(club.cast(1, "yes"), "counted_by_tellers");
  const auto sheet = [](std::int64_t y, std::int64_t n, std::int64_t a) {
    return CountSheet{
        {ChoiceId::of("yes"), {}, {}, y}, {ChoiceId::of("no"), {}, {}, n}, {ChoiceId::of("abstain"), {}, {}, a}};
  };
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet(3, 2, 1)}}), "not_locked");
  EXPECT_EQ(club.lock(), "");
  EXPECT_TRUE(club.now().declarations.empty());
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet(9, 1, 0)}}), "count_too_large");
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet(INT64_MAX, 1, 0)}}), "count_too_large");
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet(-1, 1, 0)}}), "count_negative");
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, {{ChoiceId::of("yes"), {}, {}, 3}}}}), "count_lacks");
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet(5, 3, 1)}}), "");
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet(5, 3, 1)}}),
            "");  // the same teller twice is one teller
  EXPECT_TRUE(club.now().declarations.empty());
  EXPECT_EQ(club.act("teller-2", {StateCount{club.vote, sheet(5, 4, 0)}}), "tellers_differ");
  EXPECT_EQ(club.act("teller-2", {StateCount{club.vote, sheet(5, 3, 1)}}), "");
  EXPECT_EQ(club.outcome().tally, (std::vector<std::int64_t>{5, 3, 1}));
}

TEST(Decide, a_count_gives_what_the_majority_asks_about) {
  Club club = sitting(9);
  ASSERT_EQ(club.open("elders", "hands"), "");
  club.lock();
  CountSheet sheet = {
      {ChoiceId::of("yes"), {}, {}, 6}, {ChoiceId::of("no"), {}, {}, 2}, {ChoiceId::of("abstain"), {}, {}, 0}};
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet}}), "count_lacks");
  sheet.push_back({ChoiceId::of("no"), ClassId::of("elder"), {}, 3});
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet}}), "count_inconsistent");
  sheet.back().number = 1;
  EXPECT_EQ(club.act("teller-1", {StateCount{club.vote, sheet}}), "");
  EXPECT_EQ(club.act("teller-2", {StateCount{club.vote, sheet}}), "");
  EXPECT_EQ(club.outcome().result, rules::Result::failed);
  EXPECT_TRUE(club.outcome().stopped_by.empty());  // no names, so nobody is named
}

TEST(Decide, correcting_takes_two_and_keeps_both_outcomes) {
  Club club = sitting(9);
  club.open("decision", "hands");
  club.lock();
  const auto sheet = [](std::int64_t y, std::int64_t n) {
    return CountSheet{
        {ChoiceId::of("yes"), {}, {}, y}, {ChoiceId::of("no"), {}, {}, n}, {ChoiceId::of("abstain"), {}, {}, 0}};
  };
  club.act("teller-1", {StateCount{club.vote, sheet(5, 3)}});
  club.act("teller-2", {StateCount{club.vote, sheet(5, 3)}});
  EXPECT_EQ(club.act("secretary", {CorrectCount{club.vote, sheet(3, 5), "misread"}}), "");
  EXPECT_EQ(club.outcome().result, rules::Result::passed);  // nothing yet
  EXPECT_EQ(club.act("chair", {Annul{club.vote, "why not"}}), "change_pending");
  EXPECT_EQ(club.act("secretary", {Confirm{club.vote}}), "same_person");
  EXPECT_EQ(club.act("m1", {Confirm{club.vote}}), "not_an_officer");
  EXPECT_EQ(club.act("chair", {Confirm{club.vote}}), "");
  ASSERT_EQ(club.now().declarations.size(), 2u);
  EXPECT_EQ(club.now().declarations[0].outcome.result, rules::Result::passed);
  EXPECT_EQ(club.outcome().result, rules::Result::failed);
  EXPECT_EQ(club.act("chair", {Confirm{club.vote}}), "nothing_proposed");
  EXPECT_EQ(club.act("chair", {Annul{club.vote, "the wrong text"}}), "");
  EXPECT_EQ(club.act("secretary", {Confirm{club.vote}}), "");
  EXPECT_EQ(club.now().stage, Stage::annulled);
  EXPECT_EQ(club.now().declarations.size(), 2u);
  EXPECT_EQ(club.act("chair", {Annul{club.vote, "again"}}), "already_annulled");
}

TEST(Evolve, is_total) {
  Club club = sitting(3);
  const auto seat = SeatId::of("nobody");
  const std::string before = picture(club.state);
  const Event strange[] = {{Arrived{seat}},
                           {Left{seat}},
                           {StandingSet{seat, {}, false, {}}},
                           {StandingLifted{seat, {}, {}}},
                           {ProxyGiven{seat, seat}},
                           {ProxyEnded{seat}},
                           {BallotCast{99, seat, seat, {}, 0}},
                           {VoteLocked{99}},
                           {CountStated{99, seat, {}}},
                           {CountAgreed{99, {}}},
                           {OutcomeDeclared{99, 0, {}}},
                           {ChangeProposed{99, Change::annul, seat, 0, {}}},
                           {VoteAnnulled{99, 0}},
                           {CountCorrected{99, 0, {}}},
                           {TitleCorrected{99, 0}}};
  for (const Event& event : strange) evolve(club.state, event);
  club.state.sitting->presence_taken = false;  // noting presence of nobody still begins a roll
  EXPECT_EQ(picture(club.state), before);
}

}  // namespace
}  // namespace assembly
