// What votes and texts are called. Titles stand in acts, not in events, so no state knows them; whoever shows a
// meeting needs them.
#pragma once
#include <map>
#include <string>

#include "assembly/state.hpp"

namespace clerk {

class Titles {
 public:
  struct Title {
    std::string document, title;
    std::string digest;  // SHA-256 of a text's words in hex, where they were handed in

    // "A/1 A bench in front of the house"
    std::string text() const;
  };

  // To be called for each entry, in its order.
  void note(const rules::Rules& rules, assembly::Position position, const assembly::Act& act,
            const assembly::Events& events);

  // Of a vote, a text, a motion or a session, by the entry that began it; empty: it has none.
  const Title& of(assembly::Position position) const;

 private:
  std::map<assembly::Position, Title> titles_;
  std::map<assembly::Position, std::string> proposed_;  // corrected titles that wait for a second person
};

}  // namespace clerk
