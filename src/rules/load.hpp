// bodies/<body>/ -> Rules. All mistakes are reported together, each with file, line, key, what was found, what was
// expected and the nearest valid word. docs/rules.md describes every key.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "rules/rules.hpp"

namespace rules {

// Reads rules.toml and roster.csv of the folder.
base::Result<Rules, base::Errors> load(const std::filesystem::path& folder);

// The same from texts, for tests and fuzzing. `folder` is the body's id.
base::Result<Rules, base::Errors> load_texts(std::string_view folder, std::string_view rules_toml,
                                             std::string_view roster_csv);

}  // namespace rules
