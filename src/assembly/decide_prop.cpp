// Properties over random meetings of a made-up club.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "assembly/internal/random_acts_for_tests.hpp"

namespace assembly {
namespace {

using testing::Club;
using testing::Dice;
using testing::random_step;

const char* const choices[] = {"yes", "no", "abstain"};

// What does not hold in this state; empty if all does.
std::string faults_of(const Club& club) {
  std::string out;
  const auto holds = [&](bool condition, const std::string& what) {
    if (!condition) out += what + "; ";
  };
  for (const auto& [id, vote] : club.state.votes) {
    // Kept counts are the counts: a recount of the ballots, seat by seat.
    if (vote.counting == rules::Counting::names) {
      rules::Counts again(club.state.shape);
      for (const auto& [seat, ballot] : vote.ballots) {
        const auto& term = club.state.roster->seats[seat].terms.front();
        for (std::size_t of = 0; of < again.shape().classes; ++of)
          for (std::size_t by = 0; by < again.shape().weights; ++by)
            if (term.classes >> of & 1) again.at(ballot.choice, of, by) += term.weights[by];
      }
      for (std::size_t choice = 0; choice < again.shape().choices; ++choice)
        for (std::size_t of = 0; of < again.shape().classes; ++of)
          for (std::size_t by = 0; by < again.shape().weights; ++by)
            holds(vote.counts.at(choice, of, by) == again.at(choice, of, by), "a kept count is not the count");
    }
    // yes + no + abstain + silent = entitled, in every declared outcome.
    for (const Declaration& declared : vote.declarations) {
      std::int64_t sum = declared.outcome.not_voting;
      for (const std::int64_t number : declared.outcome.tally) sum += number;
      holds(sum == declared.outcome.entitled && declared.outcome.not_voting >= 0, "a tally is not the entitled");
    }
    holds(!vote.text || club.state.texts.find(*vote.text), "a vote on no text");
  }
  std::int64_t present = 0, in_person = 0, entitled = 0;
  if (club.state.sitting) {
    for (SeatIndex seat = 0; seat < club.state.seats.size(); ++seat) {
      present += club.state.counts_as_present(seat);
      in_person += club.state.seats[seat].present;
      entitled += club.state.seats[seat].votes;
    }
    const rules::Counts& figures = club.state.figures_now;
    holds(figures.figure(rules::Figure::present) == present, "present");
    holds(figures.figure(rules::Figure::in_person) == in_person, "in person");
    holds(figures.figure(rules::Figure::entitled) == entitled, "entitled");
  }
  // Pending motions are in the order of their precedence; no election elects more than its places, or a name twice.
  const auto& motions = club.state.motions;
  holds(std::is_sorted(motions.begin(), motions.end(),
                       [](const auto& a, const auto& b) { return a.precedence < b.precedence; }),
        "motions out of order");
  for (const auto& [id, election] : club.state.elections) {
    auto elected = election.elected;
    std::sort(elected.begin(), elected.end());
    holds(election.open_places() >= 0, "more elected than places");
    holds(std::adjacent_find(elected.begin(), elected.end(),
                             [](const auto& a, const auto& b) { return a.first == b.first; }) == elected.end(),
          "elected twice");
  }
  // A text is disposed of with everything that would amend it.
  for (const auto& [id, text] : club.state.texts.all)
    if (text.stage == TextStage::pending && text.amends) {
      const Text* amended = club.state.texts.find(text.amends->text);
      holds(amended && (amended->stage == TextStage::pending || amended->stage == TextStage::withdrawn),
            "an amendment to what is no longer there");
    }
  return out;
}

// How many acts: 10^5 in ./check, 10^7 in ./check --long.
std::uint64_t acts_wanted() {
  const char* wanted = std::getenv("PLENARY_ACTS");
  return wanted ? std::strtoull(wanted, nullptr, 10) : 100'000;
}

// Random sittings, many short ones: kept counts are true, a refusal changes nothing, the events alone rebuild the
// state to the byte. On failure the seed says which meeting it was.
TEST(Sittings, hold_their_invariants) {
  std::uint64_t acts = 0, happened = 0, seed = 0;
  for (; acts < acts_wanted(); ++seed) {
    Dice dice(seed);
    const int members = 1 + static_cast<int>(dice.below(12));
    Club club(members);
    club.act("chair", {OpenSitting{}});
    const std::uint64_t length = 100 + dice.below(400);
    for (std::uint64_t i = 0; i < length; ++i, ++acts) {
      const bool looks = dice.one_in(50);
      const std::string before = looks ? canonical(club.state) : "";
      const std::string refused = random_step(club, members, dice);
      happened += refused.empty();
      if (looks && !refused.empty()) {
        ASSERT_EQ(canonical(club.state), before) << seed;
      }
    }
    ASSERT_EQ(faults_of(club), "") << seed;
    State again(club.rules);
    for (const Event& event : club.history) evolve(again, event);
    ASSERT_EQ(canonical(again), canonical(club.state)) << seed;
  }
  std::printf("%llu acts of %llu meetings, %llu of them in order\n", static_cast<unsigned long long>(acts),
              static_cast<unsigned long long>(seed), static_cast<unsigned long long>(happened));
  EXPECT_GT(happened, acts / 10);
}

// What is offered is accepted, what is not is refused for the reason given: for everybody, at any point of any
// meeting.
TEST(May, agrees_with_decide) {
  std::array<std::size_t, std::variant_size_v<decltype(Act::what)>> in_order{}, refused{};
  std::uint64_t acts = 0;
  for (std::uint64_t seed = 0; acts < acts_wanted() / 2; ++seed) {
    Dice dice(seed);
    const int members = 1 + static_cast<int>(dice.below(8));
    Club club(members);
    // Now and then a secret ballot is ready, and a vote by one is put.
    if (members > 2 && dice.one_in(2) && club.hold_ceremony().empty()) {
      club.act("chair", {OpenSitting{}});
      club.open("decision", "secret");
    }
    for (int i = 0; i < 400; ++i, ++acts) {
      random_step(club, members, dice);
      if (i % 20 != 0) continue;
      for (const SeatId who : {club.state.chair, SeatId::of("secretary"), SeatId::of("m0")}) {
        for (const Choice& choice : may(club.rules, club.state, who, club.at)) {
          const auto answer = decide(club.rules, club.state, {choice.act, who, club.at, club.next});
          ASSERT_EQ(answer.has_value(), choice.in_order()) << seed;
          if (!answer) {
            ASSERT_EQ(answer.error().id, choice.refusal->id) << seed;
          }
          ++(answer ? in_order : refused)[choice.act.what.index()];
        }
      }
    }
  }
  // What is asked about at all is somewhere offered and somewhere refused.
  for (std::size_t kind = 0; kind < in_order.size(); ++kind)
    EXPECT_TRUE(in_order[kind] + refused[kind] == 0 || in_order[kind] > 0) << "never offered: act " << kind;
}

// A reference model of what goes first, a page of it: the pending motions are a list; a new one is in order if its
// number is lower than every number in it; what is put is the lowest. Every sequence of four motions, by brute force.
TEST(Precedence, agrees_with_the_reference_model) {
  const std::vector<std::pair<std::string, int>> motions = {{"order", 0}, {"suspend", 1}, {"adjourn", 2},
                                                            {"close", 4}, {"quietly", 5}, {"remark", 1000}};
  const std::size_t kinds = motions.size();
  int sequences = 0;
  for (std::size_t code = 0; code < kinds * kinds * kinds * kinds; ++code) {
    Club club(3);
    club.act("chair", {OpenSitting{}});
    std::vector<int> pending;
    std::size_t rest = code;
    for (int i = 0; i < 4; ++i, rest /= kinds) {
      const auto& [kind, number] = motions[rest % kinds];
      const bool expected =
          std::all_of(pending.begin(), pending.end(), [&n = number](int other) { return n < other; });
      const std::string refused = club.act("m0", {Move{QuestionId::of(kind), ""}});
      ASSERT_EQ(refused.empty(), expected) << code;
      if (expected) pending.push_back(number);
    }
    ASSERT_EQ(club.state.motions.size(), pending.size());
    for (const PendingMotion& motion : club.state.motions) {
      OpenVote put;
      put.question = motion.kind;
      put.motion = motion.id;
      put.title = "t";
      const bool lowest = motion.precedence == *std::min_element(pending.begin(), pending.end());
      const auto answer = decide(club.rules, club.state, {{put}, SeatId::of("chair"), club.at, club.next});
      ASSERT_EQ(answer.has_value(), lowest && motion.voted) << code;
    }
    ++sequences;
  }
  EXPECT_EQ(sequences, 1296);
}

// The order in which seats vote never matters, only each seat's last choice.
RC_GTEST_PROP(Sittings, order_of_ballots_does_not_matter, ()) {
  const int members = *rc::gen::inRange(1, 13);
  std::vector<std::pair<int, int>> ballots;
  for (int i = 0; i < members; ++i)
    if (*rc::gen::inRange(0, 4) > 0) ballots.emplace_back(i, *rc::gen::inRange(0, 3));
  const auto outcome_in = [&](const std::vector<std::pair<int, int>>& order) {
    Club club(members);
    club.act("chair", {OpenSitting{}});
    club.open("shares");
    for (const auto& [member, choice] : order) club.cast(member, choices[choice]);
    club.lock();
    return club.outcome();
  };
  auto shuffled = ballots;
  for (std::size_t i = shuffled.size(); i > 1; --i)
    std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
  RC_ASSERT(outcome_in(ballots) == outcome_in(shuffled));
}

}  // namespace
}  // namespace assembly
