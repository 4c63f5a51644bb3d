// A Refusal is the rules saying no: a value, shown to a person, that carries the rule it comes from.
// It holds ids and numbers; the sentence is made from messages/<lang>.toml by `words`.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

struct Refusal {
  std::string_view id;                                           // from the closed list in assembly/refusals.hpp
  std::string cite;                                              // from the body's data, never from code
  std::vector<std::pair<std::string_view, std::string>> values;  // what the sentence's {places} are filled with
};

}  // namespace base
