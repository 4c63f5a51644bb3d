// T14 of the catalogue: does the time to seal a ballot tell the choice? Welch's t of two choices, sealed in random
// turn; |t| below 4.5 is no sign of it. Beside it that of two labels given by dice, which cannot differ.
//   timing_bench [BALLOTS]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "ballot/internal/made_for_tests.hpp"
#include "base/check.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seal(const ballot::made::Story& story, std::size_t slot, std::uint32_t sequence) {
  const std::uint8_t* s = story.secret_of(0);
  std::vector<std::uint8_t> choice(story.voting().shape.slots(), 0);
  choice[slot] = 1;
  ballot::HedgedDraws draws(s, std::string(ballot::view(story.voting().v)), sequence);
  const auto began = Clock::now();
  const ballot::Sealed sealed(story.voting(), s, sequence, choice, draws);
  base::check(!sealed.cast(draws).empty(), "no ballot was sealed");
  return std::chrono::duration<double, std::micro>(Clock::now() - began).count();
}

struct Moments {
  double mean = 0, of_mean = 0;
};
Moments moments(const std::vector<double>& times) {
  const auto n = static_cast<double>(times.size());
  double sum = 0, squares = 0;
  for (const double time : times) sum += time;
  for (const double time : times) squares += (time - sum / n) * (time - sum / n);
  return {sum / n, squares / (n - 1) / n};
}

// What took longer than nine of ten is the machine's doing, and left out of both.
double welch(std::vector<double> a, std::vector<double> b) {
  std::vector<double> all = a;
  all.insert(all.end(), b.begin(), b.end());
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() * 9 / 10), all.end());
  const double most = all[all.size() * 9 / 10];
  for (auto* times : {&a, &b}) std::erase_if(*times, [&](double time) { return time > most; });
  const Moments one = moments(a), two = moments(b);
  return (one.mean - two.mean) / std::sqrt(one.of_mean + two.of_mean);
}

}  // namespace

int main(int count, char** words) {
  const int ballots = count > 1 ? std::max(100, std::atoi(words[1])) : 20'000;
  const auto story = ballot::made::Story::opened(3, 3, 2);
  std::mt19937_64 dice(14);
  std::vector<double> of_choice[3], of_label[2];
  for (int i = 0; i < ballots; ++i) {
    const std::size_t slot = dice() % 3;
    const double time = seal(story, slot, static_cast<std::uint32_t>(i + 1));
    of_choice[slot].push_back(time);
    of_label[dice() % 2].push_back(time);
  }
  std::printf("%d ballots of three slots, %.0f us each\n", ballots, moments(of_choice[0]).mean);
  std::printf("t of slot 0 and 1: %6.2f    0 and 2: %6.2f    1 and 2: %6.2f    of two labels: %6.2f\n",
              welch(of_choice[0], of_choice[1]), welch(of_choice[0], of_choice[2]), welch(of_choice[1], of_choice[2]),
              welch(of_label[0], of_label[1]));
}
