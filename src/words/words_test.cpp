// Every sentence exists, every plural has its form, and the worked sentences come out to the letter.
#include <gtest/gtest.h>

#include <regex>

#include "assembly/refusals.hpp"
#include "base/file.hpp"
#include "words/catalogue.hpp"

namespace words {
namespace {

Catalogue english() {
  auto loaded = Catalogue::load(PLENARY_ROOT "/messages", "en");
  if (!loaded) throw std::runtime_error(base::text(loaded.error()));
  return std::move(*loaded);
}

TEST(Catalogue, has_exactly_the_refusals_of_the_core) {
  const auto catalogue = english();
  const auto ids = catalogue.ids("refusal");
  for (const auto id : assembly::refusals::all) EXPECT_TRUE(catalogue.has("refusal", id)) << id;
  for (const auto& id : ids)
    EXPECT_NE(std::find(assembly::refusals::all.begin(), assembly::refusals::all.end(), id),
              assembly::refusals::all.end())
        << id << " is refused nowhere";
  EXPECT_EQ(ids.size(), assembly::refusals::all.size());
}

// The places that the list of refusals promises are the places that the sentences use.
TEST(Catalogue, sentences_use_only_the_places_that_are_filled) {
  const auto header = base::read_file(PLENARY_ROOT "/src/assembly/refusals.hpp");
  ASSERT_TRUE(header);
  const auto catalogue = english();
  const std::regex line(R"re(([a-z_]+) = "[a-z_]+"[,;]?\s*(//\s*(.*))?)re"), place(R"(\{([a-z]+)\})");
  for (std::sregex_iterator at(header->begin(), header->end(), line), end; at != end; ++at) {
    const std::string promised = (*at)[3], sentence = catalogue.say("refusal", (*at)[1].str());
    for (std::sregex_iterator p(sentence.begin(), sentence.end(), place), none; p != none; ++p)
      EXPECT_NE(promised.find(p->str()), std::string::npos) << (*at)[1] << " uses " << p->str();
  }
}

TEST(Catalogue, missing_sentences_show_their_id) {
  EXPECT_EQ(english().say("refusal", "nothing"), "[refusal.nothing]");
}

TEST(Catalogue, fills_places) {
  const auto catalogue = Catalogue::parse("[a]\nb = \"{x} and {y} and {x}\"\n", "t.toml", "en");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->say("a", "b", {{"x", "1"}}), "1 and {y} and 1");
}

TEST(Plurals, follow_each_language) {
  EXPECT_EQ(plural_class("en", 0), "other");
  EXPECT_EQ(plural_class("en", 1), "one");
  EXPECT_EQ(plural_class("fr", 0), "one");
  EXPECT_EQ(plural_class("ru", 21), "one");
  EXPECT_EQ(plural_class("ru", 12), "many");
  EXPECT_EQ(plural_class("ru", 103), "few");
  EXPECT_EQ(plural_class("ar", 0), "zero");
  EXPECT_EQ(plural_class("ar", 2), "two");
  EXPECT_EQ(plural_class("ar", 103), "few");
  EXPECT_EQ(plural_class("ar", 111), "many");
  EXPECT_EQ(plural_class("ar", 100), "other");
  EXPECT_EQ(plural_class("zh", 1), "other");
  EXPECT_EQ(english().count("abstentions", 0), "no abstentions");
  EXPECT_EQ(english().count("votes", 1), "1 vote");
  EXPECT_EQ(english().count("votes", 1'299'173), "1,299,173 votes");
}

TEST(Grouped, thousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
}

}  // namespace
}  // namespace words
