#include "base/time.hpp"

#include <array>
#include <chrono>
#include <cstdio>

#include "base/text.hpp"

namespace base {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

std::optional<Date> from_parts(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{static_cast<int>(year)},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::chrono::year_month_day to_parts(Date day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day.days}}};
}

// Two or four digits, nothing else.
std::optional<std::int64_t> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  return parse_integer(text);
}

}  // namespace

Date date_of(Instant at) {
  const std::int64_t days = at.ms >= 0 ? at.ms / ms_per_day : -((-at.ms + ms_per_day - 1) / ms_per_day);
  return Date{static_cast<std::int32_t>(days)};
}

Instant start_of(Date day) { return Instant{day.days * ms_per_day}; }

std::optional<Date> parse_date(std::string_view text) {
  const auto dashed = split(text, '-');
  if (dashed.size() == 3) {
    const auto year = digits(dashed[0], 4), month = digits(dashed[1], 2), day = digits(dashed[2], 2);
    if (!year || !month || !day) return std::nullopt;
    return from_parts(*year, *month, *day);
  }
  const auto parts = words(text);
  if (parts.size() != 3) return std::nullopt;
  const auto day = parse_integer(parts[0]), year = digits(parts[2], 4);
  if (!day || !year) return std::nullopt;
  for (std::size_t m = 0; m < months.size(); ++m)
    if (parts[1] == months[m]) return from_parts(*year, static_cast<std::int64_t>(m) + 1, *day);
  return std::nullopt;
}

std::optional<std::int64_t> parse_time_of_day(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const auto hour = digits(parts[0], 2), minute = digits(parts[1], 2);
  const auto second = parts.size() == 3 ? digits(parts[2], 2) : std::optional<std::int64_t>(0);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return *hour * ms_per_hour + *minute * 60'000 + *second * 1'000;
}

Date last_day_of_month(Date day) {
  const auto ymd = to_parts(day);
  const std::chrono::sys_days last{ymd.year() / ymd.month() / std::chrono::last};
  return Date{static_cast<std::int32_t>(last.time_since_epoch().count())};
}

std::string iso(Date day) {
  const auto ymd = to_parts(day);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return out.data();
}

std::string iso(Instant at) {
  const Date day = date_of(at);
  const std::int64_t second = (at.ms - start_of(day).ms) / 1000;
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "T%02d:%02d:%02dZ", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return iso(day) + out.data();
}

std::string iso_ms(Instant at) {
  const std::int64_t ms = at.ms - start_of(date_of(at)).ms;
  std::array<char, 8> out{};
  std::snprintf(out.data(), out.size(), ".%03dZ", static_cast<int>(ms % 1000));
  std::string text = iso(at);
  text.pop_back();
  return text + out.data();
}

std::optional<Instant> parse_iso_ms(std::string_view text) {
  if (text.size() != 24 || text[10] != 'T' || text[19] != '.' || text[23] != 'Z') return std::nullopt;
  const auto day = parse_date(text.substr(0, 10));
  const auto time = parse_time_of_day(text.substr(11, 8));
  const auto ms = digits(text.substr(20, 3), 3);
  if (!day || !time || !ms) return std::nullopt;
  const Instant at{start_of(*day).ms + *time + *ms};
  // Signs inside the fields would give another spelling of the same moment.
  if (iso_ms(at) != text) return std::nullopt;
  return at;
}

std::string in_words(Date day) {
  const auto ymd = to_parts(day);
  return std::to_string(static_cast<unsigned>(ymd.day())) + " " +
         std::string(months[static_cast<unsigned>(ymd.month()) - 1]) + " " +
         std::to_string(static_cast<int>(ymd.year()));
}

}  // namespace base
