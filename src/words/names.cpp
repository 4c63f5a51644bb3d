#include "words/names.hpp"

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/text.hpp"
#include "base/toml.hpp"

namespace words {

base::Result<Names, base::Errors> Names::load(const std::filesystem::path& body, std::string_view language,
                                              const rules::Rules& rules) {
  const auto path = body / ("names." + std::string(language) + ".toml");
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return parse("", path.string(), rules);
  const auto text = base::read_file(path);
  if (!text) return base::fail(base::Errors{text.error()});
  return parse(*text, path.string(), rules);
}

base::Result<Names, base::Errors> Names::parse(std::string_view toml, std::string_view file,
                                               const rules::Rules& rules) {
  auto document = base::Document::parse(toml, file);
  if (!document) return base::fail(base::Errors{document.error()});
  Names out;
  for (const rules::Seat& seat : rules.roster->seats)
    out.full_[seat.id.text()] = seat.name.empty() ? seat.id.text() : seat.name;
  std::vector<std::string> known;
  for (const auto& [id, name] : out.full_) known.push_back(id);
  base::Table root = document->root();
  const auto take = [&](std::string_view section, std::map<std::string, std::string>& into) {
    base::Table table = root.table(section);
    for (const std::string& key : table.keys()) {
      const std::string name = table.text(key);
      if (!out.full_.contains(key))
        table.error(key, "no seat of the roster has this id.", base::suggestion(key, known));
      else
        into[key] = name;
    }
  };
  take("seat", out.full_);
  take("short", out.brief_);
  // Two seats under one name could not be told apart: neither in the minutes nor on a board.
  std::set<std::string> seen, on_board;
  for (const auto& [id, name] : out.full_) {
    const auto shorter = out.brief_.find(id);
    const std::string& shown = shorter == out.brief_.end() ? name : shorter->second;
    if (!seen.insert(base::lower(name)).second)
      root.table("seat").error(id, "the name '" + name + "' is there twice.");
    else if (!on_board.insert(base::lower(shown)).second)
      root.table("short").error(id, "the name '" + shown + "' is there twice.");
  }
  base::Errors errors = document->finish();
  if (!errors.empty()) return base::fail(std::move(errors));
  return out;
}

const std::string& Names::full(rules::SeatId seat) const {
  static const std::string none;
  const auto found = full_.find(seat.text());
  return found == full_.end() ? none : found->second;
}

const std::string& Names::brief(rules::SeatId seat) const {
  const auto found = brief_.find(seat.text());
  return found == brief_.end() ? full(seat) : found->second;
}

}  // namespace words
