// The clerk's language: a meeting as text, and what is expected of it. docs/scenes.md is the manual.
//
//   Scene: two thirds are met exactly
//   General Council, 2 March 2022
//   the President opens a vote on "A question", important
//   in favour: 66 members
//   against: 33 members
//   expect adopted 66-33-0 (the rule that decides)
//
// A file holds one scene or several. Parsing only finds the scenes and their lines; what a line means depends on the
// body and on what happened before it, so the words are read when the scene is played (play.hpp).
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace scene {

struct Line {
  int number = 0;
  std::string text;  // trimmed, not empty
};

struct Scene {
  std::string file;
  std::string title;
  std::string body;  // as the header calls it
  base::Instant start;
  bool reconstruction = false;
  bool invented = false;  // no such vote was held: the board says so
  std::string source;     // of a reconstruction
  bool continued = false;
  std::shared_ptr<const Scene> before;  // the scene that it goes on from: the last one of the same body in the file
  Line header;
  std::vector<Line> lines;
};

base::Result<std::vector<Scene>, base::Errors> parse(std::string_view text, std::string_view file);

}  // namespace scene
