// Whole votes by devices of their own: what goes wrong is named, and the rest finish.
#include "ballot/election.hpp"

#include <gtest/gtest.h>

#include "ballot/internal/made_for_tests.hpp"

namespace {

using ballot::Code;
using ballot::made::Story;

ballot::Verdict verdict(const Story& story) { return ballot::verify(story.origin, story.acts, story.blobs()); }

// Twelve seats, three of five tellers; seven for, three against, one abstains, one stays away.
Story voted() {
  Story story(12, 5, 3);
  story.register_all();
  story.hold_ceremony();
  story.open();
  for (std::size_t seat = 0; seat < 11; ++seat) story.cast(seat, seat < 7 ? 0 : seat < 10 ? 1 : 2);
  return story;
}

TEST(Election, IsCountedByThreeOfFiveTellers) {
  Story story = voted();
  story.lock();
  for (const std::uint32_t teller : {1U, 3U, 5U}) story.decrypt(teller);
  story.result("[7,3,1]");
  const auto found = verdict(story);
  ASSERT_FALSE(found.code) << ballot::name_of(*found.code) << " at " << found.act;
  EXPECT_EQ(found.election->counts(), (ballot::Rows{{7, 3, 1}}));
  EXPECT_TRUE(found.election->blamed().empty());
}

// The hall has the same numbers before anybody states them.
TEST(Election, TheCountIsThereAsSoonAsThreePartsAre) {
  Story story = voted();
  story.lock();
  ballot::Election election(story.origin, story.blobs());
  for (const std::string& act : story.acts) ASSERT_TRUE(election.apply(act));
  for (const std::uint32_t teller : {1U, 3U, 5U}) {
    EXPECT_FALSE(election.count());
    story.decrypt(teller);
    ASSERT_TRUE(election.apply(story.acts.back()));
  }
  EXPECT_EQ(election.count(), (ballot::Rows{{7, 3, 1}}));
}

TEST(Election, WhoVotesAgainIsCountedOnceByTheLastBallot) {
  Story story = voted();
  story.cast(0, 1, 2);
  story.lock();
  for (const std::uint32_t teller : {2U, 3U, 4U}) story.decrypt(teller);
  story.result("[6,4,1]");
  EXPECT_FALSE(verdict(story).code);
}

TEST(Election, ATellerThatLiesIsNamedAndTheRestFinish) {
  Story story = voted();
  story.lock();
  std::string wrong = story.part(2);
  std::swap_ranges(wrong.begin(), wrong.begin() + 32, wrong.begin() + 32);
  story.decrypt(2, wrong);
  for (const std::uint32_t teller : {1U, 3U, 4U}) story.decrypt(teller);
  story.result("[7,3,1]");
  const auto found = verdict(story);
  ASSERT_FALSE(found.code) << ballot::name_of(*found.code);
  EXPECT_EQ(found.election->blamed(), std::vector<std::uint32_t>{2});
}

TEST(Election, FewerThanTheThresholdCountNothing) {
  Story story = voted();
  story.lock();
  for (const std::uint32_t teller : {1U, 3U}) story.decrypt(teller);
  story.result("[7,3,1]");
  const auto found = verdict(story);
  EXPECT_EQ(found.code, Code::quorum);
  EXPECT_EQ(found.act, story.acts.size() - 1);
}

TEST(Election, NoOtherResultThanTheCountIsTaken) {
  for (const char* counts : {"[8,2,1]", "[7,3,0]", "[7,3,1,0]", "[7,3]"}) {
    Story story = voted();
    story.lock();
    for (const std::uint32_t teller : {1U, 3U, 5U}) story.decrypt(teller);
    story.result(counts);
    EXPECT_EQ(verdict(story).code, Code::result) << counts;
  }
}

TEST(Election, NothingOfAPartialResultCanBeAsked) {
  Story story = voted();
  story.put("teller1", "ballot.decrypt", "\"vote\":7,\"lock\":\"\",\"message\":\"\"");
  EXPECT_EQ(verdict(story).code, Code::phase);
}

// A forged ballot far down a transcript that is checked in a batch: the same act is named as by single checks.
TEST(Election, TheLowestFaultIsNamedAlsoWhenItIsFoundInABatch) {
  Story story(12, 3, 2);
  story.register_all();
  story.hold_ceremony();
  story.open();
  for (std::size_t seat = 0; seat < 10; ++seat) story.cast(seat, 0);
  const std::string one = story.ballot(10, 0), other = story.ballot(10, 1);
  const std::size_t at = story.acts.size();
  story.put("seat000010", "ballot.cast",
            "\"vote\":7,\"ballot\":" +
                ballot::made::in_base64(one.substr(0, one.size() - 64) + other.substr(other.size() - 64)));
  story.cast(11, 1);
  const auto found = verdict(story);
  EXPECT_EQ(found.code, Code::signature);
  EXPECT_EQ(found.act, at);
}

}  // namespace
