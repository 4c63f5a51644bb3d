// Ballots before their turn: what each says by itself is looked at in any thread, its equations in one batch with
// those of others. What they are held against is fixed from a vote's opening on.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ballot/ballots.hpp"
#include "ballot/roll.hpp"

namespace ballot {

struct OpenVote {
  std::shared_ptr<const Voting> voting;
  std::shared_ptr<const Roll> roll;
};

// For each act the V under which the ballot in it holds (steps 1, 9, 11 to 13). Nothing: it casts none in these
// votes, or one that does not hold; why, its turn says. One batch for each vote; where a batch fails, each ballot by
// itself.
std::vector<std::optional<Digest>> hold_ahead(std::span<const std::string_view> acts,
                                              std::span<const OpenVote> votes);

}  // namespace ballot
