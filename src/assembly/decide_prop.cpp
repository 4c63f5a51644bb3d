// Properties over random meetings of a made-up club.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "assembly/internal/club_for_tests.hpp"
#include "assembly/may.hpp"

namespace assembly {
namespace {

using testing::Club;
using testing::picture;

const char* const choices[] = {"yes", "no", "abstain"};

// Any act at all, sensible or not.
Act any_act(const Club& club, int members) {
  const auto seat = [&] { return SeatId::of("m" + std::to_string(*rc::gen::inRange(0, members + 1))); };
  const auto vote = [&]() -> VoteId {
    return *rc::gen::inRange(0, 4) == 0 ? *rc::gen::inRange<VoteId>(0, club.next + 2) : club.vote;
  };
  const auto choice = [&] { return ChoiceId::of(*rc::gen::element<std::string>("yes", "no", "abstain", "blank")); };
  const auto sheet = [&] {
    CountSheet out;
    for (const char* id : choices) out.push_back({ChoiceId::of(id), {}, {}, *rc::gen::inRange(-1, members)});
    return out;
  };
  const auto question = [&] {
    return QuestionId::of(*rc::gen::element<std::string>("decision", "twice", "elders", "shares", "of_elders"));
  };
  const auto motion = [&]() -> Position {
    return club.state.motions.empty()
               ? 1
               : club.state.motions[*rc::gen::inRange<std::size_t>(0, club.state.motions.size())].id;
  };
  switch (*rc::gen::inRange(0, 30)) {
    case 0: return {OpenSitting{}};
    case 1: return {CloseSitting{}};
    case 2: return {Arrive{seat()}};
    case 3: return {Leave{seat()}};
    case 4: return {SetStanding{seat(), StandingId::of("arrears"), {}, ""}};
    case 5: return {LiftStanding{seat(), StandingId::of("arrears"), {}, ""}};
    case 6: return {GiveProxy{seat(), seat()}};
    case 7: return {EndProxy{seat()}};
    case 8:
    case 9: {
      OpenVote what;
      what.question = question();
      what.title = "t";
      if (*rc::gen::inRange(0, 3) == 0)
        what.method = MethodId::of(*rc::gen::element<std::string>("device", "hidden", "hands"));
      if (*rc::gen::inRange(0, 4) == 0) what.concerned = {seat()};
      if (*rc::gen::inRange(0, 4) == 0) what.second_vote_of = vote();
      return {what};
    }
    case 10: return {Lock{vote()}};
    case 11: return {GiveCastingVote{vote(), choice()}};
    case 12: return {StateCount{vote(), sheet()}};
    case 13: return {Annul{vote(), "r"}};
    case 14: return {CorrectCount{vote(), sheet(), "r"}};
    case 15: return {Confirm{vote()}};
    case 16: return {ChallengeQuorum{}};
    case 17:
    case 18:
    case 19:
      return {Move{QuestionId::of(*rc::gen::element<std::string>("order", "appeal", "suspend", "adjourn", "close",
                                                                 "quietly", "openly", "remark", "decision")),
                   ""}};
    case 20:
    case 21: {
      OpenVote what;
      what.motion = motion();
      what.title = "t";
      const PendingMotion* pending = club.state.motion(*what.motion);
      what.question = pending ? pending->kind : QuestionId::of("close");
      return {what};
    }
    case 22: return {Rule{}};
    case 23: return {WithdrawMotion{motion()}};
    case 24: return {ResumeSitting{}};
    default: return {Cast{vote(), seat(), choice()}};
  }
}

std::string any_actor(const Act& act, int members) {
  if (const auto* cast = std::get_if<Cast>(&act.what); cast && *rc::gen::inRange(0, 5) > 0) return cast->seat.text();
  return *rc::gen::inRange(0, 3) == 0
             ? "m" + std::to_string(*rc::gen::inRange(0, members))
             : *rc::gen::element<std::string>("chair", "chair", "secretary", "teller-1", "teller-2");
}

void check_counts(const Club& club) {
  for (const auto& [id, vote] : club.state.votes) {
    // Kept counts are the counts: a recount of the ballots, seat by seat.
    if (vote.counting == rules::Counting::names) {
      rules::Counts again(club.state.shape);
      for (const auto& [seat, ballot] : vote.ballots) {
        const auto& term = club.state.roster->seats[seat].terms.front();
        for (std::size_t of = 0; of < again.shape().classes; ++of)
          for (std::size_t by = 0; by < again.shape().weights; ++by)
            if (term.classes >> of & 1) again.at(ballot.choice, of, by) += term.weights[by];
      }
      for (std::size_t choice = 0; choice < again.shape().choices; ++choice)
        for (std::size_t of = 0; of < again.shape().classes; ++of)
          for (std::size_t by = 0; by < again.shape().weights; ++by)
            RC_ASSERT(vote.counts.at(choice, of, by) == again.at(choice, of, by));
    }
    // yes + no + abstain + silent = entitled, in every declared outcome.
    for (const Declaration& declared : vote.declarations) {
      std::int64_t sum = declared.outcome.not_voting;
      for (const std::int64_t number : declared.outcome.tally) sum += number;
      RC_ASSERT(sum == declared.outcome.entitled);
      RC_ASSERT(declared.outcome.not_voting >= 0);
    }
  }
  std::int64_t present = 0, entitled = 0;
  if (club.state.sitting) {
    for (SeatIndex seat = 0; seat < club.state.seats.size(); ++seat) {
      present += club.state.counts_as_present(seat);
      entitled += club.state.seats[seat].votes;
    }
    RC_ASSERT(club.state.figures_now.figure(rules::Figure::present) == present);
    RC_ASSERT(club.state.figures_now.figure(rules::Figure::entitled) == entitled);
  }
}

// Random sittings: a refusal changes nothing, kept counts are true, and the events alone rebuild the state.
RC_GTEST_PROP(Sittings, hold_their_invariants, ()) {
  const int members = *rc::gen::inRange(1, 13);
  Club club(members);
  club.act("chair", {OpenSitting{}});
  const int acts = *rc::gen::inRange(20, 120);
  for (int i = 0; i < acts; ++i) {
    const Act act = any_act(club, members);
    const std::string before = picture(club.state);
    const VoteId here = club.next;
    const std::string refused = club.act(any_actor(act, members), act);
    if (!refused.empty()) RC_ASSERT(picture(club.state) == before);
    if (refused.empty() && std::holds_alternative<OpenVote>(act.what)) club.vote = here;
  }
  check_counts(club);
  State again(club.rules);
  for (const Event& event : club.history) evolve(again, event);
  RC_ASSERT(picture(again) == picture(club.state));
}

// What is offered is accepted, what is not is refused for the reason given: for everybody, at any point of any
// meeting.
RC_GTEST_PROP(May, agrees_with_decide, ()) {
  const int members = *rc::gen::inRange(1, 8);
  Club club(members);
  const int acts = *rc::gen::inRange(0, 60);
  for (int i = 0; i < acts; ++i) {
    const Act act = any_act(club, members);
    const VoteId here = club.next;
    if (club.act(any_actor(act, members), act).empty() && std::holds_alternative<OpenVote>(act.what))
      club.vote = here;
  }
  for (const std::string& who : {std::string("chair"), std::string("secretary"), std::string("m0")}) {
    for (const Choice& choice : may(club.rules, club.state, SeatId::of(who), club.at)) {
      const auto answer = decide(club.rules, club.state, {choice.act, SeatId::of(who), club.at, club.next});
      RC_ASSERT(answer.has_value() == choice.in_order());
      if (!answer) RC_ASSERT(answer.error().id == choice.refusal->id);
    }
  }
}

// A reference model of what goes first, a page of it: the pending motions are a list; a new one is in order if its
// number is lower than every number in it; what is put is the lowest. Every sequence of four motions, by brute force.
TEST(Precedence, agrees_with_the_reference_model) {
  const std::vector<std::pair<std::string, int>> motions = {{"order", 0}, {"suspend", 1}, {"adjourn", 2},
                                                            {"close", 4}, {"quietly", 5}, {"remark", 1000}};
  const std::size_t kinds = motions.size();
  int sequences = 0;
  for (std::size_t code = 0; code < kinds * kinds * kinds * kinds; ++code) {
    Club club(3);
    club.act("chair", {OpenSitting{}});
    std::vector<int> pending;
    std::size_t rest = code;
    for (int i = 0; i < 4; ++i, rest /= kinds) {
      const auto& [kind, number] = motions[rest % kinds];
      const bool expected =
          std::all_of(pending.begin(), pending.end(), [&n = number](int other) { return n < other; });
      const std::string refused = club.act("m0", {Move{QuestionId::of(kind), ""}});
      ASSERT_EQ(refused.empty(), expected) << code;
      if (expected) pending.push_back(number);
    }
    ASSERT_EQ(club.state.motions.size(), pending.size());
    for (const PendingMotion& motion : club.state.motions) {
      OpenVote put;
      put.question = motion.kind;
      put.motion = motion.id;
      put.title = "t";
      const bool lowest = motion.precedence == *std::min_element(pending.begin(), pending.end());
      const auto answer = decide(club.rules, club.state, {{put}, SeatId::of("chair"), club.at, club.next});
      ASSERT_EQ(answer.has_value(), lowest && motion.voted) << code;
    }
    ++sequences;
  }
  EXPECT_EQ(sequences, 1296);
}

// The order in which seats vote never matters, only each seat's last choice.
RC_GTEST_PROP(Sittings, order_of_ballots_does_not_matter, ()) {
  const int members = *rc::gen::inRange(1, 13);
  std::vector<std::pair<int, int>> ballots;
  for (int i = 0; i < members; ++i)
    if (*rc::gen::inRange(0, 4) > 0) ballots.emplace_back(i, *rc::gen::inRange(0, 3));
  const auto outcome_in = [&](const std::vector<std::pair<int, int>>& order) {
    Club club(members);
    club.act("chair", {OpenSitting{}});
    club.open("shares");
    for (const auto& [member, choice] : order) club.cast(member, choices[choice]);
    club.lock();
    return club.outcome();
  };
  auto shuffled = ballots;
  for (std::size_t i = shuffled.size(); i > 1; --i)
    std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
  RC_ASSERT(outcome_in(ballots) == outcome_in(shuffled));
}

}  // namespace
}  // namespace assembly
