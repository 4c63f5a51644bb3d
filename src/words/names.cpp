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
  for (auto [section, into] : {std::pair{"says", &out.says_}, std::pair{"cites", &out.cites_}}) {
    base::Table table = root.table(section);
    for (const std::string& key : table.keys()) (*into)[key] = table.text(key);
  }
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

std::string Names::says(const std::string& words) const {
  const auto found = says_.find(words);
  return found == says_.end() ? words : found->second;
}

// A longer key goes before a shorter one that begins alike.
std::string Names::cite(const std::string& citation) const {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string out;
  for (std::size_t at = 0; at < citation.size();) {
    const std::pair<const std::string, std::string>* best = nullptr;
    const bool begins = at == 0 || !is_letter(citation[at - 1]);
    for (const auto& one : cites_) {
      const std::string& key = one.first;
      const bool ends = at + key.size() >= citation.size() || !is_letter(citation[at + key.size()]);
      if (begins && ends && citation.compare(at, key.size(), key) == 0 && (!best || key.size() > best->first.size()))
        best = &one;
    }
    out += best ? best->second : std::string(1, citation[at]);
    at += best ? best->first.size() : 1;
  }
  return out;
}

void Names::take(const Names& other) {
  for (const auto& [seat, name] : other.full_)
    if (name != seat) {
      full_[seat] = name;
      brief_.erase(seat);
    }
  for (const auto& [seat, name] : other.brief_) brief_[seat] = name;
  says_.insert(other.says_.begin(), other.says_.end());
  cites_.insert(other.cites_.begin(), other.cites_.end());
}

namespace {

class Translating {
 public:
  explicit Translating(const Names& names) : names_(names) {}

  template <class Each>
  void all(std::vector<Each>& list) {
    for (Each& one : list) put(one);
  }
  template <class What>
  void all(std::vector<rules::Dated<What>>& list) {
    for (auto& dated : list) {
      put(dated.now);
      for (auto& earlier : dated.earlier) put(earlier.value);
    }
  }
  void says(std::string& text) { text = names_.says(text); }
  void cite(std::string& text) { text = names_.cite(text); }

 private:
  void put(rules::Labelled& one) { says(one.says), cite(one.cite); }
  void put(rules::Need& one) { says(one.otherwise), says(one.says), cite(one.cite); }
  void put(rules::Majority& one) {
    says(one.says), cite(one.cite);
    for (rules::Outcome& outcome : one.outcomes) {
      says(outcome.says), cite(outcome.cite);
      for (auto& needs : outcome.alternatives) all(needs);
    }
  }
  void put(rules::Quorum& one) { says(one.says), cite(one.cite), all(one.needs); }
  void put(rules::Question& one) { says(one.says), cite(one.cite), says(one.majority_says), cite(one.found_cite); }
  void put(rules::Method& one) { says(one.says), cite(one.cite); }
  void put(rules::Standing& one) { says(one.says), cite(one.cite); }
  void put(rules::Officer& one) { says(one.title), cite(one.cite); }
  void put(rules::SessionRule& one) { says(one.says), cite(one.cite), cite(one.notice_cite); }
  void put(rules::ElectionRule& one) { says(one.says), cite(one.cite); }

  const Names& names_;
};

}  // namespace

rules::Rules in_the_words_of(const Names& names, const rules::Rules& rules) {
  rules::Rules out = rules;
  Translating in(names);
  for (std::string* text : {&out.name, &out.short_name, &out.seat_word}) in.says(*text);
  in.cite(out.cite);
  for (std::string& cite : out.cites) in.cite(cite);
  for (auto* list : {&out.choices, &out.classes, &out.weights, &out.figures}) in.all(*list);
  in.all(out.majorities);
  in.all(out.quorums);
  in.all(out.questions);
  in.all(out.methods);
  in.all(out.standings);
  in.all(out.officers);
  in.all(out.sessions);
  in.all(out.elections);
  return out;
}

}  // namespace words
