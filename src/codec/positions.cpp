#include "codec/positions.hpp"

#include <algorithm>

#include "codec/internal/described_acts.hpp"

namespace codec {
namespace {

using internal::Tag;

template <class T>
concept Described = requires { describe(Tag<T>{}); };

// Calls `each` for every position in a value. Another record's positions are not ours.
template <class Each>
void look(assembly::Position& position, const Each& each) {
  each(position);
}
template <class Each>
void look(assembly::Citation&, const Each&) {}
template <class Each>
void look(assembly::Predecessor&, const Each&) {}
template <class T, class Each>
void look(T& value, const Each& each);
template <class T, class Each>
void look(std::optional<T>& value, const Each& each) {
  if (value) look(*value, each);
}
template <class T, class Each>
void look(std::vector<T>& list, const Each& each) {
  for (T& one : list) look(one, each);
}
template <class T, class Each>
void look(T& value, const Each& each) {
  if constexpr (Described<T>)
    std::apply([&](const auto&... field) { (look(value.*field.member, each), ...); }, describe(Tag<T>{}).fields);
}

}  // namespace

assembly::Position latest_position(const assembly::Act& act) {
  assembly::Position latest = 0;
  assembly::Act copy = act;
  move_positions(copy, [&](assembly::Position position) {
    latest = std::max(latest, position);
    return position;
  });
  return latest;
}

void move_positions(assembly::Act& act, const std::function<assembly::Position(assembly::Position)>& move) {
  std::visit([&](auto& what) { look(what, [&](assembly::Position& position) { position = move(position); }); },
             act.what);
}

}  // namespace codec
