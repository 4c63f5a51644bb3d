// The demonstration: a story up to some day is put into a record, and what follows is a script that somebody plays
// act by act, in a hall where anybody may do something else at any point.
#pragma once
#include <string>

#include "api/meeting.hpp"
#include "cli/data.hpp"

namespace cli {

struct DemonstrationOptions {
  std::string story;     // a file of scenes
  std::string from;      // the title of the first scene that is not played before, or how it begins
  std::string folder;    // for the records
  std::string delegate;  // for whom a link is made; empty: the first on the roll
};

struct Demonstration {
  api::Opening opening;
  std::string body, token;          // the body's id; whoever has the token plays the script
  std::string presiding, delegate;  // fragments of one-time links
  std::string delegate_name;
};

base::Result<Demonstration> demonstrate(const DemonstrationOptions& options, Data& data);

}  // namespace cli
