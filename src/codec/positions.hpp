// Which entries an act speaks of.
#pragma once
#include <functional>

#include "assembly/act.hpp"

namespace codec {

// The latest position that the act names: a vote, a text, a motion, an election, a session. 0: none.
assembly::Position latest_position(const assembly::Act& act);

// Puts another position in the place of each that the act names: for a script that is played into another record.
void move_positions(assembly::Act& act, const std::function<assembly::Position(assembly::Position)>& move);

}  // namespace codec
