// Files of real votes: one roll-call a line, tab-separated, with a '#roster' line that says whose votes the columns
// of marks are. Two forms, told apart by their columns:
//
//   by names    id (rcid) date unres official_yes official_no official_abstain tally_check short_title votes
//   by outcome  date symbol outcome yes no abstain vetoed_by members_known topic votes
//
// A mark is Y N A, x (silent), . (not a member), ? (the source does not say). A date may be a month only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "rules/ids.hpp"

namespace history {

enum class Known : std::uint8_t { names, vetoes, totals, nothing };

struct RollCall {
  int line = 0;
  std::string id, symbol;
  base::Date day;  // the last day of the month where only the month is known
  Known known = Known::names;
  std::string marks;                             // one for each seat of the file's roster
  std::optional<std::int64_t> yes, no, abstain;  // as recorded
  std::string outcome;                           // as recorded: adopted, vetoed, not_adopted; empty: not recorded
  std::vector<rules::SeatId> vetoes;             // named by the source
};

struct RollCalls {
  std::string file;
  std::vector<rules::SeatId> roster;
  std::vector<RollCall> calls;
};

base::Result<RollCalls> parse_rollcalls(std::string_view text, std::string_view file);

// What is known without applying a rule: columns id, symbol, outcome, and optionally yes, no, abstain.
struct Expected {
  std::string id, symbol, outcome;
};
base::Result<std::vector<Expected>> parse_expected(std::string_view text, std::string_view file);

// Which question a roll-call was on, where it was not the usual one: columns id, symbol, question, and the source
// that says so, for people.
struct Assigned {
  std::string id, symbol, question;
};
base::Result<std::vector<Assigned>> parse_questions(std::string_view text, std::string_view file);

}  // namespace history
