// Dates and instants as plain numbers. The core never asks a clock: instants are handed in.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A day of the proleptic Gregorian calendar; days since 1970-01-01.
struct Date {
  std::int32_t days = 0;

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

inline constexpr Date first_date{INT32_MIN};  // before every day
inline constexpr Date last_date{INT32_MAX};   // after every day

// A moment in UTC; milliseconds since 1970-01-01T00:00Z.
struct Instant {
  std::int64_t ms = 0;

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

inline constexpr std::int64_t ms_per_minute = 60'000;
inline constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
inline constexpr std::int64_t ms_per_day = 24 * ms_per_hour;

Date date_of(Instant at);    // the UTC day that `at` lies in
Instant start_of(Date day);  // 00:00 UTC

// "2022-09-30" or "30 September 2022"; years 1800 to 2200. Nothing if it is neither, or no such day.
std::optional<Date> parse_date(std::string_view text);
// "14:05" or "14:05:30" as milliseconds of the day.
std::optional<std::int64_t> parse_time_of_day(std::string_view text);
Date last_day_of_month(Date day);

std::string iso(Date day);       // "2022-09-30"
std::string iso(Instant at);     // "2022-09-30T15:00:00Z"
std::string iso_ms(Instant at);  // "2022-09-30T15:00:00.123Z"
// Exactly that last form. Nothing on anything else.
std::optional<Instant> parse_iso_ms(std::string_view text);
std::string in_words(Date day);  // "30 September 2022"

}  // namespace base
