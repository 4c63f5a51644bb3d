// When a body's rules or its roster change while its record goes on.
#pragma once
#include <optional>
#include <string>

#include "rules/rules.hpp"

namespace rules {

// What `next` lacks of `old`, in words: nothing, if it follows. What was decided stays readable only while every word
// keeps its meaning: choices, classes, weights and figures stay as they are, questions, majorities, methods,
// standings, sessions, elections, officers and seats may be added and changed, and none is lost (a seat ends by its
// last day).
std::optional<std::string> lost_in(const Rules& old, const Rules& next);

}  // namespace rules
