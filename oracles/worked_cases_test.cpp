// Votes of many real bodies against the inequality engine: the arithmetic of each was done by others.
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "rules/inequality.hpp"
#include "rules/rules.hpp"

namespace {

// Words enough for every case: what a body would declare in its file.
rules::Vocabulary vocabulary() {
  rules::Vocabulary out;
  out.variables = {"yes", "no", "abstain", "blank", "invalid", "veto", "broker"};
  out.shape.choices = out.variables.size();
  for (const auto figure : rules::figure_names) out.variables.emplace_back(figure);
  for (const char* stated : {"accredited", "sworn", "electorate", "tellers", "quota", "asking"})
    out.variables.emplace_back(stated);
  out.shape.stated = 6;
  out.classes = {"", "permanent", "unionist", "house_a", "house_b", "chamber_a", "professors"};
  out.weights = {"", "people", "power", "votes", "value", "shares", "equalised"};
  out.shape.classes = out.classes.size();
  out.shape.weights = out.weights.size();
  return out;
}

TEST(WorkedCases, every_inequality_holds_or_fails_as_it_did) {
  const auto words = vocabulary();
  const auto text = base::read_file(PLENARY_ROOT "/oracles/worked-cases.txt");
  ASSERT_TRUE(text);
  int seen = 0;
  for (const auto line : base::split(*text, '\n')) {
    if (base::trim(line).empty() || line.starts_with('#')) continue;
    const auto parts = base::split(line, '|');
    ASSERT_EQ(parts.size(), 4u) << line;
    const auto inequality = rules::parse_inequality(parts[1], words);
    ASSERT_TRUE(inequality) << line << ": " << inequality.error().text();
    rules::Counts counts(words.shape);
    for (const auto item : base::split(parts[2], ',')) {
      const auto space = base::trim(item).rfind(' ');
      const auto count = rules::parse_inequality(std::string(base::trim(item).substr(0, space)) + " >= 0", words);
      const auto number = base::parse_integer(base::trim(item).substr(space + 1));
      ASSERT_TRUE(count && number) << line;
      const auto& term = count->left.terms.front();
      counts.at(term.variable, term.of, term.by) = *number;
    }
    EXPECT_EQ(rules::evaluate(*inequality, counts, {}).holds, base::trim(parts[3]) == "holds") << line;
    ++seen;
  }
  EXPECT_GE(seen, 110);
}

}  // namespace
