// What is found of ballots before their turn, and what a turn makes of it.
#include "ballot/ahead.hpp"

#include <gtest/gtest.h>

#include "ballot/internal/made_for_tests.hpp"

namespace {

using namespace ballot;

struct Open {
  made::Story story = made::Story::opened(6, 3, 2);
  Election election{story.origin, story.blobs()};
  std::size_t opened = story.acts.size();
  Open() {
    for (const std::string& act : story.acts) EXPECT_TRUE(election.apply(act));
    for (std::size_t seat = 0; seat < 6; ++seat) story.cast(seat, seat % 3);
  }
  std::string& cast(std::size_t seat) { return story.acts[opened + seat]; }
  std::vector<std::optional<Digest>> look() const {
    const std::vector<std::string_view> acts(story.acts.begin() + static_cast<std::ptrdiff_t>(opened),
                                             story.acts.end());
    return hold_ahead(acts, std::vector{*election.open_vote()});
  }
};

// A character of base64 within the ballot: far from its head, so that only an equation or a point is wrong.
void damage(std::string& act) {
  char& at = act[act.find("\"ballot\":\"") + 10 + 1200];
  at = at == 'A' ? 'B' : 'A';
}

TEST(Ahead, a_ballot_that_holds_is_told_by_its_V) {
  const Open vote;
  for (const auto& one : vote.look()) EXPECT_EQ(one, vote.story.voting().v);
}

TEST(Ahead, one_that_does_not_hold_leaves_the_others_in_its_batch) {
  Open vote;
  damage(vote.cast(2));
  const auto found = vote.look();
  for (std::size_t seat = 0; seat < 6; ++seat) EXPECT_EQ(found[seat].has_value(), seat != 2) << seat;
}

TEST(Ahead, what_casts_nothing_in_the_vote_is_passed_over) {
  Open vote;
  vote.story.put("chair", "ballot.lock", "\"vote\":7");
  vote.story.acts.emplace_back("{\"do\":\"ballot.cast\"");
  vote.story.acts.emplace_back();
  std::string stranger = vote.cast(0), other = vote.cast(0);
  stranger.replace(stranger.find("seat000000"), 10, "seat999999");
  other.replace(other.find("\"vote\":7"), 8, "\"vote\":8");
  vote.story.acts.push_back(stranger);
  vote.story.acts.push_back(other);
  const auto found = vote.look();
  for (std::size_t i = 6; i < found.size(); ++i) EXPECT_FALSE(found[i]) << i;
  EXPECT_TRUE(hold_ahead({}, {}).empty());
}

TEST(Ahead, a_turn_goes_by_what_was_found_under_its_own_V_alone) {
  Open vote;
  damage(vote.cast(2));
  Digest another = vote.story.voting().v;
  another[0] ^= 1;
  EXPECT_FALSE(vote.election.apply(vote.cast(2), Checking::single, another));
  EXPECT_TRUE(vote.election.apply(vote.cast(2), Checking::single, vote.story.voting().v));
  // What depends on the turn is asked all the same.
  const auto again = vote.election.apply(vote.cast(2), Checking::single, vote.story.voting().v);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error(), Code::sequence);
}

TEST(Ahead, a_vote_that_takes_no_ballots_has_none_to_look_at) {
  Open vote;
  for (std::size_t seat = 0; seat < 6; ++seat) ASSERT_TRUE(vote.election.apply(vote.cast(seat)));
  vote.story.lock();
  ASSERT_TRUE(vote.election.apply(vote.story.acts.back()));
  EXPECT_FALSE(vote.election.open_vote());
}

}  // namespace
