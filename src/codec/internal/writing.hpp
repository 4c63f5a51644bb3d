// Values as JSON, from the descriptions.
#pragma once
#include <charconv>
#include <variant>

#include "base/encoding.hpp"
#include "base/json.hpp"
#include "base/limits.hpp"
#include "base/time.hpp"
#include "codec/internal/described.hpp"

namespace codec::internal {

using base::write_text;

template <class T>
bool is_initial(const T& value, const T& initial) {
  return value == initial;
}
template <class T>
bool is_initial(const std::optional<T>& value, const std::optional<T>&) {
  return !value;
}
template <class T>
bool is_initial(const std::vector<T>& value, const std::vector<T>&) {
  return value.empty();
}

class Writing {
 public:
  explicit Writing(std::string& out) : out_(out) {}

  template <class T>
  void value(const T& value) {
    if constexpr (std::is_same_v<T, bool>)
      out_ += value ? "true" : "false";
    else if constexpr (std::is_enum_v<T>)
      write_text(out_, words(Tag<T>{})[static_cast<std::size_t>(value)]);
    else if constexpr (std::is_unsigned_v<T>)
      number(static_cast<std::uint64_t>(value));
    else if constexpr (std::is_integral_v<T>)
      number(static_cast<std::int64_t>(value));
    else
      object(value);
  }
  void value(const std::string& text) { write_text(out_, text); }
  void value(base::Date day) { write_text(out_, base::iso(day)); }
  void value(base::Instant at) { write_text(out_, base::iso_ms(at)); }
  void value(const base::Bytes32& bytes) { write_text(out_, base::base64(base::view(bytes))); }
  template <class Kind>
  void value(const base::Id<Kind>& id) {
    write_text(out_, id.view());
  }
  template <class T>
  void value(const std::optional<T>& one) {
    value(*one);
  }
  template <class T>
  void value(const std::vector<T>& list) {
    out_ += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) out_ += ',';
      value(list[i]);
    }
    out_ += ']';
  }

  // The fields with a comma before each but the first; `first`: nothing stands before them.
  template <class T>
  void fields(const T& owner, bool first) {
    const auto one = [&](const auto& field) {
      const auto& member = owner.*field.member;
      if (!field.always && is_initial(member, T{}.*field.member)) return;
      if (!first) out_ += ',';
      first = false;
      name(field.name);
      value(member);
    };
    std::apply([&](const auto&... field) { (one(field), ...); }, describe(Tag<T>{}).fields);
  }
  template <class T>
  void object(const T& owner) {
    out_ += '{';
    fields(owner, true);
    out_ += '}';
  }
  void name(std::string_view text) {
    out_ += '"';
    out_ += text;
    out_ += "\":";
  }

 private:
  // Beyond what every reader of JSON keeps it is written as a text.
  template <class Number>
  void number(Number value) {
    constexpr std::int64_t whole_max = base::limits::json_whole_max;
    const bool wide = value > static_cast<Number>(whole_max) ||
                      (std::is_signed_v<Number> && static_cast<std::int64_t>(value) < -whole_max);
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    if (wide) out_ += '"';
    out_.append(digits.data(), end);
    if (wide) out_ += '"';
  }

  std::string& out_;
};

}  // namespace codec::internal
