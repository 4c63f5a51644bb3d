// What a seat or an officer may do now, and why not: what every screen and the rehearsal are built on.
//
// Each act that makes sense for it is put to `decide` as it would be put by its author. So an act is offered if and
// only if decide accepts it, by construction: there is no second set of rules to fall out of step.
#pragma once
#include "assembly/state.hpp"
#include "base/result.hpp"

namespace assembly {

struct Choice {
  Act act;                               // as it would be put; titles and reasons are the author's to fill in
  std::optional<base::Refusal> refusal;  // nothing: it is in order

  bool in_order() const { return !refusal; }
};

// For an officer: sittings, rulings, the motion that goes first, each kind of proposal, locking. For a seat: each
// motion of the body, its choices in the vote that is open, also for those whose proxy it holds. `at`: the moment it
// would be.
std::vector<Choice> may(const rules::Rules& rules, const State& state, SeatId by, base::Instant at);

}  // namespace assembly
