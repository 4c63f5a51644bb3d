// Seventy years of real votes: what the rules compute against what was recorded. Every disagreement stands in
// docs/history.md with its reason; this test holds the two together, in both directions.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "base/file.hpp"
#include "base/text.hpp"
#include "history/replay.hpp"
#include "rules/load.hpp"

namespace {

history::Report replay(const std::string& body, const std::string& rollcalls, const std::string& expected) {
  const auto rules = rules::load(std::string(PLENARY_ROOT "/bodies/") + body);
  if (!rules) throw std::runtime_error(base::text(rules.error()));
  const auto read = [](const std::string& path, auto parse) {
    const auto text = base::read_file(path);
    if (!text) throw std::runtime_error(text.error().text());
    auto parsed = parse(*text, path);
    if (!parsed) throw std::runtime_error(parsed.error().text());
    return std::move(*parsed);
  };
  history::Options options;
  options.expected = read(expected, history::parse_expected);
  const std::string questions = std::string(PLENARY_ROOT "/bodies/") + body + "/history/questions.csv";
  if (std::filesystem::exists(questions)) options.questions = read(questions, history::parse_questions);
  const auto report = history::replay(*rules, read(rollcalls, history::parse_rollcalls), options);
  if (!report) throw std::runtime_error(report.error().text());
  return *report;
}

// The rows "| id | symbol | why | …" under the heading of a body in docs/history.md.
std::multiset<std::string> explained(const std::string& heading) {
  std::multiset<std::string> out;
  const auto text = base::read_file(PLENARY_ROOT "/docs/history.md");
  if (!text) throw std::runtime_error(text.error().text());
  bool inside = false;
  for (const auto line : base::split(*text, '\n')) {
    if (line.starts_with("## ")) inside = line.substr(3) == heading;
    const auto cells = base::split(line, '|');
    if (!inside || cells.size() < 6 || !std::isdigit(static_cast<unsigned char>(base::trim(cells[1])[0]))) continue;
    EXPECT_GE(base::trim(cells[cells.size() - 2]).size(), 20u) << "no reason given: " << line;
    out.insert(std::string(base::trim(cells[1])) + " " + std::string(base::trim(cells[2])) + " " +
               std::string(base::trim(cells[3])));
  }
  return out;
}

std::multiset<std::string> found(const history::Report& report) {
  std::multiset<std::string> out;
  for (const auto& one : report.disagree) out.insert(one.id + " " + one.symbol + " " + one.why);
  return out;
}

TEST(History, assembly_1946_to_2011) {
  const std::string folder = PLENARY_ROOT "/bodies/un-general-assembly/history/";
  const auto report = replay("un-general-assembly", folder + "rollcalls.tsv", folder + "expected.csv");
  EXPECT_EQ(report.rollcalls, 5370u);
  EXPECT_GE(report.votes, 722'000u);
  EXPECT_EQ(found(report), explained("General Assembly"));
  EXPECT_EQ(report.agree + report.disagree.size() + report.not_compared, report.rollcalls);
}

TEST(History, council_1946_to_2014) {
  const std::string shared = PLENARY_SHARED "/data/";
  if (!std::filesystem::exists(shared + "un_sc_votes.tsv")) GTEST_SKIP() << "the shared data is absent: " << shared;
  const auto report = replay("un-security-council", shared + "un_sc_votes.tsv", shared + "expected_outcomes.csv");
  EXPECT_EQ(report.rollcalls, 2479u);
  EXPECT_EQ(found(report), explained("Security Council"));
}

// The oracle has teeth: two thirds for everything would contradict resolutions that were adopted with less.
TEST(History, a_wrong_majority_is_found) {
  auto rules = rules::load(PLENARY_ROOT "/bodies/un-general-assembly");
  ASSERT_TRUE(rules);
  rules->questions.front().majority = *rules->majority(rules::MajorityId::of("two_thirds"));
  const std::string folder = PLENARY_ROOT "/bodies/un-general-assembly/history/";
  const auto calls = history::parse_rollcalls(*base::read_file(folder + "rollcalls.tsv"), "rollcalls.tsv");
  history::Options options;
  options.expected = *history::parse_expected(*base::read_file(folder + "expected.csv"), "expected.csv");
  const auto report = history::replay(*rules, *calls, options);
  ASSERT_TRUE(report);
  const auto outcomes = std::count_if(report->disagree.begin(), report->disagree.end(),
                                      [](const auto& one) { return one.why == "outcome"; });
  EXPECT_GE(outcomes, 50);
}

}  // namespace
