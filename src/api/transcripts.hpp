// The acts of secret ballots as JSON, for the many devices that ask for them at the same time. Entries never change:
// what begins as what was asked before is taken from before. In the room's thread.
#pragma once
#include <string>
#include <vector>

#include "hall/keeper.hpp"

namespace api {

class Transcripts {
 public:
  // The durable ones of these positions, which rise, with commas between: {"position":…,"act":…,"key":…},…
  std::string acts(const hall::Keeper& keeper, const std::vector<assembly::Position>& positions);

 private:
  std::vector<assembly::Position> positions_;
  std::vector<std::size_t> ends_;  // where each one's text ends
  std::string text_;
};

}  // namespace api
