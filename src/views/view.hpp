// A meeting as every screen shows it, in sections of JSON: a pure function of a prefix of the record. docs/api.md
// describes them; ui/hall/contract.ts is the same in types.
#pragma once
#include <array>
#include <string>

#include "clerk/journal.hpp"
#include "words/sentence.hpp"

namespace views {

enum class Section : std::uint8_t {
  head,
  sitting,
  figures,
  vote,
  count,
  presence,
  proxies,
  floor,
  motions,
  texts,
  documents,
  timed,
  papers,
  election,
  secret,
  last
};
inline constexpr std::array<std::string_view, 16> section_names = {
    "head",    "sitting", "figures",   "vote",  "count",  "presence", "proxies", "floor",
    "motions", "texts",   "documents", "timed", "papers", "election", "secret",  "last"};

struct View {
  std::array<std::string, section_names.size()> sections;  // JSON, by Section
  std::string lamps;                                       // a letter for each seat of the roster

  std::string snapshot() const;
  // What changed since `old`; empty: nothing but the head.
  std::string frame_since(const View& old) const;
};

// Whether anybody may see now who chose what in the vote.
bool shows_names(const assembly::Vote& vote);

// `last`: what was told last, as JSON. Nothing of it says more than the rules show now: what a seat chose stays
// hidden until the lock where they say so.
View view_of(const clerk::Journal& journal, const words::Speaker& speaker, const std::string& last);

// The vote with its count, and in `roll` every seat's letter: of one that is over, or whose names are shown.
std::string vote_listed(const clerk::Journal& journal, const words::Speaker& speaker, const assembly::Vote& vote);
std::string vote_with_roll(const clerk::Journal& journal, const words::Speaker& speaker, const assembly::Vote& vote);

// Every seat that has a vote in it: its id, its name, what it chose where that is shown. RFC 4180.
std::string roll_as_csv(const clerk::Journal& journal, const words::Speaker& speaker, const assembly::Vote& vote);

// What stands of the body itself: names, officers, the roll, what may be put and how.
std::string body_of(const clerk::Journal& journal, const words::Speaker& speaker, bool script);

}  // namespace views
