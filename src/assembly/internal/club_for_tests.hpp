// A made-up club for tests of this module: a chair, a secretary, two tellers, n members "m0", "m1", …; every third is
// of class "elder"; member i holds i + 1 shares. Only tests include this.
#pragma once
#include <gtest/gtest.h>

#include <string>

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
[motion.order]
says = "on a point of order"
cite = "S order"
by = "ruling"
when = "any"
rank = 0
[motion.appeal]
says = "to appeal"
majority = "simple"
words = "ruling"
tie = "status_quo"
when = "after_ruling"
rank = 0
effect = "overrule"
[motion.suspend]
says = "to suspend"
majority = "simple"
rank = 1
effect = "suspend"
who = ["seat", "presiding"]
[motion.adjourn]
says = "to adjourn"
majority = "simple"
rank = 2
effect = "adjourn"
[motion.close]
says = "to close the debate"
majority = "simple"
rank = 4
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

// Everything of a state that anybody can see, as text: two states with the same picture are the same.
inline std::string picture(const State& state) {
  std::string out;
  const auto add = [&](auto... parts) { ((out += parts, out += ' '), ...); };
  const auto n = [](auto number) { return std::to_string(number); };
  const auto grid = [&](const rules::Counts& counts) {
    for (std::size_t v = 0; v < counts.shape().variables(); ++v)
      for (std::size_t c = 0; c < counts.shape().classes; ++c)
        for (std::size_t w = 0; w < counts.shape().weights; ++w) add(n(counts.at(v, c, w)));
  };
  if (state.sitting)
    add("sitting", n(state.sitting->opened_at.ms), n(state.sitting->presence_taken),
        n(state.sitting->quorum_challenged));
  grid(state.figures_now);
  for (const SeatState& seat : state.seats) {
    add("seat", n(seat.term != nullptr), n(seat.present), n(seat.votes), seat.proxy ? n(*seat.proxy) : "-");
    for (const auto principal : seat.principals) add("for", n(principal));
    for (const auto& mark : seat.marks)
      add(mark.standing.text(), n(mark.active), mark.until ? n(mark.until->days) : "-",
          mark.waived_until ? n(mark.waived_until->days) : "-");
  }
  for (const auto& [id, vote] : state.votes) {
    add("vote", n(id), n(static_cast<int>(vote.stage)), vote.question.text(), vote.majority.text(),
        vote.method.text());
    grid(vote.counts);
    for (SeatIndex seat = 0; seat < state.seats.size(); ++seat)
      if (const auto ballot = vote.ballots.find(seat); ballot != vote.ballots.end())
        add(n(seat), n(ballot->second.choice), n(ballot->second.by), n(ballot->second.position));
    for (const auto& [teller, sheet] : vote.statements) add(teller.text(), n(sheet.size()));
    for (const auto& declared : vote.declarations)
      add(n(declared.position), declared.outcome.outcome.text(), n(static_cast<int>(declared.outcome.ending)),
          n(static_cast<int>(declared.outcome.result)));
    add(n(vote.proposed.has_value()));
  }
  for (const PendingMotion& motion : state.motions)
    add("motion", n(motion.id), motion.kind.text(), motion.by.text(), n(motion.precedence));
  if (state.ruling) add("ruling", n(state.ruling->id), n(state.ruling->open_to_appeal), n(state.ruling->reversed));
  if (state.method_set) add("method", state.method_set->method.text(), n(state.method_set->by_vote));
  if (state.majority_found) add("found", state.majority_found->text());
  add(state.open_vote ? n(*state.open_vote) : "-", n(state.sitting && state.sitting->suspended));
  return out;
}

}  // namespace assembly::testing
