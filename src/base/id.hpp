// Ids are short words kept in place: a seat ("m-017"), a choice, a majority. Two kinds never mix,
// copying one allocates nothing, and what is shown to people is a name looked up elsewhere.
// Form: 1 to 31 bytes of A-Z a-z 0-9 _ - . ; ASCII only, so no two ids look alike.
#pragma once
#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "base/limits.hpp"

namespace base {

constexpr bool is_id_byte(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.';
}

constexpr bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= limits::id_bytes_max && std::all_of(text.begin(), text.end(), is_id_byte);
}

template <class Kind>
class Id {
 public:
  constexpr Id() = default;  // the empty id: "none"

  // Nothing if `text` has not the form of an id.
  static constexpr std::optional<Id> parse(std::string_view text) {
    if (!is_id(text)) return std::nullopt;
    return Id(text);
  }
  // For words that the program itself wrote.
  static constexpr Id of(std::string_view text) {
    if (!is_id(text)) check(false, "not an id");
    return Id(text);
  }

  constexpr std::string_view view() const { return {bytes_.data(), size_}; }
  std::string text() const { return std::string(view()); }
  constexpr bool empty() const { return size_ == 0; }

  friend constexpr bool operator==(const Id&, const Id&) = default;
  friend constexpr std::strong_ordering operator<=>(const Id& a, const Id& b) { return a.view() <=> b.view(); }

 private:
  constexpr explicit Id(std::string_view text) : size_(static_cast<std::uint8_t>(text.size())) {
    std::copy(text.begin(), text.end(), bytes_.begin());
  }

  std::array<char, limits::id_bytes_max> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace base

template <class Kind>
struct std::hash<base::Id<Kind>> {
  std::size_t operator()(const base::Id<Kind>& id) const noexcept { return std::hash<std::string_view>{}(id.view()); }
};
