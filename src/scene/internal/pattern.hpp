// Matching a line against a verb: "{officer} opens a vote on {question}". Words match in either case; a place takes
// as little as it can; the last place takes the rest.
#pragma once
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace scene::internal {

struct Slot {
  std::string_view text;  // trimmed
  int column = 1;         // in the line, from 1
};

std::optional<std::vector<Slot>> match(std::string_view pattern, std::string_view line);

// Parts at commas that stand outside quotes; words, without a comma behind them. Each with its column.
std::vector<Slot> parts_of(const Slot& slot);
std::vector<Slot> words_of(const Slot& slot);
// What stands before and behind the first `divider`; nothing if it is not there.
std::optional<std::pair<Slot, Slot>> split_at(const Slot& slot, std::string_view divider);

}  // namespace scene::internal
