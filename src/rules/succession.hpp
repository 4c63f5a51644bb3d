// When a body's rules or its roster change while its record goes on.
#pragma once
#include <optional>
#include <string>

#include "rules/rules.hpp"

namespace rules {

// What `next` lacks of `old`, in words: nothing, if it follows on that day. What was decided stays readable only
// while every word keeps its meaning: choices, classes, weights and figures stay as they are; of questions,
// majorities, methods, standings, sessions, elections, officers and seats none is lost (a seat ends by its last day).
// Majorities and quorums say of that day and of every day before what they said: a change is dated and holds from a
// later day on.
std::optional<std::string> lost_in(const Rules& old, const Rules& next, base::Date day);

}  // namespace rules
