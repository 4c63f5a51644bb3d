// A body's rules as sentences with their citations, for people who will not read the file: `plenary body explain`.
#pragma once
#include <string>
#include <vector>

#include "words/sentence.hpp"

namespace words {

struct Explained {
  enum class Kind { heading, sentence, need } kind = Kind::sentence;
  std::string text;
};

// The whole body, as its rules stood on that day.
std::vector<Explained> explain(const Speaker& speaker, base::Date day);

// One question: its majority need by need, what else may apply, quorum, tie, methods, what it is worth.
std::vector<Explained> explain_question(const Speaker& speaker, const rules::Question& question, base::Date day);

// An inequality as a sentence: "yes >= 2 no" is "the votes in favour must be at least 2 times the votes against".
std::string in_words(const Speaker& speaker, const rules::Inequality& inequality);

}  // namespace words
