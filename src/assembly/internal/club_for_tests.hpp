// A made-up club for tests of this module: a chair, a secretary, two tellers, n members "m0", "m1", …; every third is
// of class "elder"; member i holds i + 1 shares. Only tests include this.
#pragma once
#include <gtest/gtest.h>

#include <string>

#include "assembly/canonical.hpp"
#include "assembly/decide.hpp"
#include "rules/load.hpp"

namespace assembly::testing {

inline std::string club_rules(const std::string& extra = "") {
  return R"([body]
name = "Club"
cite = "S"
[cites]
conduct = "S conduct"
lock = "S lock"
proxies = "S proxies"
interest = "S interest"
[officer.chair]
title = "chair"
role = "presiding"
[officer.secretary]
title = "secretary"
role = "secretary"
[officer.teller-1]
title = "first teller"
role = "teller"
[officer.teller-2]
title = "second teller"
role = "teller"
[standing.arrears]
says = "in arrears"
cite = "S arrears"
[roster.class.elder]
says = "the elders"
[roster.weight.shares]
[proxy]
most = 2
holder = "elder"
[quorum.third]
cite = "S quorum"
says = "one third"
needs = ["3 present >= members"]
at = ["opening", "vote", "lock"]
[majority.simple]
cite = "S simple"
says = "more yes than no"
needs = ["yes > no"]
[majority.elders]
cite = "S elders"
says = "no elder against"
needs = ["yes > no", { needs = "no of elder = 0", otherwise = "an elder is against" }]
[majority.by_shares]
cite = "S shares"
says = "by shares"
needs = ["yes by shares > no by shares"]
[method.device]
says = "by device"
[method.hidden]
says = "by device, names at the lock"
shows = "at_lock"
[method.hands]
says = "by hands"
counts = "tellers"
[method.secret]
says = "in secret"
counts = "tellers"
secret = true
[method.called]
says = "by calling names"
from_a_lot = true
[session.yearly]
says = "year"
[session.urgent]
says = "urgent session"
cite = "S urgent"
called_by = "others"
decision = "call"
requested = "simple"
within_hours = 24
notice_hours = 2
[session.called]
says = "session on another body's call"
cite = "S called"
called_by = "others"
decision = "call"
[debate]
minutes = 5
turns = 3
[texts]
days_before = 0
[motion.order]
says = "on a point of order"
cite = "S order"
effect = "point_of_order"
[motion.appeal]
says = "to appeal"
majority = "simple"
effect = "overrule"
[motion.suspend]
says = "to suspend"
majority = "simple"
[motion.adjourn]
says = "to adjourn"
majority = "simple"
who = ["seat"]
[motion.close]
says = "to close the debate"
majority = "simple"
rank = 4
[motion.postpone]
says = "to postpone"
majority = "simple"
[motion.resume_item]
says = "to go on with it"
majority = "simple"
[motion.no_action]
says = "to take no action"
majority = "simple"
[motion.close_debate]
says = "to close the debate and vote"
majority = "simple"
seconder = true
[motion.close_list]
says = "to close the list"
majority = "simple"
[motion.limit_speeches]
says = "to limit speeches"
majority = "simple"
[motion.refer]
says = "to refer"
majority = "simple"
[motion.falls]
says = "that it falls"
majority = "simple"
[motion.divide]
says = "to divide"
majority = "simple"
[motion.parts]
says = "parts, unless a sponsor objects"
by = "right"
effect = "divide"
unless_sponsor_objects = true
[motion.reorder]
says = "another order"
majority = "simple"
[motion.reconsider]
says = "to reconsider"
majority = "simple"
[motion.agenda]
says = "the agenda"
majority = "simple"
effect = "adopt_agenda"
if_lost = "adjourn"
[motion.add_item]
says = "to add an item"
majority = "simple"
[motion.drop_item]
says = "to drop an item"
majority = "simple"
[motion.take_item]
says = "to take an item first"
majority = "simple"
[motion.adjourn_session]
says = "to adjourn the session"
majority = "simple"
[motion.permit_late]
says = "a late text"
[motion.object]
says = "to object to a representative"
[motion.set_standing]
says = "to note arrears"
majority = "simple"
standing = "arrears"
[motion.lift_standing]
says = "to lift arrears"
majority = "simple"
standing = "arrears"
[motion.set_majority]
says = "that the elders must agree"
majority = "simple"
finds = "elders"
[motion.secretly]
says = "in secret"
by = "request"
majority = "simple"
effect = "set_method"
method = "secret"
rank = 800
[motion.confirm]
says = "by device, as a decision"
majority = "simple"
effect = "set_method"
method = "device"
settles = "quietly"
[motion.call]
says = "by calling names"
by = "right"
effect = "set_method"
method = "called"
[election.board]
says = "board"
cite = "S board"
majority = "simple"
nominations = true
uncontested = true
restricted = 2
[election.shared]
says = "shared with others"
majority = "simple"
two_bodies = true
[motion.quietly]
says = "that it be voted with names hidden"
majority = "simple"
rank = 5
effect = "set_method"
method = "hidden"
[motion.openly]
says = "that it be voted by device"
by = "right"
effect = "set_method"
method = "device"
[motion.remark]
says = "without a rank"
majority = "simple"
[question.decision]
says = "decision"
majority = "simple"
tie = "casting_vote"
may_need = ["elders"]
majority_by = "ruling"
amendments = "twice"
[question.twice]
says = "voted twice if tied"
majority = "simple"
tie = "second_vote"
[question.elders]
says = "the elders' question"
majority = "elders"
[question.shares]
says = "by shares"
majority = "by_shares"
weight = "shares"
[question.quiet]
says = "voted with names hidden until the lock only"
majority = "simple"
methods = ["hidden"]
[question.of_elders]
says = "for elders only"
majority = "simple"
entitled = "elder"
)" + extra;
}

