// Votes over some days beside the sittings, tests with a known answer, papers by two officers, keys by two persons.
#include <gtest/gtest.h>

#include "assembly/internal/club_for_tests.hpp"
#include "assembly/may.hpp"

namespace assembly {
namespace {

using testing::Club;
SeatId seat(std::string_view id) { return SeatId::of(id); }
ChoiceId choice(std::string_view id) { return ChoiceId::of(id); }

const std::string with_days = R"(
[officer.clock]
title = "clock-keeper"
role = "clock"
[method.days]
says = "over some days"
cite = "S days"
timed = true
[question.budget]
says = "the budget"
majority = "simple"
quorum = "third"
methods = ["device", "days"]
)";

constexpr std::int64_t hour = base::ms_per_hour;

// Announced at position `announced`, open from one hour after `club.at` to a week later.
struct Announced {
  Club club{9, with_days};
  Position announced = 0;
  VoteId vote = 0;
  base::Instant opens, closes;

  Announced() {
    opens = {club.at.ms + hour};
    closes = {club.at.ms + 169 * hour};
    announced = club.next;
    EXPECT_EQ(club.act("secretary", {announcement()}), "");
  }
  AnnounceVote announcement() const {
    AnnounceVote act;
    act.question = QuestionId::of("budget");
    act.title = "The budget of next year";
    act.opens = opens;
    act.closes = closes;
    return act;
  }
  OpenVote opening() const {
    OpenVote act;
    act.announced = announced;
    return act;
  }
  void open() {
    club.at = opens;
    vote = club.next;
    ASSERT_EQ(club.act("clock", {opening()}), "");
    club.vote = vote;
  }
};

TEST(Timed, opens_and_locks_at_its_times_by_the_clock_and_is_declared_by_the_chair) {
  Announced one;
  Club& club = one.club;
  EXPECT_EQ(club.act("clock", {one.opening()}), "opens_later");
  EXPECT_EQ(club.act("m1", {one.opening()}), "not_presiding");
  one.open();
  EXPECT_EQ(club.act("clock", {one.opening()}), "no_such_announcement");
  for (int member : {0, 1, 2}) EXPECT_EQ(club.cast(member, "yes"), "");  // no sitting is open
  EXPECT_EQ(club.cast(3, "no"), "");
  EXPECT_EQ(club.cast(3, "yes"), "");  // the last one counts
  EXPECT_EQ(club.act("clock", {Lock{one.vote}}), "closes_later");
  EXPECT_EQ(club.act("chair", {LastCall{one.vote}}), "closes_later");
  EXPECT_EQ(club.act("chair", {DeclareOutcome{one.vote}}), "nothing_to_declare");
  club.at = one.closes;
  EXPECT_EQ(club.act("clock", {Lock{one.vote}}), "");
  EXPECT_EQ(club.cast(4, "no"), "voting_closed");
  EXPECT_EQ(club.now().stage, Stage::locked);
  EXPECT_EQ(club.act("clock", {DeclareOutcome{one.vote}}), "not_presiding");
  EXPECT_EQ(club.act("chair", {DeclareOutcome{one.vote}}), "");
  EXPECT_EQ(club.outcome().result, rules::Result::passed);
  EXPECT_EQ(club.outcome().tally[rules::yes], 4);
  EXPECT_EQ(club.outcome().entitled, 9);
  EXPECT_EQ(*club.outcome().present, 4);  // those who voted
  EXPECT_TRUE(club.state.timed.empty());
  EXPECT_EQ(club.act("chair", {DeclareOutcome{one.vote}}), "nothing_to_declare");
}

TEST(Timed, a_quorum_is_of_those_who_vote) {
  Announced one;
  one.open();
  EXPECT_EQ(one.club.cast(0, "yes"), "");
  EXPECT_EQ(one.club.cast(1, "yes"), "");
  one.club.at = one.closes;
  EXPECT_EQ(one.club.act("chair", {Lock{one.vote}}), "");
  EXPECT_EQ(one.club.act("chair", {DeclareOutcome{one.vote}}), "");
  EXPECT_EQ(one.club.outcome().ending, Ending::no_quorum);
}

TEST(Timed, stands_beside_the_sittings) {
  Announced one;
  Club& club = one.club;
  one.open();
  EXPECT_EQ(club.cast(0, "yes"), "");
  for (const char* here : {"m0", "m1", "m2", "m3"}) EXPECT_EQ(club.act(here, {Arrive{seat(here)}}), "");
  EXPECT_EQ(club.act("chair", {OpenSitting{}}), "");
  EXPECT_EQ(club.open("elders"), "");  // another vote is held meanwhile
  const VoteId other = club.vote;
  EXPECT_EQ(club.cast(1, "no"), "");
  club.vote = one.vote;
  EXPECT_EQ(club.cast(1, "yes"), "");
  EXPECT_EQ(club.cast(8, "yes"), "");  // is not in the room
  EXPECT_FALSE(club.state.seats[8].present);
  EXPECT_EQ(club.act("chair", {Lock{other}}), "");
  EXPECT_EQ(club.act("secretary", {SetStanding{seat("m2"), StandingId::of("arrears"), {}, ""}}), "");
  EXPECT_EQ(club.cast(2, "yes"), "");  // who is entitled was fixed when it opened
  EXPECT_EQ(club.act("chair", {CloseSitting{}}), "");
  EXPECT_EQ(club.now().stage, Stage::open);
  EXPECT_EQ(club.cast(3, "no"), "");
  club.at = one.closes;
  EXPECT_EQ(club.act("clock", {Lock{one.vote}}), "");
  EXPECT_EQ(club.act("chair", {DeclareOutcome{one.vote}}), "");
  EXPECT_EQ(club.outcome().tally[rules::yes], 4);
  EXPECT_EQ(club.outcome().tally[rules::no], 1);
}

TEST(Timed, is_extended_and_called_off_with_a_reason) {
  Announced one;
  Club& club = one.club;
  EXPECT_EQ(club.act("m1", {CallOffVote{one.announced, ""}}), "not_an_officer");
  AnnounceVote second = one.announcement();
  const Position other = club.next;
  EXPECT_EQ(club.act("chair", {second}), "");
  EXPECT_EQ(club.act("chair", {CallOffVote{other, "for later"}}), "");
  EXPECT_EQ(club.act("chair", {CallOffVote{other, ""}}), "no_such_announcement");
  one.open();
  const base::Instant later{one.closes.ms + 24 * hour};
  EXPECT_EQ(club.act("secretary", {ExtendVote{one.vote, later, "the post was late"}}), "not_presiding");
  EXPECT_EQ(club.act("chair", {ExtendVote{one.vote, later, ""}}), "reason_missing");
  EXPECT_EQ(club.act("chair", {ExtendVote{one.vote, one.opens, "no"}}), "times_wrong");
  EXPECT_EQ(club.act("chair", {ExtendVote{one.vote, later, "the post was late"}}), "");
  club.at = one.closes;
  EXPECT_EQ(club.act("clock", {Lock{one.vote}}), "closes_later");
  club.at = later;
  EXPECT_EQ(club.act("clock", {Lock{one.vote}}), "");
}

TEST(Timed, is_refused_where_the_rules_do_not_know_it) {
  Announced one;
  Club& club = one.club;
  AnnounceVote wrong = one.announcement();
  wrong.question = QuestionId::of("quiet");
  EXPECT_EQ(club.act("chair", {wrong}), "not_over_days");
  wrong = one.announcement();
  wrong.method = MethodId::of("device");
  EXPECT_EQ(club.act("chair", {wrong}), "method_not_allowed");
  wrong = one.announcement();
  wrong.closes = wrong.opens;
  EXPECT_EQ(club.act("chair", {wrong}), "times_wrong");
  wrong = one.announcement();
  wrong.title.clear();
  EXPECT_EQ(club.act("chair", {wrong}), "title_missing");
  EXPECT_EQ(club.act("m1", {one.announcement()}), "not_an_officer");
  EXPECT_EQ(club.act("chair", {OpenSitting{}}), "");
  EXPECT_EQ(club.open("budget", "days"), "must_be_announced");
  OpenVote more = one.opening();
  more.title = "another";
  club.at = one.opens;
  EXPECT_EQ(club.act("chair", {more}), "opened_as_announced");
  EXPECT_EQ(club.open("elders"), "");
  EXPECT_EQ(club.act("chair", {ExtendVote{club.vote, one.closes, "why"}}), "not_over_some_days");
  EXPECT_EQ(club.act("chair", {DeclareOutcome{club.vote}}), "not_over_some_days");
}

TEST(Timed, a_text_is_announced_once_and_decided_by_it) {
  Announced one;
  Club& club = one.club;
  for (const char* here : {"m0", "m1", "m2"}) EXPECT_EQ(club.act(here, {Arrive{seat(here)}}), "");
  EXPECT_EQ(club.act("chair", {OpenSitting{}}), "");
  Submit text;
  text.question = QuestionId::of("budget");
  text.document = "A/1";
  text.sponsors = {seat("m0")};
  const TextId submitted = club.next;
  ASSERT_EQ(club.act("m0", {text}), "");
  AnnounceVote act = one.announcement();
  act.text = submitted;
  const Position announced = club.next;
  EXPECT_EQ(club.act("chair", {act}), "");
  EXPECT_EQ(club.act("chair", {act}), "announced_already");
  club.at = act.opens;
  OpenVote open;
  open.announced = announced;
  club.vote = club.next;
  ASSERT_EQ(club.act("clock", {open}), "");
  for (const int member : {0, 1, 2}) EXPECT_EQ(club.cast(member, "yes"), "");
  club.at = act.closes;
  EXPECT_EQ(club.act("clock", {Lock{club.vote}}), "");
  EXPECT_EQ(club.act("chair", {DeclareOutcome{club.vote}}), "");
  EXPECT_EQ(club.state.texts.find(submitted)->stage, TextStage::adopted);
}

TEST(Timed, the_clock_is_offered_what_is_due_and_nothing_else) {
  Announced one;
  const auto due = [&] {
    std::vector<Act> out;
    for (Choice& offer : may(one.club.rules, one.club.state, seat("clock"), one.club.at))
      if (offer.in_order()) out.push_back(std::move(offer.act));
    return out;
  };
  EXPECT_TRUE(due().empty());
  one.club.at = one.opens;
  ASSERT_EQ(due().size(), 1U);
  one.open();
  EXPECT_TRUE(due().empty());
  one.club.at = one.closes;
  ASSERT_EQ(due().size(), 1U);
  EXPECT_TRUE(std::holds_alternative<Lock>(due()[0].what));
}

TEST(Timed, amending_waits_until_no_vote_is_announced_or_open) {
  Announced one;
  Establish beginning;
  beginning.rules = beginning.roster = std::string(64, 'a');
  EXPECT_EQ(one.club.act("secretary", {beginning}), "");
  Amend act;
  act.rules = act.roster = std::string(64, 'b');
  act.reason = "why";
  EXPECT_EQ(one.club.act("secretary", {act}), "amended_between_sittings");
  EXPECT_EQ(one.club.act("chair", {CallOffVote{one.announced, ""}}), "");
  EXPECT_EQ(one.club.act("secretary", {act}), "");
}

TEST(Tests, find_who_presses_rightly_wrongly_and_not_at_all) {
  Club club(9, with_days);
  EXPECT_EQ(club.act("m1", {TestVote{QuestionId::of("decision")}}), "not_an_officer");
  EXPECT_EQ(club.act("chair", {TestVote{QuestionId::of("nothing")}}), "unknown_question");
  club.vote = club.next;
  ASSERT_EQ(club.act("secretary", {TestVote{QuestionId::of("decision")}}), "");  // before any sitting
  EXPECT_EQ(club.act("secretary", {TestVote{QuestionId::of("decision")}}), "voting_goes_on");
  const Vote& vote = club.now();
  const auto expected = [&](SeatIndex index) { return club.state.choices[vote.choices[expected_of(vote, index)]]; };
  for (int member = 0; member < 7; ++member) EXPECT_EQ(club.cast(member, expected(member).c_str()), "");
  const char* other = expected(7) == "yes" ? "no" : "yes";
  EXPECT_EQ(club.cast(7, other), "");
  EXPECT_EQ(club.act("secretary", {EnterPaper{club.vote, seat("m8"), choice("yes")}}), "test_by_device");
  EXPECT_EQ(club.act("m1", {Lock{club.vote}}), "not_an_officer");
  EXPECT_EQ(club.act("secretary", {Lock{club.vote}}), "");
  ASSERT_TRUE(club.now().tested.has_value());
  EXPECT_EQ(club.now().tested->right, 7);
  EXPECT_EQ(club.now().tested->wrong, std::vector{seat("m7")});
  EXPECT_EQ(club.now().tested->missing, std::vector{seat("m8")});
  EXPECT_TRUE(club.now().declarations.empty());
  EXPECT_FALSE(club.state.open_vote.has_value());
  EXPECT_EQ(club.act("m1", {StateIntention{club.vote, choice("yes")}}), "test_by_device");
}

struct Voting : Club {
  Voting() : Club(9, with_days) {
    for (const char* here : {"m0", "m1", "m2", "m3"}) EXPECT_EQ(act(here, {Arrive{seat(here)}}), "");
    EXPECT_EQ(act("chair", {OpenSitting{}}), "");
    EXPECT_EQ(open("quiet"), "");
  }
  std::string paper(const char* by, const char* of, const char* what) {
    return act(by, {EnterPaper{vote, seat(of), choice(what)}});
  }
  const Ballot* ballot(SeatIndex index) const {
    const auto found = now().ballots.find(index);
    return found == now().ballots.end() ? nullptr : &found->second;
  }
};

TEST(Papers, count_when_two_officers_enter_the_same) {
  Voting club;
  EXPECT_EQ(club.paper("m1", "m5", "yes"), "papers_by_officers");
  EXPECT_EQ(club.paper("clock", "m5", "yes"), "papers_by_officers");
  EXPECT_EQ(club.paper("secretary", "m5", "yes"), "");
  EXPECT_EQ(club.ballot(5), nullptr);
  EXPECT_EQ(club.paper("secretary", "m5", "yes"), "");  // the same person twice is one person
  EXPECT_EQ(club.ballot(5), nullptr);
  EXPECT_EQ(club.paper("teller-1", "m5", "no"), "");  // another finding: it waits again
  EXPECT_EQ(club.ballot(5), nullptr);
  EXPECT_EQ(club.paper("teller-2", "m5", "no"), "");
  ASSERT_NE(club.ballot(5), nullptr);
  EXPECT_EQ(club.ballot(5)->choice, rules::no);
  EXPECT_TRUE(club.now().papers.empty());
  EXPECT_EQ(club.paper("secretary", "nobody", "no"), "unknown_seat");
  EXPECT_EQ(club.lock(), "");
  EXPECT_EQ(club.outcome().tally[rules::no], 1);
  EXPECT_EQ(club.paper("secretary", "m6", "no"), "voting_closed");
}

TEST(Papers, one_that_nobody_confirmed_does_not_count_and_a_device_votes_over_it) {
  Voting club;
  EXPECT_EQ(club.paper("secretary", "m1", "yes"), "");
  EXPECT_EQ(club.cast(1, "no"), "");
  EXPECT_TRUE(club.now().papers.empty());
  EXPECT_EQ(club.paper("teller-1", "m2", "yes"), "");
  EXPECT_EQ(club.lock(), "");
  EXPECT_EQ(club.outcome().tally[rules::yes], 0);
  EXPECT_EQ(club.outcome().tally[rules::no], 1);
}

Key key(std::uint8_t n) {
  Key out{};
  out[0] = n;
  return out;
}

TEST(Keys, wait_for_the_second_person_where_the_rules_ask_for_one) {
  Club club(9, "[keys]\nsecond_person = true\n");
  Establish beginning;
  beginning.rules = beginning.roster = std::string(64, 'a');
  beginning.key = key(1);
  ASSERT_EQ(club.act("secretary", {beginning}), "");
  EXPECT_EQ(club.state.keys.at(key(1)).stage, KeyStage::enrolled);
  ASSERT_EQ(club.act("secretary", {EnrolKey{seat("chair"), key(8), "", {}}}), "");
  EXPECT_EQ(club.state.keys.at(key(8)).stage, KeyStage::enrolled);  // nobody else could confirm it yet
  ASSERT_EQ(club.act("secretary", {InviteKey{seat("m1"), key(2)}}), "");
  ASSERT_EQ(club.act("m1", {EnrolKey{seat("m1"), key(3), "", key(2)}}), "");
  EXPECT_EQ(club.state.keys.at(key(3)).stage, KeyStage::waiting);
  EXPECT_EQ(club.act("m1", {ConfirmKey{key(3)}}), "not_an_officer");
  EXPECT_EQ(club.act("secretary", {ConfirmKey{key(3)}}), "key_by_another");
  EXPECT_EQ(club.act("chair", {ConfirmKey{key(9)}}), "key_unknown");
  EXPECT_EQ(club.act("chair", {ConfirmKey{key(3)}}), "");
  EXPECT_EQ(club.state.keys.at(key(3)).stage, KeyStage::enrolled);
  EXPECT_EQ(club.act("chair", {ConfirmKey{key(3)}}), "key_not_waiting");
  ASSERT_EQ(club.act("chair", {EnrolKey{seat("m2"), key(4), "", {}}}), "");
  EXPECT_EQ(club.act("chair", {ConfirmKey{key(4)}}), "key_by_another");
  EXPECT_EQ(club.act("secretary", {ConfirmKey{key(4)}}), "");
}

}  // namespace
}  // namespace assembly
