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

namespace {

// "2022-09-30T15:00:00.123Z": where each number stands, and how many digits it has.
struct Part {
  std::size_t at, digits;
};
constexpr std::string_view iso_ms_form = "0000-00-00T00:00:00.000Z";
constexpr std::array<Part, 7> iso_ms_parts = {{{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}, {20, 3}}};

}  // namespace

std::string iso_ms(Instant at) {
  const Date day = date_of(at);
  const auto ymd = to_parts(day);
  const std::int64_t ms = at.ms - start_of(day).ms;
  std::array<std::int64_t, 7> values = {static_cast<int>(ymd.year()),
                                        static_cast<unsigned>(ymd.month()),
                                        static_cast<unsigned>(ymd.day()),
                                        ms / ms_per_hour,
                                        ms / 60'000 % 60,
                                        ms / 1000 % 60,
                                        ms % 1000};
  std::string out(iso_ms_form);
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t k = iso_ms_parts[i].digits; k-- > 0; values[i] /= 10)
      out[iso_ms_parts[i].at + k] = static_cast<char>('0' + values[i] % 10);
  return out;
}

std::optional<Instant> parse_iso_ms(std::string_view text) {
  if (text.size() != iso_ms_form.size()) return std::nullopt;
  std::array<std::int64_t, 7> values{};
  for (std::size_t i = 0, part = 0; i < text.size(); ++i) {
    if (iso_ms_form[i] != '0') {
      if (text[i] != iso_ms_form[i]) return std::nullopt;
      ++part;
    } else {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      values[part] = values[part] * 10 + (text[i] - '0');
    }
  }
  const auto day = from_parts(values[0], values[1], values[2]);
  if (!day || values[3] > 23 || values[4] > 59 || values[5] > 59) return std::nullopt;
  return Instant{start_of(*day).ms + values[3] * ms_per_hour + values[4] * 60'000 + values[5] * 1'000 + values[6]};
}

std::string in_words(Date day) {
  const auto ymd = to_parts(day);
  return std::to_string(static_cast<unsigned>(ymd.day())) + " " +
         std::string(months[static_cast<unsigned>(ymd.month()) - 1]) + " " +
         std::to_string(static_cast<int>(ymd.year()));
}

}  // namespace base
