#include "codec/codec.hpp"
#include "codec/examples_for_tests.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/file.hpp"
#include "base/json.hpp"
#include "base/limits.hpp"

namespace {

TEST(Codec, EveryActComesBackAsItWent) {
  std::set<std::string_view> names;
  for (const codec::SignedAct& act : codec::example_acts()) {
    const std::string bytes = codec::write_act(act);
    const auto back = codec::read_act(bytes);
    ASSERT_TRUE(back) << bytes << "\n" << back.error().text();
    EXPECT_EQ(codec::write_act(*back), bytes);
    EXPECT_EQ(back->act.what.index(), act.act.what.index());
    EXPECT_TRUE(names.insert(codec::name_of(act.act)).second) << bytes;
  }
  EXPECT_EQ(names.size(), std::variant_size_v<decltype(assembly::Act::what)>);
}

TEST(Codec, EveryEventComesBackAsItWent) {
  for (const assembly::Event& event : codec::example_events()) {
    const std::string bytes = codec::write_ruling({{event}, {}});
    const auto back = codec::read_ruling(bytes);
    ASSERT_TRUE(back) << bytes << "\n" << back.error().text();
    EXPECT_EQ(codec::write_ruling(*back), bytes);
    ASSERT_EQ(back->events.size(), 1U);
    EXPECT_EQ(back->events[0].what.index(), event.what.index());
  }
}

TEST(Codec, AnActIsReadInAnyOrderOfItsKeysAndKeepsWideNumbers) {
  const std::string root(43, 'A');
  const auto act = codec::read_act(R"({ "seen":[4,")" + root + R"(="], "body":"o/b", "n":5, "choice":"yes",)" +
                                   R"("seat":"a","vote":9, "do":"vote.cast","by":"a" })");
  ASSERT_TRUE(act) << act.error().text();
  EXPECT_EQ(std::get<assembly::Cast>(act->act.what).vote, 9U);
  assembly::OutcomeDeclared declared;
  declared.outcome.requirements.push_back({});
  declared.outcome.requirements[0].left = (std::int64_t{1} << 53) - 1;
  declared.outcome.requirements[0].right = std::int64_t{1} << 53;
  const std::string bytes = codec::write_ruling({{{declared}}, {}});
  EXPECT_NE(bytes.find(R"("left":9007199254740991,"right":"9007199254740992")"), std::string::npos) << bytes;
  const auto back = codec::read_ruling(bytes);
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(codec::write_ruling(*back), bytes);
}

// Each is refused, and its neighbour, which differs in that one thing, is taken.
TEST(Codec, WhatIsNotStrictIsRefused) {
  const std::string head = R"("n":1,"seen":[0,"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="],"body":"o/b"})";
  const std::string begin = R"({"by":"a","do":"vote.lock",)";
  ASSERT_TRUE(codec::read_act(begin + R"("vote":1,)" + head));
  ASSERT_TRUE(codec::read_act(begin + R"("\u0076ote":1,)" + head));  // the same key, escaped
  const std::vector<std::pair<std::string, std::string>> refused = {
      {"twice", R"("vote":1,"vote":1,)"},
      {"twice, once escaped", R"("vote":1,"\u0076ote":1,)"},
      {"unknown", R"("vote":1,"colour":1,)"},
      {"missing", ""},
      {"a text", R"("vote":"1",)"},
      {"a fraction", R"("vote":1.0,)"},
      {"an exponent", R"("vote":1e2,)"},
      {"infinite", R"("vote":1e400,)"},
      {"minus nought", R"("vote":-0,)"},
      {"leading nought", R"("vote":01,)"},
      {"negative", R"("vote":-1,)"},
      {"too wide", R"("vote":9007199254740992,)"},
      {"null", R"("vote":null,)"},
      {"deep", R"("vote":[[[[[[[[[[1]]]]]]]]]],)"},
      {"a line break", "\"vote\":\n1,"},
      {"a prototype", R"("vote":1,"__proto__":1,)"},
      {"a control character", "\"vote\":1,\"a\x01\":1,"}};
  for (const auto& [why, text] : refused) EXPECT_FALSE(codec::read_act(begin + text + head)) << why;
  const std::string good = begin + R"("vote":1,)" + head;
  for (const std::string& around : {" " + good, good + " ", good + "x", "\xef\xbb\xbf" + good, "[" + good + "]"})
    EXPECT_FALSE(codec::read_act(around)) << around;
  EXPECT_FALSE(codec::read_act(""));
  EXPECT_FALSE(codec::read_act(R"({"by":"a","do":"vote.look",)" + head));
  EXPECT_FALSE(codec::read_act("{\"by\":\"a\xff\",\"do\":\"vote.lock\",\"vote\":1," + head));
  EXPECT_FALSE(codec::read_act(R"({"by":"\ud800","do":"vote.lock","vote":1,)" + head));
  EXPECT_FALSE(
      base::Json::parse("\"" + std::string(base::limits::act_bytes_max, 'a') + "\"", base::limits::act_bytes_max));
}

TEST(Codec, AFaultNamesTheField) {
  const std::string head = R"("n":1,"seen":[0,"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="],"body":"o/b"})";
  const auto wrong = [&](const std::string& middle) {
    return codec::read_act("{\"by\":\"a\"," + middle + head).error().text();
  };
  EXPECT_NE(wrong(R"("do":"motion.move","motion":"close","terms":{"minutes":"x"},)").find("terms.minutes"),
            std::string::npos)
      << wrong(R"("do":"motion.move","motion":"close","terms":{"minutes":"x"},)");
  EXPECT_NE(wrong(R"("do":"vote.lock","vote":1,"colour":2,)").find("'colour'"), std::string::npos);
  EXPECT_NE(wrong(R"("do":"vote.lock",)").find("'vote' is missing"), std::string::npos);
}

// docs/record.md is what others write their verifiers from: it names every act, every event and every field.
TEST(Codec, TheManualNamesEveryActAndEvent) {
  const std::string manual = *base::read_file(PLENARY_ROOT "/docs/record.md");
  const auto named = [&](std::string_view name) { return manual.find("`" + std::string(name) + "`") != manual.npos; };
  for (const codec::SignedAct& act : codec::example_acts())
    EXPECT_TRUE(named(codec::name_of(act.act))) << codec::name_of(act.act);
  for (const assembly::Event& event : codec::example_events()) {
    const std::string bytes = codec::write_ruling({{event}, {}});
    const auto begin = bytes.find("[{\"") + 3;
    const std::string name = bytes.substr(begin, bytes.find('"', begin) - begin);
    EXPECT_TRUE(named(name)) << name;
  }
}

}  // namespace
