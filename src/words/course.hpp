// The course of a meeting in words: the rule that an act rests on, and what followed from it beside the outcome of a
// vote.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "words/sentence.hpp"

namespace words {

// The rule by which this act may be done, as the data cites it.
std::string ground_of(const rules::Rules& rules, const assembly::State& state, const assembly::Act& act);

// What a text is called: its document's symbol. Empty: unknown.
using TextName = std::function<std::string(assembly::TextId)>;

// A sentence for each event that a room would be told, in their order: "The meeting is suspended."
std::vector<std::string> told(const Speaker& speaker, const assembly::State& state, const assembly::Events& events,
                              const TextName& name);

}  // namespace words
