// An Error is the world failing: a file that cannot be read, bytes that are not what they should be.
// It says where, what was found, what was expected, and what to do.
#pragma once
#include <string>
#include <vector>

namespace base {

// A place in a text that a person wrote. Lines and columns count from 1; 0 means "the whole file".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  std::string text() const;  // "rules.toml:12:3"
};

struct Error {
  Place place;
  std::string what;    // one sentence: what was found and what was expected
  std::string advice;  // one sentence: what to do; may be empty

  std::string text() const;  // "rules.toml:12:3: … Did you mean …?"
};

using Errors = std::vector<Error>;

std::string text(const Errors& errors);  // one a line

}  // namespace base
