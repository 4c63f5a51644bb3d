// The clerk's language: what is understood, and what is said when it is not. Scenes themselves are in scenarios/.
#include "scene/scene.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "scene/play.hpp"

namespace scene {
namespace {

const words::Catalogue& english() {
  static const auto loaded = words::Catalogue::load(PLENARY_ROOT "/messages", "en");
  return *loaded;
}

Library& library() {
  static Library shelves({PLENARY_ROOT "/bodies", PLENARY_ROOT "/scenarios/bodies"});
  return shelves;
}

// What stops the scene: the error's text, or "" if all is well.
std::string stops(const std::string& lines, const std::string& body = "Village club") {
  const auto scenes = parse(body + ", 3 May 2024\n" + lines, "t.scene");
  if (!scenes) return base::text(scenes.error());
  const auto found = library().find(body);
  if (!found) return base::text(found.error());
  const auto played = play(scenes->front(), **found, english());
  return played.failure ? played.failure->text() : "";
}

const std::string opened = "present: all\nthe chair opens a vote on \"The roof\"\n";

TEST(Scene, headers) {
  const auto scenes = parse(
      "# a comment\nScene: One\nClub, 30 September 2022 15:30, reconstructed from a newspaper\nnote: x\nScene: "
      "Two\nClub, 2022-10-01\n",
      "t.scene");
  ASSERT_TRUE(scenes);
  ASSERT_EQ(scenes->size(), 2u);
  EXPECT_EQ(scenes->front().title, "One");
  EXPECT_EQ(base::iso(scenes->front().start), "2022-09-30T15:30:00Z");
  EXPECT_TRUE(scenes->front().reconstruction);
  EXPECT_EQ(scenes->front().source, "a newspaper");
  EXPECT_EQ(scenes->back().body, "Club");
  EXPECT_EQ(base::iso(scenes->back().start), "2022-10-01T10:00:00Z");
  for (const char* wrong :
       {"", "Club\n", "Club, tomorrow\n", "Club, 30 September 2022, imagined\n", "\xFF, 2 May 2024\n"})
    EXPECT_FALSE(parse(wrong, "t.scene")) << wrong;
}

TEST(Scene, mistakes_have_a_line_a_column_and_the_nearest_word) {
  const std::vector<std::pair<std::string, std::string>> wrongs = {
      {"the chair opns a vote on \"x\"\n",
       "t.scene:2:11: this line is not understood at 'opns'. Did you mean 'opens'?"},
      {"elephants\n", "t.scene:2:1: this line is not understood. docs/scenes.md lists what a scene can say."},
      {"present: aad\n", "t.scene:2:10: 'aad' is no seat of this body. Did you mean 'ada'?"},
      {"present: ada ada\n", "t.scene:2:14: 'ada' stands twice in this line."},
      {"present: 21 members\n", "t.scene:2:10: that is 1 more than there are."},
      {"the chairr opens the sitting\n",
       "t.scene:2:1: 'the chairr' is no officer of this body. Did you mean 'the chair'?"},
      {"the chair opens a vote on \"x\", decison\n",
       "t.scene:2:32: 'decison' is no question and no method of this body. Did you mean 'decision'?"},
      {"the chair opens a vote on \"x\n", "t.scene:2:27: the title does not end with a quote."},
      {"ada votes yes\n", "t.scene:2:1: no vote was opened before this line."},
      {opened + "the tellers count 3-2\n", "t.scene:4:19: found 2 numbers; the question has 3 choices."},
      {"present: all\nthe chair opens a vote on \"x\", by show of hands\nthe tellers count 3-2\n",
       "t.scene:4:19: found 2 numbers; the question has 3 choices."},
      {opened + "ada votes yes\nexpect adopted 1-0-0\n", "t.scene:5:1: name the rule that decides."},
      {opened + "ada votes yes\nexpect adopted 2-0-0 (clause 6)\n",
       "t.scene:5:1: expected the tally 2-0-0; computed 1-0-0."},
      {opened + "ada votes yes\nexpect not adopted 1-0-0 (clause 6)\n",
       "t.scene:5:1: expected 'not adopted'; computed: Adopted by 1 vote to none"},
      {opened + "ada votes yes\nexpect adopted 1-0-0 (clause 7)\n",
       "t.scene:5:1: expected the rule 'clause 7'; decided by 'clause 6'."},
      {opened + "ada votes yes\nexpect refused (clause 6)\n",
       "t.scene:5:1: a refusal was expected; the act was accepted."},
      {opened + "ada votes maybe\n",
       "t.scene:4:1: this was refused and nobody expected it. Refused: Clause 4: \"maybe\" cannot be chosen here."},
      {opened + "ada votes maybe\nexpect refused\n", "t.scene:5:1: name the rule that refuses."},
      {opened + "ada votes maybe\nexpect refused (clause 1)\n",
       "t.scene:5:1: expected the rule 'clause 1'; refused by 'clause 4'."},
      {opened + "ada votes maybe\nexpect refused: voting_closed (clause 4)\n",
       "t.scene:5:1: expected 'voting_closed'; refused as 'unknown_choice'."},
      {"it is 25:00\n", "t.scene:2:7: '25:00' is no time."},
      {"it is 09:00\n", "t.scene:2:7: that is before now"},
  };
  for (const auto& [lines, says] : wrongs) {
    const std::string got = stops(lines);
    EXPECT_TRUE(got.starts_with(says)) << lines << "\n  wanted " << says << "\n  got    " << got;
  }
}

TEST(Scene, bodies_are_found_or_named) {
  EXPECT_NE(stops("", "Vilage club").find("there is no body called 'Vilage club'. Did you mean 'Village club'?"),
            std::string::npos);
  EXPECT_EQ(stops("", "village-club"), "");
}

// What the majority of the scene's last vote asks, each condition in words and with its numbers.
std::vector<std::string> asked(const std::string& body, const std::string& lines) {
  std::vector<std::string> out;
  const auto scenes = parse(body + ", 3 May 2024\n" + lines, "t.scene");
  const auto found = library().find(body);
  if (!scenes || !found) return {"no such scene or body"};
  const auto watch = [&](const Stage& stage, const Moment&) {
    const auto* vote = stage.last_vote ? stage.state.vote(*stage.last_vote) : nullptr;
    if (!vote || vote->declarations.empty()) return;
    out.clear();
    for (const auto& one : stage.speaker().arithmetic(*vote, vote->declarations.back().outcome))
      out.push_back(one.condition + ": " + one.numbers);
  };
  const auto played = play(scenes->front(), **found, english(), watch);
  if (played.failure) return {played.failure->text()};
  return out;
}

TEST(Scene, what_a_majority_asks_is_said_in_words) {
  using Lines = std::vector<std::string>;
  const std::string houses =
      "in each of the houses, 2 times the votes in favour must be more than the number entitled to vote: ";
  const std::string opens = "the chair opens a vote on \"A question\", ordinary\nin favour: ";
  EXPECT_EQ(
      asked("Council of two houses", opens + "c1 c2 c3 c4 o1 o2 o3 o4 o5 o6 o7\nexpect adopted 11-0-0 (Bylaws 1)\n"),
      (Lines{houses + "14 > 13 (the open house)"}));
  EXPECT_EQ(
      asked("Council of two houses", opens + "c1 c2 c3 o1 o2 o3 o4 o5 o6 o7\nexpect not adopted 10-0-0 (Bylaws 1)\n"),
      (Lines{houses + "6 > 7 (the contracted house)"}));
  // Where the rules have words of their own for a need, those.
  EXPECT_EQ(asked("Council of two houses",
                  "the chair opens a vote on \"The budget\", budget\nin favour: c1 c2 c3 o1 o2 o3\nagainst: c4\n"
                  "expect adopted 6-1-0 (Bylaws 3)\n"),
            (Lines{"the votes in favour must be at least 2 times the votes against: 6 >= 2",
                   "the votes in favour must be more than 0: 6 > 0",
                   "no house with most of its members against: 0 <= 13 (the open house)"}));
}

// Every example of the table is a line that its own verb understands, and stands in the manual.
TEST(Scene, the_manual_shows_every_verb) {
  const auto manual = base::read_file(PLENARY_ROOT "/docs/scenes.md");
  ASSERT_TRUE(manual);
  for (const VerbHelp& verb : verbs()) {
    EXPECT_NE(manual->find("`" + verb.pattern + "`"), std::string::npos)
        << "docs/scenes.md lacks the verb " << verb.pattern;
    EXPECT_NE(manual->find("`" + verb.example + "`"), std::string::npos)
        << "docs/scenes.md lacks the example " << verb.example;
    const std::string got = stops(opened + verb.example + "\n");
    EXPECT_EQ(got.find("not understood"), std::string::npos) << got;
  }
}

}  // namespace
}  // namespace scene
