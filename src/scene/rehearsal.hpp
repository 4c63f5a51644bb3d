// A meeting conducted line by line from the keyboard: the same words as a scene, one at a time, and what could be
// said next. A refusal is an answer here, not a failure.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "scene/play.hpp"

namespace scene {

// Something that could be said now, as the line that says it; or could not, and why.
struct Offer {
  std::string line;     // "ada moves close"
  std::string cite;     // the rule it rests on, or that refuses it
  std::string refused;  // the refusal's sentence; empty: it is in order
};

class Rehearsal {
 public:
  Rehearsal(const Body& body, const words::Catalogue& catalogue, base::Instant start, Watch watch);
  ~Rehearsal();

  // Does what the line says. Error: the line is not understood (nothing happened). A refusal goes to `watch`.
  base::Result<void> say(const std::string& line);

  // What `who` (an officer's title or a seat) may say now, and what not. Error: there is no such person.
  base::Result<std::vector<Offer>> offers(const std::string& who) const;

  const Stage& stage() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace scene
