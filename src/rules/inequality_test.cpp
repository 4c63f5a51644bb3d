#include "rules/inequality.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"
#include "rules/rules.hpp"

namespace rules {
namespace {

Vocabulary words() {
  Vocabulary out;
  for (const auto choice : standard_choices) out.variables.emplace_back(choice);
  for (const auto figure : figure_names) out.variables.emplace_back(figure);
  out.variables.emplace_back("accredited");
  out.classes = {"", "left", "right"};
  out.weights = {"", "shares"};
  out.partitions = {"sides"};
  out.shape = {5, 1, 3, 2};
  return out;
}

Partition sides() {
  const auto inner = parse_inequality("yes > no", words());
  return {"sides", {{1, {1, 2}}, {2, {1, 3}}}, {*inner}, "sides"};
}

Counts votes(std::int64_t y, std::int64_t n, std::int64_t a = 0, std::int64_t members = 0) {
  Counts out(words().shape);
  out.at(yes) = y;
  out.at(no) = n;
  out.at(abstain) = a;
  out.at(out.shape().figure(Figure::members)) = members;
  return out;
}

bool holds(std::string_view text, const Counts& counts) {
  const auto parsed = parse_inequality(text, words());
  EXPECT_TRUE(parsed) << text << ": " << (parsed ? "" : parsed.error().text());
  return evaluate(*parsed, counts, {sides()}).holds;
}

TEST(Inequality, reads_sums_factors_brackets) {
  EXPECT_TRUE(holds("yes >= 2 no", votes(4, 2)));
  EXPECT_FALSE(holds("yes > 2 no", votes(4, 2)));
  EXPECT_TRUE(holds("2 (yes + no) = 12", votes(4, 2)));
  EXPECT_TRUE(holds("3 (yes - 2 (no + abstain)) < 1", votes(4, 2, 1)));
  EXPECT_TRUE(holds("members - yes <= 3", votes(7, 0, 0, 10)));
  EXPECT_FALSE(holds("yes > no", votes(0, 0)));
}

TEST(Inequality, classes_weights_and_groups) {
  Counts counts = votes(3, 2);
  counts.at(yes, 1) = 2, counts.at(no, 1) = 1;  // left carries
  counts.at(yes, 2) = 1, counts.at(no, 2) = 1;  // right is divided
  counts.at(yes, 0, 1) = 40, counts.at(no, 0, 1) = 60;
  EXPECT_TRUE(holds("no of left = 1", counts));
  EXPECT_FALSE(holds("yes by shares > no by shares", counts));
  EXPECT_FALSE(holds("each of sides: yes > no", counts));
  EXPECT_TRUE(holds("each of sides: yes >= no", counts));
  EXPECT_TRUE(holds("carried sides = 1", counts));
  EXPECT_TRUE(holds("2 carried sides by shares > 3", counts));
  EXPECT_TRUE(holds("(yes + no) of left = 3", counts));
}

TEST(Inequality, says_what_is_wrong_and_what_was_meant) {
  const std::vector<std::pair<std::string, std::string>> wrongs = {
      {"", "found the end; a count or a number was expected."},
      {"yes", "found the end; one of >= > = < <= was expected."},
      {"yes > ", "found the end; a count or a number was expected."},
      {"yess > no", "'yess' is no count of this body. Did you mean 'yes'?"},
      {"yes of lft > 1", "'lft' is no class of this body. Did you mean 'left'?"},
      {"yes by share > 1", "'share' is no weight of this body. Did you mean 'shares'?"},
      {"each of side: yes > no", "'side' is no partition of this body. Did you mean 'sides'?"},
      {"yes > no no", "found 'no'; the end was expected."},
      {"yes > 2.5 no", "found '.'"},
      {"1 > 2", "the inequality speaks of no count."},
      {"9999999 yes > no", "a factor is larger than 1000000."},
      {"yes > 99999999999999999999", "the number 99999999999999999999 is too large."},
      {"(yes + 1) > no", "a bracket holds counts only"},
      {"(yes of left) of right > no", "a count cannot have two classes"},
      {"((((((yes)))))) > no", "brackets are nested too deep."},
      {"carried sides of left > 1", "'carried' counts groups"},
      {"yes != no", "found '!'; one of >= > = < <= was expected."},
      {"yes ≥ no", "found"},
  };
  for (const auto& [text, says] : wrongs) {
    const auto parsed = parse_inequality(text, words());
    ASSERT_FALSE(parsed) << text;
    EXPECT_TRUE(parsed.error().text().starts_with(says)) << text << ": " << parsed.error().text();
  }
}

std::string needed_text(std::string_view text, const Counts& counts) {
  const auto found = needed(*parse_inequality(text, words()), yes, counts);
  if (!found) return "nothing";
  return std::to_string(found->number) + (found->base ? " of " + std::to_string(*found->base) : "");
}

TEST(Needed, of_the_right_base) {
  EXPECT_EQ(needed_text("yes >= 2 no", votes(93, 24, 58)), "78 of 117");
  EXPECT_EQ(needed_text("yes > no", votes(107, 13, 39)), "61 of 120");
  EXPECT_EQ(needed_text("2 yes > yes + no", votes(107, 13, 39)), "61 of 120");
  EXPECT_EQ(needed_text("2 yes > yes + no + abstain", votes(107, 13, 39)), "80 of 159");
  EXPECT_EQ(needed_text("2 yes > members", votes(1, 1, 1, 193)), "97 of 193");
  EXPECT_EQ(needed_text("3 yes >= 2 members", votes(1, 1, 1, 193)), "129 of 193");
  EXPECT_EQ(needed_text("yes >= 9", votes(3, 1)), "9");
  EXPECT_EQ(needed_text("members - yes <= 3", votes(3, 1, 0, 27)), "24 of 27");
  EXPECT_EQ(needed_text("no of left = 0", votes(3, 1)), "nothing");
  EXPECT_EQ(needed_text("yes > 2 no + abstain", votes(3, 1)), "nothing");
  EXPECT_EQ(needed_text("each of sides: yes > no", votes(3, 1)), "nothing");
}

// The number needed is the least that holds when every other vote of the base is against: by trying them all.
RC_GTEST_PROP(Needed, is_the_least_that_holds, ()) {
  const auto y = *rc::gen::inRange<std::int64_t>(0, 200), n = *rc::gen::inRange<std::int64_t>(0, 200);
  const std::string text = *rc::gen::element<std::string>("yes >= 2 no", "yes > no", "yes >= 3 no", "yes > 2 no",
                                                          "2 yes >= no", "3 yes >= 2 yes + 2 no - 4 yes");
  const auto inequality = parse_inequality(text, words());
  RC_ASSERT(bool(inequality));
  const auto found = needed(*inequality, yes, votes(y, n));
  RC_ASSERT(found && found->base && *found->base == y + n);
  std::int64_t least = 0;
  while (least <= y + n && !evaluate(*inequality, votes(least, y + n - least), {}).holds) ++least;
  RC_ASSERT(found->number == least);
}

// A bound is a bound: no counts within their limits reach beyond it.
RC_GTEST_PROP(Bound, is_never_exceeded, ()) {
  const auto factor = [] { return *rc::gen::inRange<std::int64_t>(-50, 50); };
  const std::string text =
      std::to_string(std::abs(factor())) + " yes - " + std::to_string(std::abs(factor())) + " no + 7 > 0";
  const auto inequality = parse_inequality(text, words());
  RC_ASSERT(bool(inequality));
  const auto most = [](const void*, const Term&) -> std::int64_t { return 1000; };
  const auto limit = bound(inequality->left, most, nullptr);
  const auto counts = votes(*rc::gen::inRange<std::int64_t>(0, 1001), *rc::gen::inRange<std::int64_t>(0, 1001));
  RC_ASSERT(std::abs(evaluate(*inequality, counts, {}).left) <= limit);
}

// Whatever is typed: an inequality or an error, nothing else.
RC_GTEST_PROP(Inequality, any_text_is_answered, ()) {
  const auto piece =
      rc::gen::element<std::string>("yes", "no", " ", "2", ">=", ">", "+", "-", "(", ")", "of", "by", "left",
                                    "shares", "each of sides:", "carried", "sides", "99", "é", "\t");
  const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
  std::string text;
  for (const auto& one : pieces) text += one + " ";
  const auto parsed = parse_inequality(text, words());
  if (parsed) {
    (void)evaluate(*parsed, votes(3, 2, 1, 9), {sides()});
    (void)needed(*parsed, yes, votes(3, 2, 1, 9));
    RC_ASSERT(parse_inequality(parsed->text, words()).has_value());
  } else {
    RC_ASSERT(!parsed.error().what.empty());
  }
}

}  // namespace
}  // namespace rules
