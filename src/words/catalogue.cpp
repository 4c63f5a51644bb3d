#include "words/catalogue.hpp"

#include <array>

#include "base/file.hpp"
#include "base/text.hpp"
#include "base/toml.hpp"

namespace words {
namespace {

struct PluralRule {
  std::string_view language;
  std::string_view (*of)(std::int64_t n);
};

std::string_view one_other(std::int64_t n) { return n == 1 ? "one" : "other"; }
std::string_view french(std::int64_t n) { return n == 0 || n == 1 ? "one" : n % 1'000'000 == 0 ? "many" : "other"; }
std::string_view spanish(std::int64_t n) { return n == 1 ? "one" : n != 0 && n % 1'000'000 == 0 ? "many" : "other"; }
std::string_view russian(std::int64_t n) {
  const auto ten = n % 10, hundred = n % 100;
  if (ten == 1 && hundred != 11) return "one";
  if (ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14)) return "few";
  return "many";
}
std::string_view arabic(std::int64_t n) {
  if (n <= 2) return n == 0 ? "zero" : n == 1 ? "one" : "two";
  const auto hundred = n % 100;
  return hundred >= 3 && hundred <= 10 ? "few" : hundred >= 11 ? "many" : "other";
}
std::string_view always_other(std::int64_t) { return "other"; }

constexpr std::array<PluralRule, 6> plural_rules = {
    {{"en", one_other}, {"fr", french}, {"es", spanish}, {"ru", russian}, {"ar", arabic}, {"zh", always_other}}};

}  // namespace

std::string_view plural_class(std::string_view language, std::int64_t n) {
  for (const PluralRule& rule : plural_rules)
    if (rule.language == language) return rule.of(n < 0 ? -n : n);
  return one_other(n);
}

std::string grouped(std::int64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3 + (n < 0 ? 1u : 0u);) digits.insert(at -= 3, ",");
  return digits;
}

base::Result<Catalogue, base::Errors> Catalogue::load(const std::filesystem::path& folder,
                                                      std::string_view language) {
  const auto path = folder / (std::string(language) + ".toml");
  const auto text = base::read_file(path);
  if (!text) return base::fail(base::Errors{text.error()});
  return parse(*text, path.string(), language);
}

base::Result<Catalogue, base::Errors> Catalogue::parse(std::string_view toml, std::string_view file,
                                                       std::string_view language) {
  auto document = base::Document::parse(toml, file);
  if (!document) return base::fail(base::Errors{document.error()});
  Catalogue out;
  out.language_ = language;
  const auto take = [&](base::Table table, const std::string& section) {
    for (const std::string& key : table.keys()) out.texts_[section + "." + key] = table.text(key);
  };
  base::Table root = document->root();
  for (const std::string& section : root.keys()) {
    const bool nested = section == "word" || section == "plural";
    base::Table table = root.table(section);
    if (!nested)
      take(table, section);
    else
      for (auto& [id, inner] : root.named_tables(section)) {
        take(inner, section + "." + id);
        if (section == "plural" && !inner.has("other")) inner.error("other", "every plural has the form \"other\".");
      }
  }
  base::Errors errors = document->finish();
  if (!errors.empty()) return base::fail(std::move(errors));
  return out;
}

bool Catalogue::has(std::string_view section, std::string_view id) const {
  return texts_.contains(std::string(section) + "." + std::string(id));
}

std::vector<std::string> Catalogue::ids(std::string_view section) const {
  std::vector<std::string> out;
  const std::string prefix = std::string(section) + ".";
  for (const auto& [key, text] : texts_)
    if (key.starts_with(prefix)) out.push_back(key.substr(prefix.size()));
  return out;
}

std::string Catalogue::say(std::string_view section, std::string_view id, const Values& values) const {
  const auto found = texts_.find(std::string(section) + "." + std::string(id));
  if (found == texts_.end()) return "[" + std::string(section) + "." + std::string(id) + "]";
  std::string out;
  const std::string& text = found->second;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('{', at);
    out += text.substr(at, open - at);
    if (open == std::string::npos) break;
    const auto close = std::min(text.find('}', open), text.size());
    const std::string_view place = std::string_view(text).substr(open + 1, close - open - 1);
    std::string filling = text.substr(open, close - open + 1);
    for (const auto& [name, value] : values)
      if (name == place) filling = value;
    out += filling;
    at = close + 1;
  }
  return out;
}

std::string Catalogue::fault(std::string_view code, const std::string& detail) const {
  const bool has_words = code == "BALLOT" && has("ballot", detail);
  return say("fault", code, {{"detail", has_words ? say("ballot", detail) : detail}});
}

std::string Catalogue::count(std::string_view id, std::int64_t n) const {
  const std::string section = "plural." + std::string(id);
  const std::string_view form = n == 0 && has(section, "none") ? "none" : plural_class(language_, n);
  return say(section, has(section, form) ? form : "other", {{"n", grouped(n)}});
}

std::string Catalogue::date(base::Date day) const {
  const std::string iso = base::iso(day);
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::to_string(base::parse_integer(iso.substr(at, size)).value_or(0));
  };
  return say("date", "pattern",
             {{"day", number(8, 2)}, {"month", say("date", "month_" + number(5, 2))}, {"year", iso.substr(0, 4)}});
}

std::string Catalogue::list(const std::vector<std::string>& words) const {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out = i == 0                  ? words[0]
          : i + 1 == words.size() ? say("list", "last", {{"list", out}, {"one", words[i]}})
                                  : say("list", "next", {{"list", out}, {"one", words[i]}});
  return out;
}

base::Result<Languages, base::Errors> load_languages(const std::filesystem::path& folder) {
  Languages out;
  for (const PluralRule& rule : plural_rules) {
    std::error_code ignored;
    const std::string language(rule.language);
    if (language != "en" && !std::filesystem::exists(folder / (language + ".toml"), ignored)) continue;
    auto catalogue = Catalogue::load(folder, language);
    if (!catalogue) return base::fail(catalogue.error());
    out.emplace(language, std::move(*catalogue));
  }
  return out;
}

}  // namespace words
