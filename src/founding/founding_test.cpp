// Every set of answers makes rules that load; every bad list of members is told with its line.
#include "founding/founding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"
#include "rules/load.hpp"

namespace {

// The id with its values; ids that no catalogue is asked to have are a fault of the test.
std::string says(std::string_view id, const std::vector<std::pair<std::string_view, std::string>>& values) {
  if (std::find(founding::sentences.begin(), founding::sentences.end(), id) == founding::sentences.end())
    throw std::logic_error("no such sentence: " + std::string(id));
  std::string out(id);
  for (const auto& [name, value] : values) out += " " + std::string(name) + "=" + value;
  return out;
}

std::string ordinary() { return *base::read_file(PLENARY_ROOT "/bodies/association/rules.toml"); }
founding::Form form() {
  auto out = founding::Form::parse(*base::read_file(PLENARY_ROOT "/forms/association.toml"), "association.toml");
  if (!out) throw std::runtime_error(base::text(out.error()));
  return std::move(*out);
}

TEST(Founding, EverySetOfAnswersMakesRulesThatLoad) {
  const auto asked = form();
  std::size_t made = 0, all = 1;
  for (const auto& question : asked.questions) all *= question.answers.size();
  for (std::size_t set = 0; set < all; ++set, ++made) {
    founding::Answers answers{"Garden \"club\"", {}};
    std::size_t rest = set;
    for (const auto& question : asked.questions) {
      answers.by_question[question.id] = question.answers[rest % question.answers.size()].id;
      rest /= question.answers.size();
    }
    const auto rules = founding::write_rules(asked, ordinary(), answers, false, says);
    ASSERT_TRUE(rules) << base::text(rules.error());
    const auto loaded = rules::load_texts("garden-club", *rules, "seat,name\na,A\n");
    ASSERT_TRUE(loaded) << base::text(loaded.error());
    EXPECT_EQ(loaded->name, "Garden \"club\"");
  }
  EXPECT_EQ(asked.questions.size(), 6U);
  EXPECT_EQ(made, 324U);
}

TEST(Founding, AnswersReachTheRules) {
  const auto rules_with = [](const std::string& question, const std::string& answer) {
    const auto rules = founding::write_rules(form(), ordinary(), {"Club", {{question, answer}}}, false, says);
    return *rules::load_texts("club", *rules, "seat,name\na,A\n");
  };
  EXPECT_EQ(rules_with("proxies", "none").proxies.most, 0);
  EXPECT_EQ(rules_with("ties", "casting_vote").question(rules::QuestionId::of("decision"))->tie,
            rules::Tie::casting_vote);
  EXPECT_EQ(rules_with("secrecy", "at_lock").methods[0].showing, rules::Showing::at_lock);
  EXPECT_TRUE(rules_with("majority", "members").majority(rules::MajorityId::of("of_members")));
  EXPECT_EQ(rules_with("quorum", "half").quorums[0].now.says, "half of the members, in person or by proxy");
}

TEST(Founding, AnAnswerThatThereIsNotIsRefusedWithThoseThatThereAre) {
  const auto rules =
      founding::write_rules(form(), ordinary(), {"Club", {{"ties", "coin"}, {"dues", "ten"}}}, false, says);
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error()[0].what, "not_asked questions=quorum, majority, statutes, secrecy, ties, proxies");
  EXPECT_EQ(rules.error()[1].what, "no_answer answer=coin answers=lost, casting_vote, second_vote");
  EXPECT_FALSE(founding::write_rules(form(), ordinary(), {" ", {}}, false, says));
  EXPECT_FALSE(founding::write_rules(form(), "[body]\n", {"Club", {{"ties", "casting_vote"}}}, false, says));
}

