// What the parts of the loader share: the document, the rules as far as they are built, and how a reference is
// followed. Each part reads one group of sections; `load.cpp` calls them in the order of their references.
#pragma once
#include <string>
#include <vector>

#include "base/toml.hpp"
#include "rules/rules.hpp"

namespace rules::internal {

struct Loading {
  base::Document& document;
  base::Table root;
  Rules rules;

  // Follows a reference to one of `known`; reports it and gives nothing if it leads nowhere.
  std::optional<std::size_t> follow(base::Table& from, std::string_view key, const base::Word& word,
                                    const std::vector<std::string>& known, std::string_view kind);
};

void load_body(Loading&);        // [body] [cites] [officer] [attendance] [proxy] [correction] …
void load_vocabulary(Loading&);  // [choice] [figure] [standing] [roster]: the words of inequalities
void load_partitions(Loading&);  // [roster.partition]
void load_majorities(Loading&);  // [majority] [quorum]
void load_sessions(Loading&);    // [session]
void load_questions(Loading&);   // [method] [question] [motion]
void load_motion_rule(Loading&, base::Table& table, Question& motion);  // one row of [motion]
void load_effect(Loading&, base::Table& table, Question& question);     // what follows from a question
void load_procedure(Loading&);  // [agenda] [debate] [reply] [explanation] [texts] [election]
void load_roster(Loading&, std::string_view csv, std::string_view file);

void check_links(Loading&);     // motions and questions that name each other
void check_officers(Loading&);  // enough people for what the rules ask of them
void check_used(Loading&);      // what nothing uses is a mistake
void check_bounds(Loading&);    // no inequality overflows on this roster

std::vector<std::string> ids(const std::vector<Labelled>& list);
std::vector<std::string> majority_ids(const Rules& rules);

}  // namespace rules::internal
