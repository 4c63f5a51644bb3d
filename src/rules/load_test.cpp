// The loader: what a good file becomes, and what every kind of mistake is told.
#include "rules/load.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace rules {
namespace {

// A file with everything in it; each mistake below is one replacement in it.
const std::string good = R"([body]
format = 1
name = "Club"
cite = "Statutes"
[cites]
conduct = "S 3"
[officer.chair]
title = "chair"
role = "presiding"
[officer.clerk]
title = "clerk"
role = "secretary"
[officer.t1]
title = "first teller"
role = "teller"
[officer.t2]
title = "second teller"
role = "teller"
[choice.veto]
says = "veto"
[figure.accredited]
says = "accredited delegates"
most = 1000
[standing.arrears]
says = "in arrears"
cite = "S 9"
[roster]
members = 4
[[roster.earlier]]
until = 1965-12-31
members = 3
[roster.class.left]
says = "the left"
[roster.class.right]
[roster.weight.shares]
says = "shares"
[roster.partition.sides]
groups = ["left", "right"]
carries = ["yes > no"]
shares = { left = 1, right = 2 }
[proxy]
most = 2
holder = "left"
[quorum.half]
cite = "S 4"
says = "half"
needs = ["2 present >= members"]
at = ["vote", "lock"]
[majority.simple]
cite = "S 5"
says = "more yes than no"
needs = ["yes > no"]
[[majority.simple.earlier]]
until = 1950-01-01
needs = ["yes >= 2 no", "yes > 0"]
[majority.two_ways]
cite = "S 6"
says = "in both sides, or three quarters"
any = [["each of sides: yes > no"], ["yes >= 3 no", { needs = "veto = 0", otherwise = "a veto" }]]
[[majority.opinion.outcome]]
name = "void"
says = "Void"
result = "lapsed"
needs = ["2 (yes + no) < accredited"]
[[majority.opinion.outcome]]
name = "favourable"
says = "Favourable"
result = "passed"
needs = ["2 yes by shares > members by shares", "carried sides by shares >= 2"]
[[majority.opinion.outcome]]
name = "none"
says = "No opinion"
result = "undecided"
[majority.opinion]
cite = "S 7"
says = "half of the shares"
[method.device]
says = "by device"
[method.hands]
says = "by hands"
counts = "tellers"
[question.decision]
says = "decision"
majority = "simple"
may_need = ["two_ways"]
majority_by = "vote"
tie = "casting_vote"
[question.opinion]
says = "opinion"
majority = "opinion"
choices = ["yes", "no", "veto"]
entitled = "left"
weight = "shares"
quorum = "none"
[motion.close]
says = "to close"
majority = "simple"
)";
const std::string roster =
    "seat,name,from,until,classes,standing,shares\na,Ada,,,left,,5\nb,Ben,,1960-01-01,left,arrears,6\nb,Ben,1960-01-"
    "01,,right,,6\nc,Cleo,2000-01-01,,right,,7\n";

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << "the test replaces what is not there: " << old;
  return text.replace(at, old.size(), with);
}

TEST(Load, a_whole_file) {
  const auto rules = load_texts("club", good, roster);
  ASSERT_TRUE(rules) << base::text(rules.error());
  EXPECT_EQ(rules->majorities.size(), 3u);
  EXPECT_EQ(rules->choices.back().id, "veto");
  EXPECT_EQ(rules->members.on(*base::parse_date("1965-12-31")), 3);
  EXPECT_EQ(rules->members.on(*base::parse_date("1966-01-01")), 4);
  const auto& simple = rules->majorities[*rules->majority(MajorityId::of("simple"))];
  EXPECT_EQ(simple.on(*base::parse_date("1950-01-01")).outcomes[0].alternatives[0].size(), 2u);
  EXPECT_EQ(simple.on(*base::parse_date("1950-01-02")).outcomes[0].alternatives[0].size(), 1u);
  EXPECT_EQ(simple.earlier[0].value.cite, "S 5");
  EXPECT_EQ(rules->majorities[1].now.outcomes[0].alternatives.size(), 2u);
  EXPECT_EQ(rules->majorities[2].now.outcomes.size(), 3u);
  EXPECT_EQ(rules->cite_for(Topic::conduct), "S 3");
  EXPECT_EQ(rules->cite_for(Topic::lock), "Statutes");
  EXPECT_EQ(rules->question(QuestionId::of("opinion"))->quorum, std::nullopt);
  EXPECT_EQ(rules->question(QuestionId::of("decision"))->quorum, 0u);
  ASSERT_EQ(rules->roster->seats.size(), 3u);
  const Seat& ben = rules->roster->seats[1];
  EXPECT_FALSE(ben.on(*base::parse_date("1959-12-31"))->votes);
  EXPECT_TRUE(ben.on(*base::parse_date("1960-01-01"))->votes);
  EXPECT_EQ(rules->roster->seats[2].on(*base::parse_date("1999-12-31")), nullptr);
}

