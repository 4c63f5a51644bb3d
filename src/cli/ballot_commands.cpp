#include "cli/ballot_commands.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "vectors/vectors.hpp"

namespace cli {

int ballot_vectors(const std::vector<std::string>& files) {
  bool all_agree = true;
  for (const std::string& file : files) {
    const auto report = vectors::run(file);
    if (!report) return complain(report.error()), exit_cannot;
    for (const std::string& one : report->disagreements) std::printf("%s: %s\n", file.c_str(), one.c_str());
    if (report->left_out)
      std::printf("%s: LEFT OUT, a part of the protocol that is not in this version\n", file.c_str());
    else
      std::printf("%s: %zu cases, %zu disagree\n", file.c_str(), report->cases, report->disagreements.size());
    all_agree = all_agree && report->disagreements.empty();
  }
  return all_agree ? exit_yes : exit_no;
}

int ballot_fuzz(const FuzzOptions& options) {
  const auto made = vectors::make_fuzz(options.seed, options.count, options.from, options.to);
  if (!made) return complain(made.error()), exit_cannot;
  return exit_yes;
}

std::function<std::optional<int>()> add_ballot_commands(CLI::App& app) {
  const auto files = std::make_shared<std::vector<std::string>>();
  const auto options = std::make_shared<FuzzOptions>();
  CLI::App* ballot = app.add_subcommand("ballot", "The secret ballot");
  ballot->require_subcommand(1);
  CLI::App* vectors = ballot->add_subcommand("vectors", "Run known answers and print each case that disagrees");
  vectors->add_option("files", *files, "files of known answers")->required();
  vectors->footer("Example:\n  plenary ballot vectors ../shared/vectors/*.json\nExit code 1: some case disagrees.");
  CLI::App* fuzz = ballot->add_subcommand("fuzz", "Change known answers at random, with this program's verdicts");
  fuzz->add_option("--from", options->from, "the folder of known answers")->required();
  fuzz->add_option("--to", options->to, "where the files are written, in the same format")->required();
  fuzz->add_option("--seed", options->seed, "the same seed gives the same files")->capture_default_str();
  fuzz->add_option("--count", options->count, "so many ballots, and so many elections")->capture_default_str();
  fuzz->footer(
      "For another implementation: whoever reads the protocol as this program does agrees with every case.\n"
      "Example:\n  plenary ballot fuzz --from ../shared/vectors --to /tmp/fuzz --count 500");
  return [vectors, files, fuzz, options]() -> std::optional<int> {
    if (vectors->parsed()) return ballot_vectors(*files);
    if (fuzz->parsed()) return ballot_fuzz(*options);
    return std::nullopt;
  };
}

}  // namespace cli
