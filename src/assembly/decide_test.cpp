// What scenes cannot say in a clerk's words: weights, classes, the cost of a step, hostile acts. Most of decide's
// tests are scenes (scenarios/).
#include "assembly/decide.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "assembly/internal/club_for_tests.hpp"
#include "assembly/refusals.hpp"
#include "base/file.hpp"

namespace assembly {
namespace {

using testing::Club;

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

struct Hostile {
  const char* by;
  Act what;
  std::string_view id;
};

SeatId seat(const char* id) { return SeatId::of(id); }
ChoiceId choice(const char* id) { return ChoiceId::of(id); }
OpenVote opening(const char* question) {
  OpenVote what;
  what.question = QuestionId::of(question);
  what.title = "t";
  return what;
}
template <class Change>
OpenVote opening(const char* question, Change change) {
  OpenVote what = opening(question);
  change(what);
  return what;
}

// Acts of the wrong person, out of order, twice, for another vote: while a vote is open.
std::vector<Hostile> hostile_while_open(VoteId open) {
  return {
      {"m1", {opening("decision")}, "not_presiding"},
      {"chair", {opening("decision")}, "voting_goes_on"},
      {"m1", {Lock{open}}, "not_presiding"},
      {"secretary", {Lock{open}}, "not_presiding"},
      {"chair", {Lock{open + 77}}, "unknown_vote"},
      {"m1", {Cast{open, seat("m2"), choice("yes")}}, "seat_not_yours"},
      {"m1", {Cast{open + 1, seat("m1"), choice("yes")}}, "unknown_vote"},
      {"m1", {Cast{open, seat("m1"), choice("blank")}}, "unknown_choice"},
      {"m1", {Cast{open, seat("m1"), choice("maybe")}}, "unknown_choice"},
      {"chair", {Cast{open, seat("chair"), choice("yes")}}, "officer_casts"},
      {"chair", {Cast{open, seat("m1"), choice("yes")}}, "officer_casts"},
      {"nobody", {Cast{open, seat("m1"), choice("yes")}}, "unknown_actor"},
      {"m1", {Cast{open, seat("nobody"), choice("yes")}}, "unknown_seat"},
      {"chair", {GiveCastingVote{open, choice("yes")}}, "no_casting_vote"},
      {"m1", {GiveCastingVote{open, choice("yes")}}, "not_presiding"},
      {"teller-1", {StateCount{open, {{choice("yes"), {}, {}, 1}}}}, "counted_by_names"},
      {"m1", {StateCount{open, {}}}, "not_a_teller"},
      {"m1", {Annul{open, "r"}}, "not_an_officer"},
      {"teller-1", {Annul{open, "r"}}, "not_an_officer"},
      {"chair", {Annul{open, "  "}}, "reason_missing"},
      {"chair", {CorrectCount{open, {}, "r"}}, "counted_by_names"},
      {"chair", {CorrectTitle{open, "", "r"}}, "title_missing"},
      {"chair", {CorrectTitle{open, std::string(2000, 'x'), "r"}}, "text_too_long"},
      {"chair", {Confirm{open}}, "nothing_proposed"},
      {"chair", {OpenSitting{}}, "sitting_open"},
      {"chair", {CloseSitting{}}, "voting_goes_on"},
      {"m1", {CloseSitting{}}, "not_presiding"},
      {"m1", {Arrive{seat("m2")}}, "presence_not_yours"},
      {"m1", {Arrive{seat("m0")}}, "presence_not_yours"},
      {"m0", {Arrive{seat("m0")}}, "already_present"},
      {"m1", {Leave{seat("m1")}}, "not_present"},
      {"m1", {ChallengeQuorum{}}, "no_challenge"},
      {"m1", {SetStanding{seat("m2"), StandingId::of("arrears"), {}, ""}}, "not_an_officer"},
      {"chair", {SetStanding{seat("m2"), StandingId::of("unknown"), {}, ""}}, "unknown_standing"},
      {"chair", {SetStanding{seat("nobody"), StandingId::of("arrears"), {}, ""}}, "unknown_seat"},
      {"chair", {LiftStanding{seat("m2"), StandingId::of("arrears"), {}, ""}}, "standing_absent"},
      {"m1", {GiveProxy{seat("m2"), seat("m3")}}, "proxy_not_yours"},
      {"m1", {GiveProxy{seat("m1"), seat("m1")}}, "proxy_to_self"},
      {"m1", {GiveProxy{seat("m1"), seat("m2")}}, "holder_not_entitled"},
      {"m1", {EndProxy{seat("m1")}}, "proxy_absent"},
      {"m1", {EndProxy{seat("m2")}}, "proxy_not_yours"},
  };
}

// Openings that ask for what the rules do not have.
std::vector<Hostile> hostile_openings() {
  const auto method = [](const char* id) { return [id](OpenVote& what) { what.method = MethodId::of(id); }; };
  return {
      {"chair", {Move{QuestionId::of("unheard_of"), ""}}, "unknown_motion"},
      {"m1", {Move{QuestionId::of("decision"), ""}}, "unknown_motion"},
      {"chair", {opening("unheard_of")}, "unknown_question"},
      {"chair", {opening("decision", method("smoke"))}, "unknown_method"},
      {"chair", {opening("quiet", method("device"))}, "method_not_allowed"},
      {"chair",
       {opening("decision", [](OpenVote& what) { what.majority = MajorityId::of("by_shares"); })},
       "majority_not_open"},
      {"chair",
       {opening("decision", [](OpenVote& what) { what.majority = MajorityId::of("smoke"); })},
       "majority_not_open"},
      {"chair", {opening("decision", [](OpenVote& what) { what.title = " "; })}, "title_missing"},
      {"chair", {opening("decision", [](OpenVote& what) { what.title = std::string(2000, 'x'); })}, "text_too_long"},
      {"chair", {opening("decision", [](OpenVote& what) { what.title = "a\nb"; })}, "text_too_long"},
      {"chair", {opening("decision", [](OpenVote& what) { what.concerned = {seat("nobody")}; })}, "unknown_seat"},
      {"chair",
       {opening("decision", [](OpenVote& what) { what.figures = {{FigureId::of("x"), 1}}; })},
       "unknown_figure"},
      {"chair", {opening("decision", [](OpenVote& what) { what.second_vote_of = 99; })}, "unknown_vote"},
      {"chair", {OpenSitting{true, " "}}, "sitting_open"},
      {"m1", {OpenSitting{}}, "not_presiding"},
  };
}

// Each is refused for its own reason and with a rule, and the state is the same to the byte.
void expect_refused(const Club& club, const std::vector<Hostile>& hostile) {
  const std::string before = canonical(club.state);
  for (const Hostile& one : hostile) {
    const auto answer = decide(club.rules, club.state, {one.what, SeatId::of(one.by), club.at, club.next});
    ASSERT_FALSE(answer) << one.by << " " << one.id;
    EXPECT_EQ(answer.error().id, one.id) << one.by << " " << one.what.what.index();
    EXPECT_FALSE(answer.error().cite.empty()) << one.id;
  }
  EXPECT_EQ(canonical(club.state), before);
}

TEST(Decide, hostile_acts_change_nothing) {
  Club club = sitting(9);
  expect_refused(club, hostile_openings());
  ASSERT_EQ(club.open("decision"), "");
  club.cast(0, "yes");
  expect_refused(club, hostile_while_open(club.vote));
}

TEST(Decide, before_a_sitting_little_is_in_order) {
  Club club(9);
  expect_refused(club, {{"chair", {opening("decision")}, "no_sitting"},
                        {"chair", {CloseSitting{}}, "no_sitting"},
                        {"m1", {ChallengeQuorum{}}, "no_sitting"},
                        {"chair", {OpenSitting{true, " "}}, "source_missing"},
                        {"chair", {OpenSitting{true, std::string(2000, 'x')}}, "text_too_long"}});
}

// Names that nothing stands behind, and texts that cannot be.
TEST(Decide, acts_about_nothing_are_refused) {
  Club club(9);
  ConveneSession called;
  called.kind = SessionId::of("called");
  Submit long_text;
  long_text.question = QuestionId::of("decision");
  long_text.title = "t";
  long_text.sponsors = {seat("m1")};
  for (int i = 0; i <= 1'000; ++i) long_text.paragraphs.push_back({ParagraphId::of("p" + std::to_string(i)), true});
  Circulate letter;
  letter.title = "t";
  letter.digest = "abc";
  expect_refused(club, {{"secretary", {called}, "citation_missing"},
                        {"m1", {long_text}, "too_many"},
                        {"m1", {Sponsor{99}}, "no_such_text"},
                        {"m1", {Withdraw{99}}, "no_such_text"},
                        {"secretary", {letter}, "digest_malformed"}});
  ASSERT_EQ(club.act("chair", {OpenSitting{}}), "");
  expect_refused(club, {{"m1", {Nominate{99, CandidateId::of("m2")}}, "no_election"},
                        {"chair", {OpenBallot{99}}, "no_election"},
                        {"chair", {AskConsent{99}}, "no_such_text"},
                        {"m1", {StateIntention{99, ChoiceId::of("yes")}}, "unknown_vote"},
                        {"m1", {SecondMotion{99}}, "no_such_motion"}});
}

// An appeal during voting interrupts it: nobody votes or locks there until the appeal is decided; then it goes on.
TEST(Decide, a_vote_is_interrupted_by_an_appeal_and_goes_on) {
  Club club = sitting(9);
  ASSERT_EQ(club.open("decision"), "");
  const VoteId first = club.vote;
  ASSERT_EQ(club.cast(1, "yes"), "");
  ASSERT_EQ(club.act("m2", {Move{QuestionId::of("order"), ""}}), "");
  ASSERT_EQ(club.act("chair", {Rule{}}), "");
  const Position appeal = club.next;
  ASSERT_EQ(club.act("m2", {Move{QuestionId::of("appeal"), ""}}), "");
  OpenVote put;
  put.question = QuestionId::of("appeal");
  put.title = "t";
  put.motion = appeal;
  const VoteId second = club.next;
  ASSERT_EQ(club.act("chair", {put}), "");
  EXPECT_EQ(club.act("m3", {Cast{first, seat("m3"), ChoiceId::of("yes")}}), "vote_interrupted");
  EXPECT_EQ(club.act("chair", {Lock{first}}), "vote_interrupted");
  EXPECT_EQ(club.act("m3", {Cast{second, seat("m3"), ChoiceId::of("no")}}), "");
  EXPECT_EQ(club.act("chair", {Lock{second}}), "");
  EXPECT_EQ(club.state.open_vote, first);
  EXPECT_EQ(club.act("m3", {Cast{first, seat("m3"), ChoiceId::of("yes")}}), "");
  EXPECT_EQ(club.act("chair", {Lock{first}}), "");
  EXPECT_EQ(club.state.vote(first)->declarations.back().outcome.tally[0], 2);
}

// A text that was equally divided is put again only as its second vote.
TEST(Decide, a_tied_text_waits_for_its_second_vote) {
  Club club(9);
  Submit text;
  text.question = QuestionId::of("twice");
  text.title = "t";
  text.sponsors = {seat("m1")};
  const TextId id = club.next;
  ASSERT_EQ(club.act("m1", {text}), "");
  ASSERT_EQ(club.act("chair", {OpenSitting{}}), "");
  OpenVote put;
  put.question = QuestionId::of("twice");
  put.title = "t";
  put.text = id;
  const VoteId first = club.next;
  ASSERT_EQ(club.act("chair", {put}), "");
  club.vote = first;
  club.cast(1, "yes");
  club.cast(2, "no");
  ASSERT_EQ(club.lock(), "");
  EXPECT_EQ(club.act("chair", {put}), "second_vote_due");
  put.second_vote_of = first;
  EXPECT_EQ(club.act("chair", {put}), "");
}

// Every refusal of the closed list is reached by a scene or by a test of this folder.
TEST(Refusals, are_all_reached) {
  std::string texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PLENARY_ROOT "/scenarios"))
    if (entry.path().extension() == ".scene") texts += *base::read_file(entry.path());
  for (const auto* file : {"decide_test.cpp", "keys_test.cpp", "secret_test.cpp", "timed_test.cpp"})
    texts += *base::read_file(std::string(PLENARY_ROOT "/src/assembly/") + file);
  for (const auto id : refusals::all) {
    const std::string in_scene = "refused: " + std::string(id) + " (", in_test = "\"" + std::string(id) + "\"";
    EXPECT_TRUE(texts.find(in_scene) != std::string::npos || texts.find(in_test) != std::string::npos) << id;
  }
}

TEST(Decide, a_tied_vote_has_one_second_vote) {
  Club club = sitting(9);
  const auto tie = [&] {
    club.cast(0, "yes");
    club.cast(1, "no");
    club.lock();
  };
  club.open("twice");
  const VoteId first = club.vote;
  tie();
  EXPECT_EQ(club.outcome().ending, Ending::tied);
  const Act second{opening("twice", [&](OpenVote& what) { what.second_vote_of = first; })};
  club.vote = club.next;
  ASSERT_EQ(club.act("chair", second), "");
  tie();
  EXPECT_EQ(club.outcome().ending, Ending::tied_again);
  EXPECT_EQ(club.outcome().result, rules::Result::failed);
  expect_refused(club, {{"chair", second, "second_vote_held"}});
}

TEST(Decide, a_sheet_is_read_strictly) {
  Club club = sitting(9);
  club.open("decision", "hands");
  club.lock();
  const CountSheet good = {{choice("yes"), {}, {}, 5}, {choice("no"), {}, {}, 3}, {choice("abstain"), {}, {}, 1}};
  const auto with = [&](CountLine line) {
    CountSheet sheet = good;
    sheet.push_back(line);
    return Act{StateCount{club.vote, sheet}};
  };
  expect_refused(club, {{"teller-1", with({choice("yes"), {}, {}, 5}), "count_repeats"},
                        {"teller-1", with({choice("blank"), {}, {}, 0}), "unknown_choice"},
                        {"teller-1", with({choice("yes"), ClassId::of("youngster"), {}, 1}), "unknown_class"},
                        {"teller-1", with({choice("yes"), {}, WeightId::of("gold"), 1}), "unknown_class"},
                        {"teller-1", {StateCount{club.vote + 9, good}}, "unknown_vote"},
                        {"chair", {CorrectCount{club.vote, good, "misread"}}, "not_declared"}});
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
  const auto nobody = SeatId::of("nobody");
  const std::string before = canonical(club.state);
  const Event strange[] = {{Arrived{nobody}},
                           {Left{nobody}},
                           {StandingSet{nobody, {}, false, {}}},
                           {StandingLifted{nobody, {}, {}}},
                           {ProxyGiven{nobody, nobody}},
                           {ProxyEnded{nobody}},
                           {BallotCast{99, nobody, nobody, {}, 0}},
                           {VoteLocked{99}},
                           {CountStated{99, nobody, {}}},
                           {CountAgreed{99, {}}},
                           {OutcomeDeclared{99, 0, {}}},
                           {ChangeProposed{99, Change::annul, nobody, 0, {}}},
                           {VoteAnnulled{99, 0}},
                           {CountCorrected{99, 0, {}}},
                           {TitleCorrected{99, 0}}};
  for (const Event& event : strange) evolve(club.state, event);
  club.state.sitting->presence_taken = false;  // noting presence of nobody still begins a roll
  EXPECT_EQ(canonical(club.state), before);
}

}  // namespace
}  // namespace assembly
