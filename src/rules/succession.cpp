#include "rules/succession.hpp"

#include <algorithm>

namespace rules {
namespace {

bool same_words(const std::vector<Labelled>& old, const std::vector<Labelled>& next) {
  return std::equal(old.begin(), old.end(), next.begin(), next.end(),
                    [](const Labelled& a, const Labelled& b) { return a.id == b.id; });
}

// The first of the old that has no counterpart among the next.
template <class T, class Same>
std::optional<std::string> first_lost(std::string_view kind, const std::vector<T>& old, const std::vector<T>& next,
                                      const Same& same) {
  for (const T& one : old)
    if (std::none_of(next.begin(), next.end(), [&](const T& other) { return same(one, other); }))
      return std::string(kind) + " " + one.id.text();
  return std::nullopt;
}

std::optional<std::string> lost_majority(const Rules& old, const Rules& next) {
  for (const auto& one : old.majorities)
    if (!next.majority(one.now.id)) return "majority " + one.now.id.text();
  return std::nullopt;
}

std::optional<std::string> lost_seat(const Roster& old, const Roster& next) {
  for (const Seat& seat : old.seats)
    if (!next.find(seat.id)) return "seat " + seat.id.text();
  return std::nullopt;
}

}  // namespace

std::optional<std::string> lost_in(const Rules& old, const Rules& next) {
  if (!same_words(old.choices, next.choices)) return "choices";
  if (!same_words(old.classes, next.classes)) return "classes";
  if (!same_words(old.weights, next.weights)) return "weights";
  if (!same_words(old.figures, next.figures)) return "figures";
  const auto same_id = [](const auto& a, const auto& b) { return a.id == b.id; };
  const auto same_question = [](const Question& a, const Question& b) {
    return a.id == b.id && a.motion == b.motion;
  };
  const auto same_officer = [](const Officer& a, const Officer& b) { return a.id == b.id && a.role == b.role; };
  const std::optional<std::string> lost[] = {
      first_lost("question", old.questions, next.questions, same_question),
      lost_majority(old, next),
      first_lost("method", old.methods, next.methods, same_id),
      first_lost("standing", old.standings, next.standings, same_id),
      first_lost("session", old.sessions, next.sessions, same_id),
      first_lost("election", old.elections, next.elections, same_id),
      first_lost("officer", old.officers, next.officers, same_officer),
      lost_seat(*old.roster, *next.roster),
  };
  const auto first = std::find_if(std::begin(lost), std::end(lost), [](const auto& one) { return one.has_value(); });
  return first == std::end(lost) ? std::nullopt : *first;
}

}  // namespace rules
