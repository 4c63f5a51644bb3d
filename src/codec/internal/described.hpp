// How a struct is described for the codec: a name, and its members with the names they have in JSON. Reading and
// writing are made from the same table, so they cannot differ.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/id.hpp"

namespace codec::internal {

template <class T>
struct Tag {};

// `always`: written also when it has its initial value, and must be there when read.
template <class Owner, class T>
struct Field {
  std::string_view name;
  T Owner::* member;
  bool always;
};

template <class T>
constexpr bool left_out_when_empty = false;
template <class T>
constexpr bool left_out_when_empty<std::optional<T>> = true;
template <class T>
constexpr bool left_out_when_empty<std::vector<T>> = true;
template <class Kind>
constexpr bool left_out_when_empty<base::Id<Kind>> = true;
template <>
inline constexpr bool left_out_when_empty<std::string> = true;

template <class Owner, class T>
constexpr Field<Owner, T> f(std::string_view name, T Owner::* member) {
  return {name, member, !left_out_when_empty<T>};
}
// A number or a truth that is left out while it has its initial value.
template <class Owner, class T>
constexpr Field<Owner, T> may(std::string_view name, T Owner::* member) {
  return {name, member, false};
}

// Always written, also where it is empty.
template <class Owner, class T>
constexpr Field<Owner, T> must(std::string_view name, T Owner::* member) {
  return {name, member, true};
}

template <class... Fields>
struct Described {
  std::string_view name;
  std::tuple<Fields...> fields;
};

template <class... Fields>
constexpr Described<Fields...> described(std::string_view name, Fields... fields) {
  return {name, {fields...}};
}

}  // namespace codec::internal
