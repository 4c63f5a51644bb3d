// What the pictures of a meeting have in common: a vote and its count, as JSON.
#pragma once
#include <boost/json.hpp>

#include "views/view.hpp"

namespace views::internal {

namespace json = boost::json;

template <class Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

// A letter for each seat: "-" no vote, "." has not voted, "v" has voted, and what it chose where that is shown.
std::string lamps_of(const assembly::State& state, const assembly::Vote& vote);
json::object vote_json(const clerk::Journal& journal, const words::Speaker& speaker, const assembly::Vote& vote);
// Tellers and the secret ballot that is held or was last; null: the body has had none.
json::value secret_json(const clerk::Journal& journal);
json::object count_json(const clerk::Journal& journal, const words::Speaker& speaker, const assembly::Vote& vote);

}  // namespace views::internal
