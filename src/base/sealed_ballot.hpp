// How long a sealed ballot is (section 6 of its page), for who never reads one: the assembly refuses a question whose
// ballots would not fit an act. The room `ballot` builds them of their parts, and holds the two together.
#pragma once
#include <cstddef>

namespace base {

inline constexpr std::size_t sealed_ballot_bytes_max = 40'000;

// Of so many options, of which `minimum` to `maximum` are chosen.
constexpr std::size_t sealed_ballot_bytes(std::size_t options, std::size_t minimum, std::size_t maximum) {
  return 45 + 288 * (options + 1) + 128 * (maximum - minimum + 1) - 32 + 64;
}

}  // namespace base
