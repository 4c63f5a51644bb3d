#include "codec/positions.hpp"

#include <algorithm>

#include "codec/internal/described_acts.hpp"

namespace codec {
namespace {

using internal::Tag;

template <class T>
concept Described = requires { describe(Tag<T>{}); };

void look(assembly::Position position, assembly::Position& latest) { latest = std::max(latest, position); }
// Another record's positions are not ours.
void look(const assembly::Citation&, assembly::Position&) {}
void look(const assembly::Predecessor&, assembly::Position&) {}
template <class T>
void look(const T& value, assembly::Position& latest);
template <class T>
void look(const std::optional<T>& value, assembly::Position& latest) {
  if (value) look(*value, latest);
}
template <class T>
void look(const std::vector<T>& list, assembly::Position& latest) {
  for (const T& one : list) look(one, latest);
}
template <class T>
void look(const T& value, assembly::Position& latest) {
  if constexpr (Described<T>)
    std::apply([&](const auto&... field) { (look(value.*field.member, latest), ...); }, describe(Tag<T>{}).fields);
}

}  // namespace

assembly::Position latest_position(const assembly::Act& act) {
  assembly::Position latest = 0;
  std::visit([&](const auto& what) { look(what, latest); }, act.what);
  return latest;
}

}  // namespace codec
