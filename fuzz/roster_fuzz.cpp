// Any bytes as roster.csv of a made-up body with a class, a weight and a standing.
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "rules/load.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view toml =
      "[body]\nname=\"F\"\ncite=\"F\"\n[officer.chair]\ntitle=\"chair\"\nrole=\"presiding\"\n[correction]\nsecond_"
      "person=false\n[roster.class.left]\n["
      "roster.weight.shares]\n"
      "[standing.arrears]\nsays=\"in arrears\"\ncite=\"F\"\n[majority.m]\ncite=\"F\"\nsays=\"m\"\nneeds=[\"yes by "
      "shares > no of left\"]\n"
      "[method.d]\nsays=\"d\"\n[question.q]\nsays=\"q\"\nmajority=\"m\"\n";
  const auto rules = rules::load_texts("fuzz", toml, {reinterpret_cast<const char*>(data), size});
  if (!rules) base::check(!base::text(rules.error()).empty(), "an error without words");
  return 0;
}
