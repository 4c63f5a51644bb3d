// The roll of a vote: who has a ballot, in which class, with which weight, under which key (section 10).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ballot/code.hpp"
#include "ballot/transcript.hpp"

namespace ballot {

struct RollLine {
  std::string seat;
  std::size_t of_class = 0;
  std::uint64_t weight = 1;
  Point k{};
};

using Roll = std::vector<RollLine>;  // by seat
// Null: that seat has no ballot.
const RollLine* line_of(const Roll& roll, std::string_view seat);

// What the roll's keys are held against: a seat's credential now, and when the latest rehearsal was called.
using Credentials = std::map<std::string, Point, std::less<>>;

// `roll`: it is none.
Checked<Roll> read_roll(std::string_view text, const std::vector<std::string>& classes, const Credentials& now,
                        const Credentials& when_called);

// What a floor may be (section 9).
inline constexpr std::int64_t floor_least = 3, floor_most = 100;

// Whether some group (class, weight) of these lines has members, but fewer than the floor.
bool has_small_group(const std::vector<const RollLine*>& lines, std::int64_t floor);

}  // namespace ballot
