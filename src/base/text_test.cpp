#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/id.hpp"

namespace base {
namespace {

TEST(Text, splits_and_trims) {
  EXPECT_EQ(trim("  a b\t\r"), "a b");
  EXPECT_EQ(trim(" \t "), "");
  EXPECT_EQ(split("a,,b", ',').size(), 3u);
  EXPECT_EQ(words("  one two\tthree ").size(), 3u);
  const std::vector<std::string> three = {"a", "b", "c"};
  EXPECT_EQ(list_words(three), "a, b and c");
}

TEST(Text, integers_are_whole_and_fit) {
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_EQ(parse_integer("9223372036854775807"), INT64_MAX);
  for (const char* wrong : {"", "1.0", "1e3", " 1", "9223372036854775808", "0x1", "+1"})
    EXPECT_FALSE(parse_integer(wrong)) << wrong;
}

TEST(Text, utf8_is_checked_strictly) {
  for (const char* right : {"", "abc", "é", "العربية", "汉字", "😀", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(right)) << right;
  for (const char* wrong : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"})
    EXPECT_FALSE(is_utf8(wrong));
}

TEST(Text, control_and_direction_marks_are_seen) {
  EXPECT_FALSE(has_control("plain é 汉"));
  for (const char* wrong : {"a\tb", "a\nb", "\x7F", "a\xE2\x80\xAE b", "\xC2\x85"}) EXPECT_TRUE(has_control(wrong));
}

TEST(Text, columns_on_a_terminal) {
  EXPECT_EQ(columns("abc"), 3u);
  EXPECT_EQ(columns("Türkiye"), 7u);
  EXPECT_EQ(columns("e\xCC\x81"), 1u);
  EXPECT_EQ(columns("汉字"), 4u);
  EXPECT_EQ(columns("✓"), 1u);
}

TEST(Text, the_nearest_word_is_the_one_meant) {
  const std::vector<std::string> known = {"majority", "motion", "question", "quorum"};
  EXPECT_EQ(nearest("majorty", known), "majority");
  EXPECT_EQ(nearest("qourum", known), "quorum");
  EXPECT_EQ(nearest("MOTION", known), "motion");
  EXPECT_EQ(nearest("elephant", known), std::nullopt);
  EXPECT_EQ(nearest(std::string(1000, 'a'), known), std::nullopt);
}

RC_GTEST_PROP(Text, one_edit_away_is_always_found, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::inRange('a', 'z'));
  const std::string word =
      *rc::gen::suchThat(letters, [](const std::string& s) { return s.size() >= 3 && s.size() < 20; });
  std::string wrong = word;
  wrong[*rc::gen::inRange<std::size_t>(0, word.size())] = '#';
  const std::vector<std::string> known = {word};
  RC_ASSERT(nearest(wrong, known) == word);
}

TEST(Id, has_one_form_only) {
  using Any = Id<struct AnyKind>;
  EXPECT_TRUE(Any::parse("m-017"));
  EXPECT_TRUE(Any::parse(std::string(31, 'a')));
  for (const char* wrong : {"", "a b", "é", "a/b", "\"", "аdmin"}) EXPECT_FALSE(Any::parse(wrong)) << wrong;
  EXPECT_FALSE(Any::parse(std::string(32, 'a')));
  EXPECT_LT(*Any::parse("a"), *Any::parse("b"));
  EXPECT_TRUE(Any{}.empty());
}

}  // namespace
}  // namespace base
