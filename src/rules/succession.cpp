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

bool same(const Need& a, const Need& b) {
  return a.inequality.text == b.inequality.text && a.otherwise == b.otherwise && a.says == b.says && a.cite == b.cite;
}
bool same(const Outcome& a, const Outcome& b);

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
}
bool same(const Outcome& a, const Outcome& b) {
  return a.id == b.id && a.result == b.result && a.says == b.says && a.cite == b.cite &&
         same(a.alternatives, b.alternatives);
}
bool same(const Majority& a, const Majority& b) {
  return a.cite == b.cite && a.says == b.says && same(a.outcomes, b.outcomes);
}
bool same(const Quorum& a, const Quorum& b) {
  return a.cite == b.cite && a.says == b.says && a.at == b.at && same(a.needs, b.needs);
}

// The first that is gone, or that says something else of that day or of a day before.
template <class T>
std::optional<std::string> first_altered(std::string_view kind, const std::vector<Dated<T>>& old,
                                         const std::vector<Dated<T>>& next, base::Date day) {
  for (const Dated<T>& one : old) {
    const auto found =
        std::find_if(next.begin(), next.end(), [&](const auto& other) { return other.now.id == one.now.id; });
    bool stays = found != next.end() && same(one.on(day), found->on(day));
    for (const auto& earlier : one.earlier) stays = stays && same(earlier.value, found->on(earlier.until));
    if (!stays) return std::string(kind) + " " + one.now.id.text();
  }
  return std::nullopt;
}

// A question that had a quorum has the same one.
std::optional<std::string> lost_quorum(const Rules& old, const Rules& next) {
  for (const Question& question : old.questions) {
    const Question* now = next.question(question.id);
    if (!now || !question.quorum) continue;
    if (!now->quorum || next.quorums[*now->quorum].now.id != old.quorums[*question.quorum].now.id)
      return "quorum of question " + question.id.text();
  }
  return std::nullopt;
}

std::optional<std::string> lost_seat(const Roster& old, const Roster& next) {
  for (const Seat& seat : old.seats)
    if (!next.find(seat.id)) return "seat " + seat.id.text();
  return std::nullopt;
}

}  // namespace

std::optional<std::string> lost_in(const Rules& old, const Rules& next, base::Date day) {
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
      first_altered("majority", old.majorities, next.majorities, day),
      first_altered("quorum", old.quorums, next.quorums, day),
      lost_quorum(old, next),
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
