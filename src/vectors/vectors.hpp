// Known answers of the secret ballot, as files: every case is run and compared, none is left out.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace vectors {

struct Report {
  std::size_t cases = 0;
  std::vector<std::string> disagreements;  // one line each: which case, what was expected, what came
  bool left_out = false;                   // of a part that is not in this version
};

// A file of ../shared/vectors or of the same format; which one its name says, as "ballots.json" or "ballots-2.json".
// Error: it cannot be read, or is of no kind that is known.
base::Result<Report> run(const std::string& path);

// Ballots and elections changed at random, with what this program says of each, in the same format: for another
// implementation to run. `from`: the folder of known answers, of which they are made; `to`: where ballots.json,
// mutations.json and the elections that it names are written. The same seed gives the same files.
base::Result<void> make_fuzz(std::uint64_t seed, std::size_t count, const std::string& from, const std::string& to);

}  // namespace vectors
