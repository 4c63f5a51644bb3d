// The one canonical form of a state: two states are the same if and only if their texts are. Its hash is the digest
// that closing a sitting records.
#pragma once
#include <string>

#include "assembly/state.hpp"

namespace assembly {

// One line for each thing, in a fixed order; words and whole numbers only.
std::string canonical(const State& state);

}  // namespace assembly
