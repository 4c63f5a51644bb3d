// The only expression that a rules file may hold: an integer linear inequality.
//
//   yes >= 2 no                                          two thirds
//   no of permanent = 0                                  of a class
//   100 yes by people >= 65 members by people            by a weight
//   4 yes by value >= 3 (yes + no) by value              a sum taken together
//   each of houses: 2 yes > entitled                     in every group of a partition
//   2 carried cantons by halves > 46                     over the groups that carried it
//
//   inequality = [ "each of" partition ":" ] sum relation sum
//   sum        = term { ("+" | "-") term }
//   term       = [ number ] ( variable | "(" sum ")" | "carried" partition ) [ "of" class ] [ "by" weight ]  | number
//   relation   = ">=" | ">" | "=" | "<" | "<="
//
// A variable is a choice, a figure (members, filled, entitled, present, absent) or a figure the body declared.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "rules/counts.hpp"

namespace rules {

// The words an inequality may use; the index of a word is its place in Counts.
struct Vocabulary {
  Shape shape;
  std::vector<std::string> variables;  // choices, fixed figures, stated figures
  std::vector<std::string> classes;    // [0] is ""
  std::vector<std::string> weights;    // [0] is ""
  std::vector<std::string> partitions;
};

struct Term {
  std::int64_t factor = 1;
  std::size_t variable = 0;  // or, if carried, the partition
  std::size_t of = 0;
  std::size_t by = 0;
  bool carried = false;
};

struct Sum {
  std::vector<Term> terms;
  std::int64_t constant = 0;
};

enum class Relation : std::uint8_t { at_least, more, equal, less, at_most };

struct Inequality {
  std::string text;  // as it stands in the file
  std::optional<std::size_t> each_of;
  Sum left, right;
  Relation relation = Relation::at_least;
};

// The groups of a partition: which class each is, what it weighs, and what it takes for a group to carry.
struct Group {
  std::size_t in_class = 0;
  std::vector<std::int64_t> weights;  // as the body's weights; [0] is 1
};

struct Partition {
  std::string id;
  std::vector<Group> groups;
  std::vector<Inequality> carries;  // all must hold within the group; empty: `carried` is not used
  std::string says;
};

// Error without a place: what was found and what was expected, with the nearest word.
base::Result<Inequality> parse_inequality(std::string_view text, const Vocabulary& words);

// Both sides with the numbers in them. For "each of" the sides of the first group that fails, else of the last.
struct Evaluation {
  bool holds = false;
  std::int64_t left = 0, right = 0;
  std::size_t group = 0;  // the class looked at; 0 unless "each of"
};
Evaluation evaluate(const Inequality& inequality, const Counts& counts, const std::vector<Partition>& partitions);

// How much of `measured` the inequality asks for, all else equal, and of how many.
//   yes >= 2 no      78 of 117   (every yes fewer is a no more: the base is yes + no)
//   2 yes > members  97 of 193
//   yes >= 9         9           (no base)
// Nothing if it does not ask for more of `measured`, or the number would depend on how the rest divides.
struct Needed {
  std::int64_t number = 0;
  std::optional<std::int64_t> base;
  std::vector<std::size_t> base_variables;  // what the base adds up
  std::size_t of = 0, by = 0;
};
std::optional<Needed> needed(const Inequality& inequality, std::size_t measured, const Counts& counts);

// The largest absolute value that a side can reach if no variable exceeds `most(variable, of, by)`; for the proof
// against overflow. Saturates at the end of 64 bits.
using Most = std::int64_t (*)(const void* context, const Term& term);
std::int64_t bound(const Sum& sum, Most most, const void* context);

}  // namespace rules
