// What the parts of `decide` share: the rules, the state, the act's stamp, and how to say no.
#pragma once
#include <string>

#include "assembly/decide.hpp"
#include "assembly/refusals.hpp"

namespace assembly::internal {

using Decision = base::Result<Events, base::Refusal>;
using Values = std::vector<std::pair<std::string_view, std::string>>;
using rules::Role;
using rules::Topic;

struct Deciding {
  const rules::Rules& rules;
  const State& state;
  SeatId by;
  base::Instant at;
  Position position;

  // The office that `by` holds; null for a seat.
  const rules::Officer* office() const { return rules.officer(by.view()); }
  bool is(Role role) const { return office() && office()->role == role; }
  std::string title(Role role) const;  // "President"
  // The first of these that says anything, else what the body cites for the topic: a refusal always has a rule.
  std::string first_cite(std::initializer_list<const std::string*> cites, Topic topic) const;
  base::Date today() const { return base::date_of(state.sitting ? state.sitting->opened_at : at); }
};

tl::unexpected<base::Refusal> refuse(std::string_view id, std::string cite, Values values = {});
tl::unexpected<base::Refusal> refuse(const Deciding& with, Topic topic, std::string_view id, Values values = {});
Decision happens(Event event);

// Each gives nothing if all is well.
std::optional<base::Refusal> unless_presiding(const Deciding& with);
std::optional<base::Refusal> unless_officer(const Deciding& with);  // presiding officer or secretary
std::optional<base::Refusal> unless_sitting(const Deciding& with);  // and not suspended
// Whether the figures (filled, present, …) make the quorum.
std::optional<base::Refusal> unless_quorum(const Deciding& with, const rules::Quorum& quorum, rules::Counts figures);

// A seat that is a member today.
base::Result<SeatIndex, base::Refusal> seated(const Deciding& with, SeatId id, Topic topic);

Decision decide_on(const Deciding& with, const OpenSitting& act);
Decision decide_on(const Deciding& with, const CloseSitting& act);
Decision decide_on(const Deciding& with, const Arrive& act);
Decision decide_on(const Deciding& with, const Leave& act);
Decision decide_on(const Deciding& with, const ChallengeQuorum& act);
Decision decide_on(const Deciding& with, const SetStanding& act);
Decision decide_on(const Deciding& with, const LiftStanding& act);
Decision decide_on(const Deciding& with, const GiveProxy& act);
Decision decide_on(const Deciding& with, const EndProxy& act);
Decision decide_on(const Deciding& with, const OpenVote& act);
Decision decide_on(const Deciding& with, const Move& act);
Decision decide_on(const Deciding& with, const WithdrawMotion& act);
Decision decide_on(const Deciding& with, const Rule& act);
Decision decide_on(const Deciding& with, const ResumeSitting& act);
Decision decide_on(const Deciding& with, const Cast& act);
Decision decide_on(const Deciding& with, const Lock& act);
Decision decide_on(const Deciding& with, const GiveCastingVote& act);
Decision decide_on(const Deciding& with, const StateCount& act);
Decision decide_on(const Deciding& with, const Annul& act);
Decision decide_on(const Deciding& with, const CorrectCount& act);
Decision decide_on(const Deciding& with, const CorrectTitle& act);
Decision decide_on(const Deciding& with, const Confirm& act);

// What follows from a decided vote on a motion: the events of its effect. Nothing for a vote on a proposal.
void add_consequences(const Deciding& with, const Vote& vote, const Outcome& outcome, Events& events);

// Whether the sheet can be a count of this vote: choices, classes, sums, and all that its majority asks about.
std::optional<base::Refusal> faults_of(const Deciding& with, const Vote& vote, const CountSheet& sheet);

// The vote with the agreed sheet in place of what it has.
OutcomeDeclared declared_from(const Deciding& with, const Vote& vote, const CountSheet& sheet);

}  // namespace assembly::internal
