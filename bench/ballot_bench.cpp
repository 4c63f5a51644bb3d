// What the secret ballot costs: intake singly and in batches, verification of whole votes, the ceremony.
//   ballot_bench [SEATS…]      whole verification for each number of seats; without any: 193 and 10000
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "ballot/internal/made_for_tests.hpp"

namespace {

using Now = std::chrono::steady_clock;
double seconds_since(Now::time_point then) { return std::chrono::duration<double>(Now::now() - then).count(); }
double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void intake(std::size_t count) {
  auto story = ballot::made::Story::opened(count, 3, 2);
  std::vector<std::string> ballots;
  const auto made = Now::now();
  for (std::size_t seat = 0; seat < count; ++seat) ballots.push_back(story.ballot(seat, seat % 3));
  std::printf("a ballot of three slots, made and proved            %8.2f ms\n",
              1000 * seconds_since(made) / static_cast<double>(count));
  ballot::Intake single(story.voting());
  auto began = Now::now();
  for (std::size_t seat = 0; seat < count; ++seat)
    if (!single.cast(ballots[seat], story.key_of(seat))) std::abort();
  std::printf("intake, single checks, one core                     %8.0f ballots/s\n",
              static_cast<double>(count) / seconds_since(began));
  ballot::Intake batched(story.voting());
  began = Now::now();
  std::vector<ballot::Parsed> parsed;
  for (std::size_t seat = 0; seat < count; ++seat) {
    auto read = batched.read_cast(ballots[seat], story.key_of(seat));
    batched.take_cast(*read, story.key_of(seat));
    parsed.push_back(std::move(*read));
  }
  std::vector<const ballot::Claims*> claims;
  for (const auto& one : parsed) claims.push_back(&one.claims);
  if (!ballot::all_hold(claims, story.voting().y_point)) std::abort();
  std::printf("intake, one batch of %5zu, one core                 %8.0f ballots/s\n", count,
              static_cast<double>(count) / seconds_since(began));
}

void whole(std::size_t seats) {
  auto story = ballot::made::Story::opened(seats, 5, 3);
  for (std::size_t seat = 0; seat < seats; ++seat) story.cast(seat, seat % 3);
  story.lock();
  for (const std::uint32_t teller : {1U, 2U, 3U, 4U, 5U}) story.decrypt(teller);
  std::string counts = "[";
  for (std::size_t slot = 0; slot < 3; ++slot) counts += (slot ? "," : "") + std::to_string((seats + 2 - slot) / 3);
  story.result(counts + "]");
  const auto began = Now::now();
  const auto verdict = ballot::verify(story.origin, story.acts, story.blobs());
  if (verdict.code)
    std::printf("refused: %s at %zu\n", ballot::name_of(*verdict.code).data(), verdict.act), std::exit(1);
  const double took = seconds_since(began);
  std::printf(
      "a whole vote of %5zu seats, 5 tellers, verified     %8.2f s, %.0f us a ballot (peak of the process %.0f "
      "MiB)\n",
      seats, took, 1e6 * took / static_cast<double>(seats), peak_mib());
}

void ceremony(std::size_t tellers) {
  ballot::made::Story story(3, tellers, tellers / 2 + 1);
  story.register_all();
  const auto began = Now::now();
  story.hold_ceremony();
  ballot::Election election(story.origin, story.blobs());
  for (const std::string& act : story.acts)
    if (!election.apply(act)) std::abort();
  std::printf("ceremony and rehearsal of %2zu tellers, all computing %8.2f s\n", tellers, seconds_since(began));
}

}  // namespace

int main(int count, char** words) {
  intake(1024);
  for (const std::size_t tellers : {5U, 20U, 31U}) ceremony(tellers);
  if (count < 2) whole(193), whole(10'000);
  for (int i = 1; i < count; ++i) whole(static_cast<std::size_t>(std::strtoul(words[i], nullptr, 10)));
}