struct Mistake {
  std::string old, with, says;  // what the first error says
};

void expect_mistakes(const std::vector<Mistake>& mistakes, bool in_roster) {
  for (const Mistake& mistake : mistakes) {
    const auto rules = in_roster ? load_texts("club", good, replaced(roster, mistake.old, mistake.with))
                                 : load_texts("club", replaced(good, mistake.old, mistake.with), roster);
    ASSERT_FALSE(rules) << "accepted: " << mistake.with;
    const std::string all = base::text(rules.error());
    EXPECT_NE(all.find(mistake.says), std::string::npos)
        << mistake.with << "\n  wanted: " << mistake.says << "\n  got: " << all;
  }
}

TEST(Load, mistakes_in_the_rules_name_place_key_and_the_nearest_word) {
  expect_mistakes(
      {
          {"name = \"Club\"", "nme = \"Club\"",
           "rules.toml:3:1: body.nme: this key is not known here. Did you mean 'name'?"},
          {"name = \"Club\"", "", "body.name: is missing; a text was expected."},
          {"name = \"Club\"", "name = 7", "rules.toml:3:8: body.name: found a whole number; a text was expected."},
          {"format = 1", "format = 2", "body.format: found 2; a number from 1 to 1 was expected."},
          {"[cites]", "[citse]", "citse: this key is not known here. Did you mean 'cites'?"},
          {"conduct =", "conductt =", "cites.conductt: this key is not known here. Did you mean 'conduct'?"},
          {"role = \"presiding\"", "role = \"presding\"",
           "found 'presding'; one of presiding, secretary, teller, clock was expected. Did you mean 'presiding'?"},
          {"role = \"presiding\"", "role = \"secretary\"", "officer: no officer presides"},
          {"members = 4", "members = -4", "roster.members: found -4; a number from 0"},
          {"until = 1965-12-31", "until = \"1965-12-31\"",
           "found a text; a date (1965-12-31, without quotes) was expected."},
          {"groups = [\"left\", \"right\"]", "groups = [\"left\", \"rigth\"]",
           "'rigth' is no class of this body. Did you mean 'right'?"},
          {"groups = [\"left\", \"right\"]", "groups = [\"left\", \"left\"]", "'left' is there twice."},
          {"groups = [\"left\", \"right\"]", "groups = []", "no group; classes of the roster were expected."},
          {"carries = [\"yes > no\"]", "carries = [\"each of sides: yes > no\"]", "is no partition of this body"},
          {"carries = [\"yes > no\"]", "", "the partition does not say when a group carries."},
          {"[roster.class.right]", "[roster.class.yes]", "'yes' has a meaning already."},
          {"[roster.class.right]", "[roster.class.far-right]", "holds a '-', which in an inequality means minus."},
          {"needs = [\"yes > no\"]", "needs = [\"yes > mo\"]",
           "in \"yes > mo\": 'mo' is no count of this body. Did you mean 'no'?"},
          {"needs = [\"yes > no\"]", "needs = []", "an empty list would always hold"},
          {"needs = [\"yes > no\"]", "needs = \"yes > no\"", "found a text; a list was expected."},
          {"needs = [\"yes > no\"]", "needs = [\"yes > no\"]\nany = [[\"no > 1\"]]",
           "'needs' and 'any' exclude each other."},
          {"says = \"more yes than no\"\nneeds = [\"yes > no\"]", "says = \"x\"",
           "majority.simple.needs: is missing; a list of inequalities was expected."},
          {"until = 1950-01-01\n", "", "the last day on which this held was expected."},
          {"name = \"none\"\nsays = \"No opinion\"\nresult = \"undecided\"",
           "name = \"none\"\nsays = \"x\"\nneeds = [\"yes > no\"]",
           "the last outcome always holds and has no needs."},
          {"name = \"favourable\"", "name = \"void\"", "'void' is there twice."},
          {"result = \"lapsed\"", "result = \"laps\"",
           "one of passed, failed, undecided, lapsed was expected. Did you mean 'lapsed'?"},
          {"at = [\"vote\", \"lock\"]", "at = [\"vote\", \"lok\"]",
           "'lok' is no moment of a quorum of this body. Did you mean 'lock'?"},
          {"needs = [\"2 present >= members\"]", "needs = [\"2 yes >= members\"]",
           "a quorum counts seats, not choices."},
          {"majority = \"simple\"\nmay_need", "majority = \"simpel\"\nmay_need",
           "'simpel' is no majority of this body. Did you mean 'simple'?"},
          {"majority = \"simple\"\nmay_need", "may_need",
           "question.decision.majority: is missing: every question names its majority."},
          {"says = \"to close\"\nmajority = \"simple\"", "says = \"to close\"",
           "motion.close.majority: is missing: every motion names its majority."},
          {"majority_by = \"vote\"\n", "", "'may_need' names others; \"ruling\" or \"vote\" was expected."},
          {"may_need = [\"two_ways\"]\nmajority_by = \"vote\"\n", "", "majority.two_ways: nothing uses it."},
          {"tie = \"casting_vote\"", "tie = \"casting\"",
           "one of lost, status_quo, second_vote, casting_vote was expected."},
          {"choices = [\"yes\", \"no\", \"veto\"]", "choices = [\"yes\", \"no\", \"vetoo\"]",
           "'vetoo' is no choice of this body. Did you mean 'veto'?"},
          {"entitled = \"left\"", "entitled = \"lef\"", "'lef' is no class of this body."},
          {"weight = \"shares\"", "weight = \"share\"", "'share' is no weight of this body. Did you mean 'shares'?"},
          {"counts = \"tellers\"", "counts = \"tellers\"\nshows = \"live\"", "tellers count without names"},
          {"carries = [\"yes > no\"]",
           "carries = [\"yes > no\"]\n[roster.partition.more]\ngroups = [\"left\"]\ncarries = [\"carried sides > "
           "0\"]",
           "'each of' and 'carried' have no place inside a group."},
          {"shares = { left = 1, right = 2 }", "shares = { left = 1 }",
           "right: is missing: every group has its own weight."},
          {"2 present >= members", "2 present >= accredited",
           "a quorum counts members, filled, entitled, present and in_person"},
          {"2 present >= members\"]", "2 present >= members\", { needs = \"present > 1\", otherwise = \"x\" }]",
           "a quorum has one sentence and one rule"},
          {"2 (yes + no) < accredited", "2 (yes + no) < accredited of left",
           "a stated figure is one number and has no class"},
          {"result = \"passed\"", "result = \"failed\"", "none of the outcomes is \"passed\"."},
          {"choices = [\"yes\", \"no\", \"veto\"]", "choices = [\"no\", \"veto\"]", "\"yes\" is missing"},
          {"[officer.t2]\ntitle = \"second teller\"\nrole = \"teller\"", "",
           "2 officers with role = \"teller\" were expected."},
          {"[officer.clerk]\ntitle = \"clerk\"\nrole = \"secretary\"", "",
           "a second person confirms, but only 1 officer may."},
          {"[[roster.earlier]]\nuntil = 1965-12-31\nmembers = 3",
           "[[roster.earlier]]\nuntil = 1965-12-31\nmembers = 3\n[[roster.earlier]]\nuntil = 1955-12-31\nmembers = 2",
           "earlier forms stand in the order of their days"},
          {"[motion.close]", "[motion.decision]", "a question and a motion cannot share a name."},
          {"[motion.close]", "[procedure.board]", "procedure: this key is not known here."},
          {"[motion.close]", "[motion.\"to close\"]", "has not the form of a word"},
          {"[body]", "[body", "rules.toml:1:6:"},
          {"title = \"chair\"", "title = \"ch\\u0007air\"", "the text holds a control character."},
          {"most = 1000", "most = 1000000000000000", "figure.accredited.most"},
      },
      false);
}

