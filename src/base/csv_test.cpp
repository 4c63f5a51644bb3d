#include "base/csv.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Csv, reads_quotes_comments_and_marks) {
  const auto sheet =
      parse_csv("\xEF\xBB\xBF# a comment\r\nseat,name\r\na,\"Ada, \"\"the\"\" chair\"\r\n\r\nb , Ben \n", "t.csv");
  ASSERT_TRUE(sheet) << sheet.error().text();
  EXPECT_EQ(sheet->comments, std::vector<std::string>{" a comment"});
  ASSERT_EQ(sheet->rows.size(), 2u);
  EXPECT_EQ(sheet->rows[0].fields[1], "Ada, \"the\" chair");
  EXPECT_EQ(sheet->rows[1].fields[1], "Ben");
  EXPECT_EQ(sheet->rows[1].line, 5);
  EXPECT_EQ(sheet->column("name"), 1u);
  EXPECT_EQ(sheet->column("nme"), std::nullopt);
}

struct Wrong {
  std::string text, says;
};

TEST(Csv, every_mistake_has_its_line) {
  const std::vector<Wrong> wrongs = {
      {"", "t.csv: the table is empty"},
      {"a,b\n1\n", "t.csv:2: the row has 1 fields; the first row has 2"},
      {"a,a\n", "t.csv:1: the column 'a' is there twice"},
      {"a,\n", "t.csv:1: column 2 has no name"},
      {"a\n\"x\n", "t.csv:2: a quoted field does not end"},
      {"a\n\"x\"y\n", "t.csv:2: text follows a closing quote"},
      {"a\nx\"y\n", "t.csv:2: a quote inside a field"},
      {"a\n\x01\n", "t.csv:2: the line holds a control character"},
      {"a\n\xFF\n", "t.csv:2: the line is not UTF-8"},
      {"a\n" + std::string(70'000, 'x'), "t.csv:2: the line is too long"},
  };
  for (const Wrong& wrong : wrongs) {
    const auto sheet = parse_csv(wrong.text, "t.csv");
    ASSERT_FALSE(sheet) << wrong.says;
    EXPECT_TRUE(sheet.error().text().starts_with(wrong.says)) << sheet.error().text();
  }
}

TEST(Tsv, keeps_empty_fields) {
  const auto sheet = parse_tsv("a\tb\tc\n1\t\t\"q\"\n", "t.tsv");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->rows[0].fields, (std::vector<std::string>{"1", "", "\"q\""}));
}

}  // namespace
TEST(Csv, AFieldForASpreadsheetIsQuotedAndNeverComputed) {
  EXPECT_EQ(base::csv_field("Ada"), "Ada");
  EXPECT_EQ(base::csv_field("Abel, \"Ada\""), "\"Abel, \"\"Ada\"\"\"");
  EXPECT_EQ(base::csv_field("=1+1"), "'=1+1");
  EXPECT_EQ(base::csv_field("@a,b"), "\"'@a,b\"");
  EXPECT_EQ(base::csv_field(""), "");
}

}  // namespace base
