// Matching a line against a verb: "{officer} opens a vote on {question}". Words match in either case; a place takes
// as little as it can; the last place takes the rest.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace scene::internal {

struct Slot {
  std::string_view text;  // trimmed
  int column = 1;         // in the line, from 1
};

std::optional<std::vector<Slot>> match(std::string_view pattern, std::string_view line);

}  // namespace scene::internal
