#include "scene/library.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace scene {

Library::Library(std::vector<std::filesystem::path> shelves) : shelves_(std::move(shelves)) {}

std::vector<std::filesystem::path> Library::folders() const {
  std::vector<std::filesystem::path> out;
  for (const auto& shelf : shelves_) {
    std::error_code ignored;
    std::vector<std::filesystem::path> here;
    for (const auto& entry : std::filesystem::directory_iterator(shelf, ignored))
      if (std::filesystem::exists(entry.path() / "rules.toml", ignored)) here.push_back(entry.path());
    std::sort(here.begin(), here.end());
    out.insert(out.end(), here.begin(), here.end());
  }
  return out;
}

base::Result<const Body*, base::Errors> Library::open(const std::filesystem::path& folder) {
  const std::string key = folder.string();
  if (const auto known = opened_.find(key); known != opened_.end()) return &known->second;
  auto rules = rules::load(folder);
  if (!rules) return base::fail(rules.error());
  auto names = words::Names::load(folder, "en", *rules);
  if (!names) return base::fail(names.error());
  return &opened_.emplace(key, Body{folder, std::move(*rules), std::move(*names)}).first->second;
}

base::Result<const Body*, base::Errors> Library::find(std::string_view name) {
  const std::string wanted = base::lower(base::trim(name));
  std::vector<std::string> known;
  for (const auto& folder : folders()) {
    if (base::lower(folder.filename().string()) == wanted) return open(folder);
    known.push_back(folder.filename().string());
  }
  base::Errors broken;
  for (const auto& folder : folders()) {
    const auto body = open(folder);
    if (!body) {
      broken = body.error();
      continue;
    }
    for (const std::string* own : {&(*body)->rules.name, &(*body)->rules.short_name})
      if (!own->empty() && base::lower(*own) == wanted) return *body;
    known.push_back((*body)->rules.name);
  }
  if (!broken.empty()) return base::fail(std::move(broken));
  return base::fail(base::Errors{
      {{}, "there is no body called '" + std::string(name.substr(0, 60)) + "'.", base::suggestion(name, known)}});
}

}  // namespace scene