TEST(Load, mistakes_in_the_roster_name_line_and_column) {
  expect_mistakes(
      {
          {"classes", "clases", "roster.csv:1: the column 'clases' is not known. Did you mean 'classes'?"},
          {",shares\n", ",\n", "roster.csv:1: column 7 has no name."},
          {"a,Ada,,,left,,5", "a,Ada,,,left,,", "roster.csv:2: shares: found ''; a whole number"},
          {"a,Ada,,,left,,5", "a,Ada,,,left,,-5", "shares: found '-5'"},
          {"a,Ada,,,left,,5", "a,Ada,,,left,,0.5", "Choose a larger unit, or a common denominator for fractions."},
          {"a,Ada,,,left,,5", "a,Ada,,,lft,,5", "classes: 'lft' is no class of this body. Did you mean 'left'?"},
          {"a,Ada,,,left,,5", "a b,Ada,,,left,,5", "seat: found 'a b'; a word"},
          {"a,Ada,,,left,,5", "chair,Ada,,,left,,5", "seat: 'chair' is an officer's name"},
          {"a,Ada,,,left,,5", "a,Ada,,,left,5", "roster.csv:2: the row has 6 fields; the first row has 7."},
          {"c,Cleo,2000-01-01,,right", "c,Cleo,2000-01-01,,left right",
           "a seat is in one group of 'sides', not in 2."},
          {"arrears", "arears", "standing: 'arears' is no standing of this body. Did you mean 'arrears'?"},
          {"1960-01-01,left", "1.1.1960,left", "until: found '1.1.1960'; a date"},
          {"b,Ben,1960-01-01", "b,Ben,1959-01-01", "the terms of 'b' overlap or are out of order."},
          {"c,Cleo,2000-01-01,,", "c,Cleo,2000-01-01,1999-01-01,", "the term ends before it begins."},
          {"seat,name", "seta,name", "the column 'seat' is missing."},
      },
      true);
  EXPECT_FALSE(load_texts("club", good, "seat,shares\n"));
}

