// Replaying history: each roll-call goes through `decide` as acts — a sitting is opened on its day, a vote opened,
// one ballot cast for each member whose vote is known, else a count stated by two tellers — and what comes out is
// held against what was recorded. A disagreement is a wrong rule, a wrong roster or a defect of the source.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "history/rollcalls.hpp"
#include "rules/rules.hpp"

namespace history {

struct Disagreement {
  std::string id, symbol;
  std::string computed, expected;
  std::string why;  // "tally", "outcome", "refused"
};

struct Report {
  std::size_t rollcalls = 0, votes = 0, agree = 0, not_compared = 0;
  std::vector<Disagreement> disagree;
};

struct Options {
  std::vector<Expected> expected;   // empty: what the file itself records
  std::vector<Assigned> questions;  // empty: all on the body's first question
  std::function<void(std::size_t done)> progress;
};

// Error: the file names a question that the body does not have, or the body has no method that fits.
base::Result<Report> replay(const rules::Rules& rules, const RollCalls& calls, const Options& options);

}  // namespace history
