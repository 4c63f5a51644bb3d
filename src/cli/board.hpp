// The lit board in a terminal: a pure function from the state of a vote to lines of text. Nothing on it is computed
// here but its layout; totals come from the vote's counts, words from `words`.
#pragma once
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "scene/play.hpp"

namespace cli {

// Every line at most terminal.columns wide. Names stand in columns read down; where they do not fit the window's
// height while it is drawn over, the seats' codes stand instead.
std::vector<std::string> board(const scene::Stage& stage, const assembly::Vote& vote, const Terminal& terminal);

// The sentence of the last outcome and its arithmetic, line by line; empty before there is one.
std::vector<std::string> decision(const scene::Stage& stage, const assembly::Vote& vote, const Terminal& terminal);

// Text broken at spaces into lines of at most `width` columns.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace cli
