// Any bytes as a file of roll-calls: parsed, and replayed through the rules of a made-up club.
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "history/replay.hpp"
#include "rules/load.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const auto rules = rules::load(PLENARY_ROOT "/scenarios/bodies/village-club");
  base::check(rules.has_value(), "the data of the fuzz target");
  const auto calls = history::parse_rollcalls(text, "fuzz.tsv");
  if (calls) {
    const auto report = history::replay(*rules, *calls, {});
    if (report)
      base::check(report->agree + report->disagree.size() + report->not_compared == report->rollcalls,
                  "a roll-call that is nowhere");
  } else {
    base::check(!calls.error().what.empty(), "an error without words");
  }
  (void)history::parse_expected(text, "fuzz.csv");
  (void)history::parse_questions(text, "fuzz.csv");
  return 0;
}
