// Which entries an act speaks of.
#pragma once
#include "assembly/act.hpp"

namespace codec {

// The latest position that the act names: a vote, a text, a motion, an election, a session. 0: none.
assembly::Position latest_position(const assembly::Act& act);

}  // namespace codec