inline std::string club_roster(int members) {
  std::string out = "seat,classes,shares\n";
  for (int i = 0; i < members; ++i)
    out += "m" + std::to_string(i) + (i % 3 == 0 ? ",elder," : ",,") + std::to_string(i + 1) + "\n";
  return out;
}

// A club and its course so far.
struct Club {
  explicit Club(int members, const std::string& extra = "")
      : rules([&] {
          auto loaded = rules::load_texts("club", club_rules(extra), club_roster(members));
          if (!loaded) throw std::runtime_error(base::text(loaded.error()));
          return std::move(*loaded);
        }()),
        state(rules) {}

  // The refusal's id, or "" if it happened.
  std::string act(std::string_view by, Act what) {
    const auto events = decide(rules, state, {std::move(what), SeatId::of(by), at, next});
    if (!events) return std::string(events.error().id);
    at.ms += 1000;
    ++next;
    for (const Event& event : *events) {
      evolve(state, event);
      history.push_back(event);
    }
    return "";
  }
  std::string open(const char* question, const char* method = nullptr) {
    OpenVote what;
    what.question = QuestionId::of(question);
    what.title = "a question";
    if (method) what.method = MethodId::of(method);
    const Position here = next;
    const std::string refused = act("chair", {what});
    if (refused.empty()) vote = here;
    return refused;
  }
  // m0, m1 and m2 are tellers, any two open; they have a key and have rehearsed ballot 1. "" or the first refusal.
  std::string hold_ceremony() {
    const std::vector<SeatId> tellers = {SeatId::of("m0"), SeatId::of("m1"), SeatId::of("m2")};
    std::vector<std::pair<SeatId, Act>> acts = {{SeatId::of("secretary"), {SetUpTellers{1, tellers, 2, ""}}}};
    const auto all = [&](const Act& act) {
      for (const SeatId one : tellers) acts.emplace_back(one, act);
    };
    all({SendCommitment{1, ""}});
    acts.emplace_back(SeatId::of("secretary"), BeginRound{1, 2});
    all({SendDeal{1, ""}});
    acts.emplace_back(SeatId::of("secretary"), BeginRound{1, 3});
    all({SendVerdict{1, {}}});
    acts.emplace_back(SeatId::of("secretary"), BeginRound{1, 4});
    acts.emplace_back(SeatId::of("secretary"), SettleKey{1, {1, 2, 3}, "", ""});
    acts.emplace_back(SeatId::of("secretary"), CallRehearsal{1, 1});
    all({SendRehearsal{1, 1, ""}});
    for (const auto& [by, what] : acts)
      if (auto refused = act(by.view(), what); !refused.empty()) return refused;
    return "";
  }
  std::string cast(int member, const char* choice) {
    const std::string seat = "m" + std::to_string(member);
    return act(seat, {Cast{vote, SeatId::of(seat), ChoiceId::of(choice)}});
  }
  std::string lock() { return act("chair", {Lock{vote}}); }
  const Vote& now() const { return *state.vote(vote); }
  const Outcome& outcome() const { return now().declarations.back().outcome; }

  rules::Rules rules;
  State state;
  base::Instant at{1'000'000'000'000};
  Position next = 1;
  VoteId vote = 0;
  Events history;
};

}  // namespace assembly::testing
