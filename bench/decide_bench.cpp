// What one step of a vote costs, at 15 to 15,000 seats: decide and evolve together, in a made-up body with one class.
// Medians over repetitions; run by bench/run.sh, which prints machine, commit and command.
#include <benchmark/benchmark.h>

#include <string>

#include "assembly/decide.hpp"
#include "assembly/may.hpp"
#include "rules/load.hpp"

namespace {

constexpr const char* body = R"([body]
name = "Bench"
cite = "B"
[officer.chair]
title = "chair"
role = "presiding"
[correction]
second_person = false
[roster.class.permanent]
[majority.substantive]
cite = "B"
says = "as it is"
needs = ["yes >= 2 no", "yes > 0", "no of permanent = 0"]
[quorum.half]
cite = "B"
says = "half"
needs = ["2 present > members"]
at = ["vote", "lock"]
[method.device]
says = "by device"
[question.q]
says = "q"
majority = "substantive"
)";

struct Meeting {
  explicit Meeting(int seats)
      : rules([&] {
          std::string roster = "seat,classes\n";
          for (int i = 0; i < seats; ++i) roster += "m" + std::to_string(i) + (i < 5 ? ",permanent\n" : ",\n");
          std::string toml = body;
          for (int i = 0; i < 30; ++i)
            toml += "[motion.m" + std::to_string(i) +
                    "]\nsays = \"m\"\nmajority = \"substantive\"\nrank = " + std::to_string(i + 1) + "\n";
          auto loaded = rules::load_texts("bench", toml, roster);
          if (!loaded) throw std::runtime_error(base::text(loaded.error()));
          return std::move(*loaded);
        }()),
        state(rules),
        chair(rules::SeatId::of("chair")) {
    for (const auto& seat : rules.roster->seats) ids.push_back(seat.id);
    act(chair, {assembly::OpenSitting{}});
    for (const auto id : ids) act(chair, {assembly::Arrive{id}});
  }

  void act(rules::SeatId by, assembly::Act what) {
    const auto events = assembly::decide(rules, state, {std::move(what), by, {}, next});
    if (!events) throw std::runtime_error(std::string(events.error().id));
    ++next;
    for (const auto& event : *events) assembly::evolve(state, event);
  }
  void open() {
    assembly::OpenVote what;
    what.question = rules::QuestionId::of("q");
    what.title = "t";
    vote = next;
    act(chair, {what});
  }
  void lock() { act(chair, {assembly::Lock{vote}}); }

  rules::Rules rules;
  assembly::State state;
  rules::SeatId chair;
  std::vector<rules::SeatId> ids;
  assembly::Position next = 1;
  assembly::VoteId vote = 0;
};

// A cast that changes the seat's former choice, the dearest kind.
void cast(benchmark::State& bench) {
  Meeting meeting(static_cast<int>(bench.range(0)));
  meeting.open();
  const rules::ChoiceId choices[] = {rules::ChoiceId::of("yes"), rules::ChoiceId::of("no"),
                                     rules::ChoiceId::of("abstain")};
  std::size_t i = 0;
  for (auto _ : bench) {
    const auto seat = meeting.ids[i % meeting.ids.size()];
    meeting.act(seat, {assembly::Cast{meeting.vote, seat, choices[i % 3]}});
    ++i;
  }
}

void open_and_lock(benchmark::State& bench) {
  Meeting meeting(static_cast<int>(bench.range(0)));
  for (auto _ : bench) {
    meeting.open();
    meeting.lock();
  }
}

// What a board asks after every ballot.
void as_the_vote_stands(benchmark::State& bench) {
  Meeting meeting(static_cast<int>(bench.range(0)));
  meeting.open();
  for (auto _ : bench)
    benchmark::DoNotOptimize(
        assembly::outcome_of(meeting.rules, meeting.state, *meeting.state.vote(meeting.vote), {}));
}

// A cast after many votes were held: the record must not slow it.
void cast_after_votes(benchmark::State& bench) {
  Meeting meeting(193);
  for (int i = 0; i < bench.range(0); ++i) {
    meeting.open();
    meeting.lock();
  }
  meeting.open();
  std::size_t i = 0;
  for (auto _ : bench) {
    const auto seat = meeting.ids[i++ % meeting.ids.size()];
    meeting.act(seat, {assembly::Cast{meeting.vote, seat, rules::ChoiceId::of("yes")}});
  }
}

// What a screen asks after every act; a body with thirty motions.
void what_is_in_order(benchmark::State& bench) {
  Meeting meeting(static_cast<int>(bench.range(0)));
  meeting.open();
  for (auto _ : bench) benchmark::DoNotOptimize(assembly::may(meeting.rules, meeting.state, meeting.ids[7], {}));
}

// The same in the middle of a debate of the largest body in the data: every motion of its table, an amended text, a
// list of speakers, and nothing that stops short because voting has begun.
void what_is_in_order_in_debate(benchmark::State& bench) {
  const auto rules = rules::load(PLENARY_ROOT "/bodies/un-general-assembly");
  if (!rules) throw std::runtime_error(base::text(rules.error()));
  assembly::State state(*rules);
  base::Instant at{1'664'800'000'000};
  assembly::Position next = 1;
  const auto act = [&](rules::SeatId by, assembly::Act what) {
    const auto events = assembly::decide(*rules, state, {std::move(what), by, at, next++});
    if (!events) throw std::runtime_error(std::string(events.error().id));
    for (const auto& event : *events) assembly::evolve(state, event);
  };
  std::vector<rules::SeatId> seats;
  for (const auto& seat : rules->roster->seats)
    if (seat.on(base::date_of(at))) seats.push_back(seat.id);
  assembly::Submit text;
  text.question = rules->questions.front().id;
  text.document = "A/1";
  text.sponsors = {seats[1]};
  text.paragraphs = {{rules::ParagraphId::of("1"), true}, {rules::ParagraphId::of("2"), true}};
  act(seats[1], {text});
  text.document = "A/2";
  text.sponsors = {seats[2]};
  text.paragraphs = {};
  text.amends = assembly::Amending{next - 1, rules::Alteration::replace, {rules::ParagraphId::of("2")}};
  act(seats[2], {text});
  at.ms += 24 * base::ms_per_hour;
  for (const auto seat : seats) act(seat, {assembly::Arrive{seat}});
  act(state.chair, {assembly::OpenSitting{}});
  for (int i = 10; i < 20; ++i) act(seats[i], {assembly::AskFloor{assembly::Speech::statement}});
  for (auto _ : bench) benchmark::DoNotOptimize(assembly::may(*rules, state, seats[7], at));
}

BENCHMARK(what_is_in_order_in_debate);
BENCHMARK(what_is_in_order)->Arg(15)->Arg(193)->Arg(15000);
BENCHMARK(cast)->Arg(15)->Arg(193)->Arg(2000)->Arg(15000);
BENCHMARK(open_and_lock)->Arg(15)->Arg(193)->Arg(2000)->Arg(15000);
BENCHMARK(as_the_vote_stands)->Arg(15)->Arg(193)->Arg(15000);
BENCHMARK(cast_after_votes)->Arg(1)->Arg(100)->Arg(10000);

}  // namespace

BENCHMARK_MAIN();
