// Playing a scene: each line becomes acts, each act goes through `decide` and `evolve`, each expectation is compared.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assembly/decide.hpp"
#include "scene/library.hpp"
#include "scene/scene.hpp"
#include "words/sentence.hpp"

namespace scene {

// What the record would show beside the state: titles are in the acts, not in the events.
struct Heading {
  std::string document, title;
};

// One thing that happened, for whoever watches.
struct Moment {
  enum class Kind { note, act, refusal } kind = Kind::note;
  const Line* line = nullptr;
  const assembly::Stamped* act = nullptr;    // act, refusal
  const assembly::Events* events = nullptr;  // act
  const base::Refusal* refusal = nullptr;    // refusal
};

struct Stage {
  const Body* body = nullptr;
  const words::Catalogue* catalogue = nullptr;
  const Scene* scene = nullptr;
  assembly::State state;
  std::map<assembly::VoteId, Heading> headings;
  std::map<assembly::TextId, Heading> documents;  // of texts
  std::optional<assembly::VoteId> last_vote;      // the vote that lines speak of

  std::string document(assembly::TextId id) const {
    const auto found = documents.find(id);
    return found == documents.end() ? "" : found->second.document;
  }
  words::Speaker speaker() const { return {*catalogue, body->rules, body->names}; }
};

using Watch = std::function<void(const Stage&, const Moment&)>;

// Plays one scene to its first failure. Nothing: every line was understood and every expectation met.
struct Played {
  std::optional<base::Error> failure;
  std::size_t acts = 0, refusals = 0, expectations = 0;
};
// `first`: the position of its first act, where a record has entries before it.
Played play(const Scene& scene, const Body& body, const words::Catalogue& catalogue, const Watch& watch = {},
            assembly::Position first = 1);

// The verbs with an example each: the manual and its test are made from this.
struct VerbHelp {
  std::string pattern, example;
};
std::vector<VerbHelp> verbs();

}  // namespace scene
