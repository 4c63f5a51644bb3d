// The acts of a secret ballot as bytes (section 10): one JSON object, strict.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ballot/code.hpp"
#include "ballot/transcript.hpp"

namespace ballot {

inline constexpr std::size_t act_bytes_max = 60'000;

using Names = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;
using Rows = std::vector<Numbers>;
using Value = std::variant<std::int64_t, std::string, Names, Numbers, Rows>;

// Base64 is decoded already; `hash`: SHA-256 of the act's exact bytes.
struct Act {
  std::string does, by, body;
  Point hash{};

  std::int64_t number(std::string_view field) const { return std::get<std::int64_t>(at(field)); }
  const std::string& text(std::string_view field) const { return std::get<std::string>(at(field)); }
  const Names& names(std::string_view field) const { return std::get<Names>(at(field)); }
  const Numbers& numbers(std::string_view field) const { return std::get<Numbers>(at(field)); }
  const Rows& rows(std::string_view field) const { return std::get<Rows>(at(field)); }

  std::map<std::string, Value, std::less<>> fields;

 private:
  const Value& at(std::string_view field) const { return fields.find(field)->second; }
};

// `grammar`: it is none.
Checked<Act> read_act(std::string_view bytes);
// What an act names itself as being about, also one that is otherwise none. Nothing: no JSON object with an act of
// the secret ballot in it.
struct About {
  std::string does;
  std::optional<std::int64_t> ceremony, vote;
};
std::optional<About> about_of(std::string_view bytes);
// 1 to 64 characters from '!' to '~'.
bool is_name(std::string_view text);

}  // namespace ballot
