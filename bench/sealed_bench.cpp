// How fast a hall takes sealed ballots in: signed acts of 193 delegations, through the record, synced, in batches.
//   sealed_bench FOLDER [EACH]     so many ballots of each seat; without: 16
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "oracles/sealed_hall_for_tests.hpp"

namespace {

using namespace testing_record;
using Now = std::chrono::steady_clock;

constexpr std::size_t batch = 512;
constexpr const char* open_ballot = R"(Scene: a ballot that is open
General Assembly, 12 October 2022 15:00, invented
the Secretary-General appoints the tellers AUT BRA CHL DNK EGY, any 3 open
the Secretary-General leads the tellers to their key
all register for secret ballots
the Secretary-General calls a rehearsal
the tellers rehearse
present: all
the President opens the election judges to 1 places
the Secretary-General nominates okoro lindqvist
the President opens the ballot
the President opens the secret ballot
)";

std::vector<hall::ActLine> ballots(SealedHall& hall, std::size_t each) {
  std::vector<hall::ActLine> out;
  for (std::size_t i = 0; i < each; ++i)
    for (const auto who : hall.voters()) out.push_back(hall.cast(who, i % 2 ? "okoro" : "lindqvist"));
  return out;
}

double seconds_since(Now::time_point then) { return std::chrono::duration<double>(Now::now() - then).count(); }
void print(const char* what, std::size_t count, double seconds) {
  std::printf("%-52s%8.0f ballots/s\n", what, static_cast<double>(count) / seconds);
}

// Each act by itself, as if it were the only one.
double singly(SealedHall& hall, const std::vector<hall::ActLine>& lines) {
  const auto began = Now::now();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    base::check(hall.keeper().submit(lines[i].incoming(), hall.keeper().journal().last()).has_value(), "refused");
    if (i % batch == batch - 1) base::check(hall.keeper().commit().has_value(), "no commit");
  }
  base::check(hall.keeper().commit().has_value(), "no commit");
  return seconds_since(began);
}

double in_batches(SealedHall& hall, const std::vector<hall::ActLine>& lines, unsigned helpers) {
  std::size_t next = 0;
  const auto source = [&](bool) {
    const std::size_t first = std::exchange(next, std::min(next + batch, lines.size()));
    return std::vector(lines.begin() + static_cast<std::ptrdiff_t>(first),
                       lines.begin() + static_cast<std::ptrdiff_t>(next));
  };
  const auto sink = [](const hall::ActLine&, const hall::Intake::Outcome& outcome) {
    base::check(outcome.position.has_value(), "refused");
  };
  const auto began = Now::now();
  const auto done =
      hall::Intake(hall.keeper(), helpers)
          .run(source, sink, [&] { return hall.keeper().journal().last(); }, [] { return base::Result<void>(); });
  base::check(done.has_value(), "the store fails");
  return seconds_since(began);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return std::fprintf(stderr, "usage: sealed_bench FOLDER [EACH]\n"), 2;
  const std::size_t each = count > 2 ? std::strtoul(words[2], nullptr, 10) : 16;
  const std::string folder = words[1];
  const auto fresh = [&] {
    std::filesystem::remove_all(folder);
    return SealedHall(folder, open_ballot);
  };
  {
    SealedHall hall = fresh();
    const auto lines = ballots(hall, each);
    print("a hall takes sealed ballots, singly, one core", lines.size(), singly(hall, lines));
  }
  for (const unsigned helpers : {0U, 1U}) {
    SealedHall hall = fresh();
    const auto lines = ballots(hall, each);
    print(helpers == 0 ? "… in batches, one core" : "… in batches, two cores", lines.size(),
          in_batches(hall, lines, helpers));
  }
  std::filesystem::remove_all(folder);
}
