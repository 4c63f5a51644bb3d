// The commands of the secret ballot.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace cli {

// Known answers: exit code 1 where any case disagrees.
int ballot_vectors(const std::vector<std::string>& files);

struct FuzzOptions {
  std::uint64_t seed = 1;
  std::size_t count = 500;
  std::string from, to;
};
int ballot_fuzz(const FuzzOptions& options);

// To be called when the command line is read; nothing: it was another command.
std::function<std::optional<int>()> add_ballot_commands(CLI::App& app);

}  // namespace cli
