// Minutes: what a record says, told to a person. Made from the entries as an auditor reads them, one after the other.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/verify.hpp"
#include "cli/data.hpp"
#include "words/sentence.hpp"

namespace cli {

class Minutes {
 public:
  struct Line {
    enum class Kind { heading, act, decision, followed, names } kind = Kind::act;
    std::uint64_t position = 0;
    base::Instant at;
    std::string text;
  };

  Minutes(const words::Catalogue& catalogue, const audit::Reader& reader) : catalogue_(catalogue), reader_(reader) {}

  // To be called for each entry, in its order, behind its events.
  std::vector<Line> tell(const record::Entry& entry, const clerk::Journal& journal, const assembly::Events& events);

  const words::Names& names(const clerk::Journal& journal);
  // What the vote was on: its document and title, as they stand now.
  std::string title(assembly::VoteId vote) const;

 private:
  std::string who(const clerk::Journal& journal, assembly::SeatId id);
  void note_titles(std::uint64_t position, const assembly::Act& act, const assembly::Events& events);

  const words::Catalogue& catalogue_;
  const audit::Reader& reader_;
  std::optional<words::Names> names_;
  std::string names_hash_;  // of the file that they come from
  std::map<assembly::Position, std::string> documents_, titles_, proposed_;
  base::Date day_{};
  bool begun_ = false;
};

// Seats by what they chose: "In favour (3): …".
std::vector<std::string> names_by_choice(const words::Speaker& speaker, const assembly::State& state,
                                         const assembly::Vote& vote);

}  // namespace cli