TEST(Load, overflow_is_excluded_when_the_file_is_loaded) {
  const auto huge = replaced(replaced(roster, ",,5", ",,900000000000000"), ",,7", ",,900000000000000");
  const auto rules = load_texts(
      "club", replaced(good, "2 yes by shares > members by shares", "900000 yes by shares > members by shares"),
      huge);
  ASSERT_FALSE(rules);
  EXPECT_NE(base::text(rules.error()).find("could exceed 64 bits on this roster. Choose a larger unit"),
            std::string::npos)
      << base::text(rules.error());
  const auto quorum = load_texts(
      "club", replaced(good, "2 present >= members", "900000 present by shares >= members by shares"), huge);
  ASSERT_FALSE(quorum);
  EXPECT_NE(base::text(quorum.error()).find("quorum.half"), std::string::npos) << base::text(quorum.error());
  EXPECT_TRUE(load_texts("club", good, huge));
}

TEST(Load, several_mistakes_are_told_at_once_in_order) {
  const auto rules = load_texts(
      "club",
      replaced(replaced(good, "title = \"chair\"", "titel = \"chair\""), "says = \"to close\"", "sayz = \"x\""),
      roster);
  ASSERT_FALSE(rules);
  ASSERT_GE(rules.error().size(), 4u);
  EXPECT_TRUE(std::is_sorted(rules.error().begin(), rules.error().end(),
                             [](const auto& a, const auto& b) { return a.place.line < b.place.line; }));
}

TEST(Load, depth_is_limited) {
  EXPECT_FALSE(load_texts("club", "a = " + std::string(5000, '[') + std::string(5000, ']'), roster));
  std::string deep = "[x";
  for (int i = 0; i < 300'000; ++i) deep += ".x";
  EXPECT_FALSE(load_texts("club", deep + "]\n", roster));
  std::string nested = "x";
  for (int i = 0; i < 30; ++i) nested += ".x";
  EXPECT_FALSE(load_texts("club", "[" + nested + "]\n" + good, roster));
}

}  // namespace
}  // namespace rules