TEST(Founding, MembersAreNamesOrATable) {
  const auto names = founding::read_members("Ada Abel\r\n\r\nÅsa Öberg\n王芳\n", "members", says);
  ASSERT_TRUE(names);
  EXPECT_EQ(names->size(), 3U);
  EXPECT_EQ((*names)[0].id, "ada-abel");
  EXPECT_EQ((*names)[2].id, "member");
  const auto table =
      founding::read_members("Email,Name,Id\na@x.example,\"Abel, Ada\",\nb@x.example,Ben Berg,b7\n", "m", says);
  ASSERT_TRUE(table) << base::text(table.error());
  EXPECT_EQ((*table)[0].name, "Abel, Ada");
  EXPECT_EQ((*table)[0].email, "a@x.example");
  EXPECT_EQ((*table)[1].id, "b7");
  EXPECT_EQ(founding::write_roster(*table), "seat,name\nabel-ada,\"Abel, Ada\"\nb7,Ben Berg\n");
}

TEST(Founding, EveryMistakeInTheListHasItsLine) {
  const auto wrong =
      founding::read_members("name,id\nAda Abel,\n,\nada-abel,\nBen,x y\nCleo,c\nDora,c\n", "members.csv", says);
  ASSERT_FALSE(wrong);
  ASSERT_EQ(wrong.error().size(), 4U) << base::text(wrong.error());
  EXPECT_EQ(wrong.error()[0].place.line, 3);
  EXPECT_EQ(wrong.error()[1].place.line, 4);
  EXPECT_EQ(wrong.error()[1].what, "name_alike name=ada-abel line=2");
  EXPECT_EQ(wrong.error()[2].place.line, 5);
  EXPECT_EQ(wrong.error()[3].place.line, 7);
  EXPECT_FALSE(founding::read_members("\n", "members", says));
  EXPECT_FALSE(founding::read_members("name\n\"Ada", "members", says));
}

TEST(Founding, OneSpellingForEachNameHoweverItWasTyped) {
  // "José" as one letter and as a letter with a mark; spaces that do not break, out of a word processor.
  const auto typed = founding::read_members("Jose\u0301 Abreu\nAnne\u00A0Dupont\n", "m", says);
  ASSERT_TRUE(typed) << base::text(typed.error());
  EXPECT_EQ((*typed)[0].name, "Jos\u00E9 Abreu");
  EXPECT_EQ((*typed)[0].id, "jose-abreu");
  EXPECT_EQ((*typed)[1].name, "Anne Dupont");
  // Letters that are not composed, as Yoruba has them.
  EXPECT_TRUE(founding::read_members("A\u0323\u0301de\u0301wale\n", "m", says));
}

TEST(Founding, NamesThatLookAlikeAreTold) {
  for (const char* list : {"Jos\u00E9 Abreu\nJose\u0301 Abreu\n", "Bill Poole\nBi1l Poole\n", "AI Ltd\nAl Ltd\n",
                           "O2 Club\n02 Club\n", "\u00D6zlem Ak\n\u00F6zlem AK\n"}) {
    const auto wrong = founding::read_members(list, "m", says);
    ASSERT_FALSE(wrong) << list;
    EXPECT_EQ(wrong.error()[0].place.line, 2) << list;
    EXPECT_NE(wrong.error()[0].what.find("name_alike"), std::string::npos) << list;
  }
  EXPECT_TRUE(founding::read_members("Ian Li\nLan Li\nJose Abreu\nJos\u00E9 Abreu\n", "m", says));
}

TEST(Founding, WhatCannotBeSeenIsNoName) {
  for (const char* name : {"Ada\u200B Abel", "\u202EAda", "\uFF21da", "\u0410da", "A\u0301\u0301\u0301\u0301da",
                           "Ada\u00ADAbel", "\u3164"}) {
    const auto wrong = founding::read_members(name, "m", says);
    ASSERT_FALSE(wrong) << name;
    EXPECT_EQ(wrong.error()[0].what, "name_unshown") << name;
  }
}

TEST(Founding, AnAddressIsMadeOfPlainLetters) {
  EXPECT_EQ(founding::id_of("Caf\u00E9 du Monde, Li\u00E8ge"), "cafe-du-monde-liege");
  EXPECT_EQ(founding::id_of("\u4E2D\u56FD"), "");
}

}  // namespace
