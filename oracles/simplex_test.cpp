// A second evaluator, by brute force and in other words: for every tally a body can have, the formulas below and the
// engine under the body's own rules must say the same. The formulas are written from the rules' text, not from the
// data.
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "assembly/decide.hpp"
#include "rules/load.hpp"

namespace {

struct Tally {
  std::int64_t yes, no, abstain, members;
  std::int64_t no_of_permanent = 0;
};
using Formula = std::function<bool(const Tally&)>;

// Fractions as fractions of a whole, never as ratios of yes to no: another algebra than the data's.
bool more_than_half_of_votes(const Tally& t) { return t.yes * 2 >= t.yes + t.no + 1; }
bool two_thirds_of_votes(const Tally& t) { return t.yes + t.no != 0 && t.yes * 3 >= (t.yes + t.no) * 2; }
bool one_third_of_votes(const Tally& t) { return t.yes + t.no != 0 && t.yes * 3 >= t.yes + t.no; }
bool two_thirds_of_members(const Tally& t) { return t.yes * 3 >= t.members * 2; }
bool three_quarters_of_votes(const Tally& t) { return t.yes + t.no != 0 && t.yes * 4 >= (t.yes + t.no) * 3; }

const rules::Rules& body(const std::string& name) {
  static std::map<std::string, rules::Rules> loaded;
  if (!loaded.contains(name)) {
    auto rules = rules::load(std::string(PLENARY_ROOT "/bodies/") + name);
    if (!rules) throw std::runtime_error(base::text(rules.error()));
    loaded.emplace(name, std::move(*rules));
  }
  return loaded.at(name);
}

bool engine(const rules::Rules& rules, const rules::Majority& majority, const Tally& tally) {
  rules::Counts counts(rules.shape);
  counts.at(rules::yes) = tally.yes;
  counts.at(rules::no) = tally.no;
  counts.at(rules::abstain) = tally.abstain;
  counts.at(rules.shape.figure(rules::Figure::members)) = tally.members;
  if (const auto permanent = rules.class_named("permanent")) counts.at(rules::no, *permanent) = tally.no_of_permanent;
  const auto verdict = rules::judge(majority, counts, rules.partitions);
  return majority.outcomes[verdict.outcome].result == rules::Result::passed;
}

const rules::Majority& majority(const rules::Rules& rules, const char* id, const char* day = "2022-01-01") {
  return rules.majorities[*rules.majority(rules::MajorityId::of(id))].on(*base::parse_date(day));
}

// Every division of `members` into yes, no, abstain and silent.
template <class Each>
long each_tally(std::int64_t members, Each each) {
  long seen = 0;
  for (std::int64_t yes = 0; yes <= members; ++yes)
    for (std::int64_t no = 0; yes + no <= members; ++no)
      for (std::int64_t abstain = 0; yes + no + abstain <= members; ++abstain, ++seen)
        each(Tally{yes, no, abstain, members});
  return seen;
}

void agree(const char* name, const char* id, std::int64_t members, const Formula& formula) {
  const auto& rules = body(name);
  const auto& rule = majority(rules, id);
  long wrong = 0;
  each_tally(members, [&](const Tally& tally) { wrong += engine(rules, rule, tally) != formula(tally); });
  EXPECT_EQ(wrong, 0) << name << " " << id;
}

TEST(Simplex, assembly_of_193) {
  EXPECT_EQ(each_tally(193, [](const Tally&) {}), 1'235'780);
  agree("un-general-assembly", "simple", 193, more_than_half_of_votes);
  agree("un-general-assembly", "two_thirds", 193, two_thirds_of_votes);
  agree("un-general-assembly", "one_third", 193, one_third_of_votes);
  agree("un-general-assembly", "overrule", 193, more_than_half_of_votes);
  agree("un-general-assembly", "two_thirds_of_members", 193, two_thirds_of_members);
}

TEST(Simplex, association_of_42) {
  agree("association", "simple", 42, more_than_half_of_votes);
  agree("association", "two_thirds", 42, two_thirds_of_votes);
  agree("association", "three_quarters", 42, three_quarters_of_votes);
}

// Both classes: every division of the permanent five and of the elected ten (or six).
void agree_council(const char* day, std::int64_t elected, std::int64_t votes_needed) {
  const auto& rules = body("un-security-council");
  const auto& substantive = majority(rules, "substantive", day);
  const auto& procedural = majority(rules, "procedural", day);
  const auto& overrule = majority(rules, "overrule", day);
  long seen = 0, wrong = 0;
  each_tally(5, [&](const Tally& five) {
    each_tally(elected, [&](const Tally& rest) {
      const Tally all{five.yes + rest.yes, five.no + rest.no, five.abstain + rest.abstain, 5 + elected, five.no};
      const bool enough = !(all.yes < votes_needed);
      wrong += engine(rules, substantive, all) != (enough && five.no < 1);
      wrong += engine(rules, procedural, all) != enough;
      wrong += engine(rules, overrule, all) != enough;
      ++seen;
    });
  });
  EXPECT_EQ(wrong, 0) << day;
  EXPECT_EQ(seen, 56 * (elected == 10 ? 286 : 84));
}

TEST(Simplex, council_of_15_since_1966) { agree_council("1966-01-01", 10, 9); }
TEST(Simplex, council_of_11_to_1965) { agree_council("1965-12-31", 6, 7); }

// The same through acts: every tally of every size up to 12, each ballot cast, in a club made for the purpose.
TEST(Simplex, every_tally_up_to_12_members_through_decide) {
  const auto toml = base::Result<std::string>(std::string(R"(
[body]
name = "Club"
cite = "S"
[officer.chair]
title = "chair"
role = "presiding"
[correction]
second_person = false
[majority.simple]
cite = "S1"
says = "more yes than no"
needs = ["yes > no"]
[majority.two_thirds]
cite = "S2"
says = "two thirds"
needs = ["yes >= 2 no", "yes > 0"]
[majority.of_members]
cite = "S3"
says = "of all members"
needs = ["2 yes > members"]
[method.device]
says = "by device"
[question.a]
says = "a"
majority = "simple"
[question.b]
says = "b"
majority = "two_thirds"
[question.c]
says = "c"
majority = "of_members"
)"));
  const std::map<std::string, Formula> formulas = {{"a", more_than_half_of_votes},
                                                   {"b", two_thirds_of_votes},
                                                   {"c", [](const Tally& t) { return t.yes > t.members / 2; }}};
  long seen = 0;
  for (std::int64_t members = 1; members <= 12; ++members) {
    std::string csv = "seat\n";
    for (std::int64_t i = 0; i < members; ++i) csv += "m" + std::to_string(i) + "\n";
    const auto rules = rules::load_texts("club", *toml, csv);
    ASSERT_TRUE(rules) << base::text(rules.error());
    const auto chair = rules::SeatId::of("chair");
    for (const auto& [question, formula] : formulas)
      each_tally(members, [&](const Tally& tally) {
        assembly::State state(*rules);
        assembly::Position next = 1;
        const auto act = [&](rules::SeatId by, assembly::Act what) {
          const auto events = assembly::decide(*rules, state, {std::move(what), by, {}, next});
          ASSERT_TRUE(events) << events.error().id;
          ++next;
          for (const auto& event : *events) assembly::evolve(state, event);
        };
        act(chair, {assembly::OpenSitting{}});
        assembly::OpenVote open;
        open.question = rules::QuestionId::of(question);
        open.title = "t";
        act(chair, {open});
        for (std::int64_t i = 0; i < tally.yes + tally.no + tally.abstain; ++i) {
          const auto seat = rules::SeatId::of("m" + std::to_string(i));
          const char* choice = i < tally.yes ? "yes" : i < tally.yes + tally.no ? "no" : "abstain";
          act(seat, {assembly::Cast{2, seat, rules::ChoiceId::of(choice)}});
        }
        act(chair, {assembly::Lock{2}});
        const auto& outcome = state.vote(2)->declarations.back().outcome;
        ASSERT_EQ(outcome.result == rules::Result::passed, formula(tally));
        ASSERT_EQ(outcome.tally, (std::vector<std::int64_t>{tally.yes, tally.no, tally.abstain}));
        ASSERT_EQ(outcome.not_voting, members - tally.yes - tally.no - tally.abstain);
        ++seen;
      });
  }
  EXPECT_EQ(seen, 3 * 1819);
}

}  // namespace
