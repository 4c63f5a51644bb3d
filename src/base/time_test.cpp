#include "base/time.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Time, reads_both_ways_of_writing_a_day) {
  EXPECT_EQ(parse_date("2022-09-30"), parse_date("30 September 2022"));
  EXPECT_EQ(parse_date("1970-01-01")->days, 0);
  EXPECT_EQ(parse_date("1946-01-17")->days, -8750);
  for (const char* wrong :
       {"", "2022-9-30", "2022-02-30", "31 April 2022", "30 Septembre 2022", "30.9.2022", "1700-01-01", "2022-13-01"})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
}

TEST(Time, writes_what_it_reads) {
  for (int days = -60'000; days < 60'000; days += 13) {
    EXPECT_EQ(parse_date(iso(Date{days}))->days, days);
    EXPECT_EQ(parse_date(in_words(Date{days}))->days, days);
  }
}

TEST(Time, days_before_1970_begin_at_midnight_too) {
  EXPECT_EQ(date_of(Instant{0}).days, 0);
  EXPECT_EQ(date_of(Instant{-1}).days, -1);
  EXPECT_EQ(date_of(Instant{-ms_per_day}).days, -1);
  EXPECT_EQ(date_of(Instant{-ms_per_day - 1}).days, -2);
  EXPECT_EQ(iso(Instant{-1000}), "1969-12-31T23:59:59Z");
}

TEST(Time, the_last_day_of_a_month) {
  EXPECT_EQ(iso(last_day_of_month(*parse_date("1960-02-01"))), "1960-02-29");
  EXPECT_EQ(iso(last_day_of_month(*parse_date("1961-12-31"))), "1961-12-31");
}

TEST(Time, times_of_day) {
  EXPECT_EQ(parse_time_of_day("15:30"), (15 * 60 + 30) * 60'000);
  EXPECT_EQ(parse_time_of_day("15:30:05"), (15 * 60 + 30) * 60'000 + 5'000);
  for (const char* wrong : {"", "24:00", "15:60", "3:00", "15", "15:30:60"})
    EXPECT_FALSE(parse_time_of_day(wrong)) << wrong;
}

}  // namespace
TEST(Time, MomentsToTheMillisecondHaveOneSpelling) {
  for (const auto* text : {"2022-10-12T19:02:11.123Z", "1969-12-31T23:59:59.999Z", "1800-01-01T00:00:00.000Z",
                           "2024-02-29T00:00:00.001Z"}) {
    const auto at = base::parse_iso_ms(text);
    ASSERT_TRUE(at) << text;
    EXPECT_EQ(base::iso_ms(*at), text);
  }
  for (const auto* bad :
       {"2022-10-12T19:02:11Z", "2022-10-12 19:02:11.123Z", "2023-02-29T00:00:00.000Z", "2022-10-12T24:00:00.000Z",
        "2022-10-12T19:60:11.123Z", "2022-10-12T19:02:60.123Z", "2022-10-12T19:02:11.12Z", "2022-10-12T19:02:11.123z",
        "2022-1-12T19:02:11.1230Z", "+022-10-12T19:02:11.123Z", "1799-12-31T00:00:00.000Z", ""})
    EXPECT_FALSE(base::parse_iso_ms(bad)) << bad;
}

}  // namespace base
