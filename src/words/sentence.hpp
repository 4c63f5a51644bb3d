// From ids and numbers to what a person reads: the sentence of a refusal, of an outcome, of each inequality.
#pragma once
#include <string>
#include <vector>

#include "assembly/decide.hpp"
#include "base/refusal.hpp"
#include "words/catalogue.hpp"
#include "words/names.hpp"

namespace words {

struct Speaker {
  const Catalogue& catalogue;
  const rules::Rules& rules;
  const Names& names;

  // "Refused: Rule so-and-so: voting has begun; …"
  std::string refusal(const base::Refusal& refusal) const;

  // The same without its rule: "Voting has begun; …"
  std::string reason(const base::Refusal& refusal) const;

  // "Adopted", "Not carried", "Ruling stands", "No decision", …
  std::string word(const assembly::Vote& vote, const assembly::Outcome& outcome) const;
  // "negative vote of a permanent member (who)", or nothing.
  std::string why(const assembly::Vote& vote, const assembly::Outcome& outcome) const;
  // The rule that decided: of what stopped it if that has its own, else of the majority, the quorum, the tie.
  std::string cite(const assembly::Vote& vote, const assembly::Outcome& outcome) const;
  // "Adopted by 93 votes to 24, with 58 abstentions (two thirds …: 78 of 117; the rule)."
  std::string outcome(const assembly::Vote& vote, const assembly::Outcome& outcome) const;
  // "not adopted, 10 in favour, 1 against, 4 abstaining: negative vote of a permanent member (the rule)"
  std::string brief(const assembly::Vote& vote, const assembly::Outcome& outcome) const;

  // What it is worth once passed: "Recommendation", "Binding", …
  std::string nature(const assembly::Vote& vote) const;

  // One line for each inequality: what it asks, the numbers, met or not.
  struct Arithmetic {
    std::string says;       // "yes >= 9"
    std::string condition;  // the same for people who do not read formulas: "nine votes required"
    std::string group;      // asked of each group: the one whose numbers these are, the first that fails; or nothing
    std::string numbers;    // "10 >= 9"
    std::string needed;     // "9 needed", "78 of 117 needed", or nothing
    bool holds = false;
  };
  std::vector<Arithmetic> arithmetic(const assembly::Vote& vote, const assembly::Outcome& outcome) const;
  std::string met(bool holds) const;

  // What the board calls a choice: "In favour".
  std::string choice(const assembly::Vote& vote, std::size_t choice) const;
  // What somebody chose, inside a sentence: "in favour". `vote`: null where it is not known.
  std::string chosen(const assembly::Vote* vote, assembly::ChoiceId choice) const;

 private:
  std::string why_refused(const base::Refusal& refusal) const;
  Values values_of(const assembly::Vote& vote, const assembly::Outcome& outcome) const;
  std::string by_majority(const assembly::Vote& vote, const assembly::Outcome& outcome, Values values) const;
  std::string no_quorum(const assembly::Vote& vote, const assembly::Outcome& outcome, Values values) const;
};

// The number needed and of how many, over all needs that ask for more of the measured count.
struct NeededOf {
  std::int64_t number = 0;
  std::optional<std::int64_t> base;
};
std::optional<NeededOf> needed_of(const assembly::Outcome& outcome);

std::string capital(std::string text);  // the first ASCII letter as a capital

}  // namespace words
