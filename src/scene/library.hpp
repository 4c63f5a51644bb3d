// The bodies that scenes speak of: found by folder name, by name, by short name; loaded once.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "rules/load.hpp"
#include "words/names.hpp"

namespace scene {

struct Body {
  std::filesystem::path folder;
  rules::Rules rules;
  words::Names names;
};

class Library {
 public:
  // Folders that hold bodies, each a folder with rules.toml and roster.csv; earlier ones win.
  explicit Library(std::vector<std::filesystem::path> shelves);

  // By "un-…", "General …" or a path to a body's folder; letters of either case. Errors: none such, or its files'
  // own.
  base::Result<const Body*, base::Errors> find(std::string_view name);
  std::vector<std::filesystem::path> folders() const;

 private:
  base::Result<const Body*, base::Errors> open(const std::filesystem::path& folder);

  std::vector<std::filesystem::path> shelves_;
  std::map<std::string, Body> opened_;
};

}  // namespace scene
