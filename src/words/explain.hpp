// A body's rules as sentences with their citations, for people who will not read the file: `plenary body explain`.
#pragma once
#include <string>
#include <vector>

#include "words/sentence.hpp"

namespace words {

// Headings begin with '#'; the rest are sentences, one a line. `day`: as the rules stood on that day.
std::vector<std::string> explain(const Speaker& speaker, base::Date day);

// One question: majority, quorum, tie, methods; then what it takes for a few sizes of vote.
std::vector<std::string> explain_question(const Speaker& speaker, const rules::Question& question, base::Date day);

// An inequality as a sentence: "yes >= 2 no" is "in favour at least 2 times against".
std::string in_words(const rules::Rules& rules, const rules::Inequality& inequality);

}  // namespace words
