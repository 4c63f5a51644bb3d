// Values out of JSON, from the descriptions. The first fault is kept, with the way to it: "terms.minutes".
#pragma once
#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>
#include <variant>

#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "codec/internal/described.hpp"

namespace codec::internal {

using base::Json;

class Reading {
 public:
  using At = Json::At;

  explicit Reading(const Json& json) : json_(json) {}

  const std::string& fault() const { return fault_; }

  template <class T>
  bool value(At at, T& out) {
    if constexpr (std::is_same_v<T, bool>) {
      if (json_.kind(at) != Json::Kind::truth) return wants("true or false");
      out = json_.truth(at);
      return true;
    } else if constexpr (std::is_enum_v<T>) {
      const auto known = words(Tag<T>{});
      const auto found =
          json_.kind(at) == Json::Kind::text ? std::find(known.begin(), known.end(), json_.text(at)) : known.end();
      if (found == known.end()) return wants("one of the words that are known there");
      out = static_cast<T>(found - known.begin());
      return true;
    } else if constexpr (std::is_integral_v<T>) {
      return number(at, out);
    } else {
      return object(at, out);
    }
  }
  bool value(At at, std::string& out) {
    if (json_.kind(at) != Json::Kind::text) return wants("a text");
    out = json_.text(at);
    return true;
  }
  bool value(At at, base::Date& out) {
    const auto day = json_.kind(at) == Json::Kind::text ? base::parse_date(json_.text(at)) : std::nullopt;
    if (!day || base::iso(*day) != json_.text(at)) return wants("a day as 2022-10-12");
    out = *day;
    return true;
  }
  bool value(At at, base::Instant& out) {
    const auto time = json_.kind(at) == Json::Kind::text ? base::parse_iso_ms(json_.text(at)) : std::nullopt;
    if (!time) return wants("a moment as 2022-10-12T19:02:11.123Z");
    out = *time;
    return true;
  }
  bool value(At at, base::Bytes32& out) {
    const auto bytes =
        json_.kind(at) == Json::Kind::text ? base::exactly<32>(base::from_base64(json_.text(at))) : std::nullopt;
    if (!bytes) return wants("32 bytes in base64");
    out = *bytes;
    return true;
  }
  template <class Kind>
  bool value(At at, base::Id<Kind>& out) {
    const auto id = json_.kind(at) == Json::Kind::text ? base::Id<Kind>::parse(json_.text(at)) : std::nullopt;
    if (!id) return wants("an id");
    out = *id;
    return true;
  }
  template <class T>
  bool value(At at, std::optional<T>& out) {
    out.emplace();
    return value(at, *out);
  }
  template <class T>
  bool value(At at, std::vector<T>& out) {
    if (json_.kind(at) != Json::Kind::list) return wants("a list");
    out.reserve(json_.size(at));
    for (At item = json_.first(at); item < json_.next(at); item = json_.next(item))
      if (!value(item, out.emplace_back())) return false;
    return true;
  }

  // Every field of the description, none that `beside` does not name. `at` is an object.
  template <class T, std::size_t N = 0>
  bool fields(At at, T& out, const std::array<std::string_view, N>& beside = {}) {
    std::size_t read = 0;
    const auto one = [&](const auto& field) {
      const auto found = find(at, field.name);
      if (!found) return !field.always || lacks(field.name);
      ++read;
      if (value(*found, out.*field.member)) return true;
      way_ = way_.empty() ? std::string(field.name) : std::string(field.name) + "." + way_;
      return false;
    };
    if (!std::apply([&](const auto&... field) { return (one(field) && ...); }, describe(Tag<T>{}).fields))
      return false;
    for (const std::string_view name : beside) read += find(at, name) ? 1 : 0;
    return read == json_.size(at) || unknown(at, out, beside);
  }
  template <class T>
  bool object(At at, T& out) {
    if (json_.kind(at) != Json::Kind::object) return wants("an object");
    return fields(at, out);
  }

  // The value of that key of an object.
  std::optional<At> find(At object, std::string_view name) const {
    for (At at = json_.first(object); at < json_.next(object); at = json_.next(at + 1))
      if (json_.text(at) == name) return at + 1;
    return std::nullopt;
  }
  bool wants(std::string what) {
    fault_ = std::move(what) + " was expected";
    return false;
  }
  bool lacks(std::string_view field) {
    fault_ = "the field '" + std::string(field) + "' is missing";
    return false;
  }
  // "terms.minutes: a whole number was expected"
  std::string whole_fault() const { return way_.empty() ? fault_ : way_ + ": " + fault_; }

 private:
  template <class Number>
  bool number(At at, Number& out) {
    std::int64_t small = json_.kind(at) == Json::Kind::integer ? json_.integer(at) : 0;
    if (json_.kind(at) == Json::Kind::text) {
      // Only what is too wide for a number stands as a text.
      const std::string_view text = json_.text(at);
      Number wide = 0;
      const auto end = std::from_chars(text.data(), text.data() + text.size(), wide);
      const bool beyond =
          wide > static_cast<Number>(whole) || (std::is_signed_v<Number> && static_cast<std::int64_t>(wide) < -whole);
      if (end.ec != std::errc{} || end.ptr != text.data() + text.size() || std::to_string(wide) != text ||
          sizeof(Number) < 8 || !beyond)
        return wants("a whole number");
      out = wide;
      return true;
    }
    if (json_.kind(at) != Json::Kind::integer || !std::in_range<Number>(small))
      return wants("a whole number in its range");
    out = static_cast<Number>(small);
    return true;
  }
  template <class T, std::size_t N>
  bool unknown(At object, const T&, const std::array<std::string_view, N>& beside) {
    for (At at = json_.first(object); at < json_.next(object); at = json_.next(at + 1)) {
      const std::string_view name = json_.text(at);
      const bool known =
          std::apply([&](const auto&... field) { return ((field.name == name) || ...); }, describe(Tag<T>{}).fields);
      if (known || std::find(beside.begin(), beside.end(), name) != beside.end()) continue;
      fault_ = "there is no field '" + std::string(name.substr(0, base::limits::id_bytes_max)) + "' here";
      return false;
    }
    return false;
  }

  static constexpr std::int64_t whole = base::limits::json_whole_max;
  const Json& json_;
  std::string fault_, way_;
};

}  // namespace codec::internal
