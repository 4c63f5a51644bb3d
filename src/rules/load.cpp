#include "rules/load.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"
#include "rules/internal/loading.hpp"

namespace rules {
namespace internal {

std::optional<std::size_t> Loading::follow(base::Table& from, std::string_view key, const base::Word& word,
                                           const std::vector<std::string>& known, std::string_view kind) {
  if (word.text.empty()) return std::nullopt;
  const auto found = std::find(known.begin(), known.end(), word.text);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  from.error(key, "'" + word.text + "' is no " + std::string(kind) + " of this body.",
             base::suggestion(word.text, known));
  return std::nullopt;
}

std::vector<std::string> ids(const std::vector<Labelled>& list) {
  std::vector<std::string> out;
  for (const Labelled& item : list)
    if (!item.id.empty()) out.push_back(item.id);
  return out;
}

std::vector<std::string> majority_ids(const Rules& rules) {
  std::vector<std::string> out;
  for (const auto& majority : rules.majorities) out.push_back(majority.now.id.text());
  return out;
}

namespace {

const std::vector<std::string> role_names = {"presiding", "secretary", "teller", "clock"};

void load_officers(Loading& loading) {
  for (auto& [id, table] : loading.root.named_tables("officer")) {
    Officer officer;
    officer.id = OfficerId::of(id);
    officer.title = table.text("title");
    officer.cite = table.text_or("cite", "");
    officer.role = static_cast<Role>(table.one_of("role", role_names, 0));
    loading.rules.officers.push_back(std::move(officer));
  }
  if (!loading.rules.officer(Role::presiding))
    loading.root.error("officer", "no officer presides; one with role = \"presiding\" was expected.");
}

void load_corrections(Loading& loading) {
  base::Table table = loading.root.table("correction");
  loading.rules.corrections.second_person = table.truth_or("second_person", true);
  for (const base::Word& word : table.words_if("by"))
    if (const auto role = loading.follow(table, "by", word, role_names, "role"))
      loading.rules.corrections.by.push_back(static_cast<Role>(*role));
  if (loading.rules.corrections.by.empty()) loading.rules.corrections.by = {Role::presiding, Role::secretary};
}

}  // namespace

void load_body(Loading& loading) {
  Rules& rules = loading.rules;
  base::Table body = loading.root.table("body");
  body.integer_or("format", 1, 1, 1);
  rules.name = body.text("name");
  rules.short_name = body.text_or("short_name", "");
  rules.cite = body.text("cite");
  rules.seat_word = body.text_or("seat", "member");

  base::Table cites = loading.root.table("cites");
  for (std::size_t i = 0; i < topic_names.size(); ++i) rules.cites[i] = cites.text_or(topic_names[i], "");

  base::Table attendance = loading.root.table("attendance");
  rules.attendance.required = attendance.truth_or("required", false);
  rules.attendance.before_casting = attendance.truth_or("before_casting", false);

  base::Table tellers = loading.root.table("tellers");
  rules.tellers = static_cast<int>(tellers.integer_or("agree", 2, 2, 5));

  base::Table second = loading.root.table("second_vote");
  rules.second_vote_next_sitting = second.truth_or("next_sitting", false);
  rules.second_vote_hours = second.integer_or("within_hours", 48, 1, std::int64_t{24} * 366);

  rules.second_person_for_keys = loading.root.table("keys").truth_or("second_person", false);
  load_officers(loading);
  load_corrections(loading);
}

namespace {

void load_proxies(Loading& loading) {
  base::Table proxy = loading.root.table("proxy");
  Proxies& proxies = loading.rules.proxies;
  proxies.most = proxy.integer_or("most", 0, 0, base::limits::proxies_max);
  if (const auto holder = proxy.word_if("holder"))
    proxies.holder = loading.follow(proxy, "holder", *holder, loading.rules.vocabulary.classes, "class").value_or(0);
}

}  // namespace
}  // namespace internal

base::Result<Rules, base::Errors> load_texts(std::string_view folder, std::string_view rules_toml,
                                             std::string_view roster_csv) {
  using namespace internal;
  auto document = base::Document::parse(rules_toml, "rules.toml");
  if (!document) return base::fail(base::Errors{document.error()});
  Loading loading{*document, document->root(), {}};
  loading.rules.folder = folder;
  load_body(loading);
  load_vocabulary(loading);
  load_partitions(loading);
  load_proxies(loading);
  load_majorities(loading);
  load_sessions(loading);
  load_questions(loading);
  load_procedure(loading);
  load_roster(loading, roster_csv, "roster.csv");
  check_links(loading);
  check_officers(loading);
  check_used(loading);
  check_bounds(loading);
  base::Errors errors = document->finish();
  if (!errors.empty()) return base::fail(std::move(errors));
  return std::move(loading.rules);
}

base::Result<Rules, base::Errors> load(const std::filesystem::path& folder) {
  base::Errors errors;
  const auto toml = base::read_file(folder / "rules.toml");
  const auto roster = base::read_file(folder / "roster.csv");
  if (!toml) errors.push_back(toml.error());
  if (!roster) errors.push_back(roster.error());
  if (!errors.empty()) return base::fail(std::move(errors));
  const auto whole = std::filesystem::weakly_canonical(folder);
  auto rules = load_texts(whole.filename().string(), *toml, *roster);
  if (!rules)
    for (base::Error& error : rules.error()) error.place.file = (folder / error.place.file).string();
  return rules;
}

}  // namespace rules
