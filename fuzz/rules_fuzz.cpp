// Any bytes as rules.toml, and as messages: loaded or refused. What loads is judged once, so that a file cannot be
// accepted and then trip over itself.
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "rules/load.hpp"
#include "words/catalogue.hpp"
#include "words/explain.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const auto catalogue = words::Catalogue::load(PLENARY_ROOT "/messages", "en");
  base::check(catalogue.has_value(), "the data of the fuzz target");
  const auto rules = rules::load_texts("fuzz", text, "seat,classes,shares\na,left,1\nb,right,2\nc,,3\n");
  if (!rules) {
    base::check(!rules.error().empty() && !base::text(rules.error()).empty(), "an error without words");
  } else {
    for (const auto& majority : rules->majorities)
      (void)rules::judge(majority.now, rules::Counts(rules->shape), rules->partitions);
    const words::Names names;
    (void)words::explain({*catalogue, *rules, names}, *base::parse_date("2022-01-01"));
  }
  (void)words::Catalogue::parse(text, "fuzz.toml", "en");
  return 0;
}
