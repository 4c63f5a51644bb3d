// The heart: may this act be done now, and what follows? Pure: no clock, file, thread, random number, cryptography.
//
//   decide(rules, state, act) -> events | refusal         says no with the rule that says so
//   evolve(state, event)                                   folds what followed into the state
#pragma once
#include "assembly/state.hpp"
#include "base/result.hpp"

namespace assembly {

base::Result<Events, base::Refusal> decide(const rules::Rules& rules, const State& state, const Stamped& act);

// Every variable of the vote as it stands: frozen figures, ballots so far or the agreed count, presence now.
rules::Counts counts_of(const rules::Rules& rules, const State& state, const Vote& vote);

// The outcome if the vote were locked as it stands. `casting` is the presiding officer's casting vote, if given.
Outcome outcome_of(const rules::Rules& rules, const State& state, const Vote& vote,
                   std::optional<std::size_t> casting);

// The same as it is declared: with the seats whose ballots stopped it. Goes through the ballots if a class stopped
// it.
Outcome final_outcome_of(const rules::Rules& rules, const State& state, const Vote& vote,
                         std::optional<std::size_t> casting);

// The figure `members` of every class and weight: the statutory number, else as many as are filled.
void set_members(const rules::Rules& rules, base::Date day, rules::Counts& counts);

// Why the sheet cannot be a count of this vote: its choices, classes, sums, or what the majority asks for and it
// lacks.
std::optional<base::Refusal> sheet_fault(const rules::Rules& rules, const State& state, const Vote& vote,
                                         const CountSheet& sheet);

// The majority that applies to the vote, in the form that held on the day it was opened.
const rules::Majority& majority_of(const rules::Rules& rules, const Vote& vote);

}  // namespace assembly
