// Minutes: what a record says, told to a person. Made from the entries as an auditor reads them, one after the other.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "clerk/journal.hpp"
#include "record/entry.hpp"
#include "words/sentence.hpp"

namespace views {

class Minutes {
 public:
  struct Line {
    enum class Kind { heading, act, decision, followed, names } kind = Kind::act;
    std::uint64_t position = 0;
    base::Instant at;
    std::string text;
    std::optional<std::uint64_t> vote = {};  // whose decision, or whose names, it is
  };

  // `blobs`: where the file of names is found. `translations`: files of names and words in the catalogue's
  // language (words/names.hpp); none: they are as the record has them.
  Minutes(const words::Catalogue& catalogue, clerk::Blobs blobs, std::vector<std::string> translations = {})
      : catalogue_(catalogue), blobs_(std::move(blobs)), translations_(std::move(translations)) {}

  // To be called for each entry, in its order, behind its events.
  std::vector<Line> tell(const record::Entry& entry, const clerk::Journal& journal, const assembly::Events& events);

  const words::Names& names(const clerk::Journal& journal);
  words::Speaker speaker(const clerk::Journal& journal);
  // The act as a sentence: "Ada moves to adjourn the meeting."
  std::string sentence(assembly::SeatId by, const assembly::Act& act, const clerk::Journal& journal);
  std::string who(const clerk::Journal& journal, assembly::SeatId id);

 private:
  std::string said(std::string_view field, const std::string& value, const clerk::Journal& journal);
  static std::string about(const clerk::Journal& journal, const assembly::OpenVote& act);
  static std::string about(const clerk::Journal& journal, const assembly::AnnounceVote& act);
  std::string session(const clerk::Journal& journal, assembly::Position id) const;

  const words::Catalogue& catalogue_;
  clerk::Blobs blobs_;
  std::vector<std::string> translations_;
  std::optional<words::Names> names_;
  std::optional<rules::Rules> translated_;  // the rules in force in the translation's words
  std::size_t names_of_ = 0;                // how often names, or the roster that they come from, had been given then
  base::Date day_{};
  bool begun_ = false;
};

// JSON: {"size":…, "root":…, "lines":[{"position":…, "at":…, "kind":…, "text":…}]}; and the same as a table, RFC
// 4180.
std::string minutes_json(std::uint64_t size, const record::Hash& root, const std::vector<Minutes::Line>& lines);
std::string minutes_csv(const std::vector<Minutes::Line>& lines);

// Seats by what they chose: "In favour (3): …".
std::vector<std::string> names_by_choice(const words::Speaker& speaker, const assembly::State& state,
                                         const assembly::Vote& vote);

}  // namespace views
