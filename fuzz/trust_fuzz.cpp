// Any bytes as a trust file: read or refused, and what is read decides.
#include <cstdint>
#include <string_view>

#include "record/trust.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto trust = record::Trust::parse({reinterpret_cast<const char*>(data), size});
  if (!trust) return 0;
  std::set<std::size_t> all;
  for (std::size_t i = 0; i < trust->witnesses.size(); ++i) all.insert(i);
  (void)trust->reached_by({});
  (void)trust->reached_by(all);
  return 0;
}
