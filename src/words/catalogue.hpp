// messages/<lang>.toml: every sentence the core says to a person, by id. A missing id is a defect found by a test,
// not by a user: `say` then gives the id itself in brackets.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace words {

using Values = std::vector<std::pair<std::string_view, std::string>>;

class Catalogue {
 public:
  // Error: not TOML, a key that is no sentence, a language without its plural forms.
  static base::Result<Catalogue, base::Errors> load(const std::filesystem::path& folder, std::string_view language);
  static base::Result<Catalogue, base::Errors> parse(std::string_view toml, std::string_view file,
                                                     std::string_view language);

  bool has(std::string_view section, std::string_view id) const;
  std::vector<std::string> ids(std::string_view section) const;

  // The sentence with its {places} filled. A place without a value stays as it is.
  std::string say(std::string_view section, std::string_view id, const Values& values = {}) const;
  // What a fault's code means; `detail` says what exactly, and of a secret ballot's check is a code of its own.
  std::string fault(std::string_view code, const std::string& detail) const;
  // The form for the number `n`: "no abstentions", "1 abstention", "2 abstentions".
  std::string count(std::string_view id, std::int64_t n) const;
  std::string date(base::Date day) const;                         // "12 October 2022"
  std::string list(const std::vector<std::string>& words) const;  // "a, b and c"
  const std::string& language() const { return language_; }

 private:
  std::map<std::string, std::string> texts_;  // "refusal.voting_closed"
  std::string language_;
};

// The catalogue of every language that the folder has, by its tag; "en" is always there.
using Languages = std::map<std::string, Catalogue, std::less<>>;
base::Result<Languages, base::Errors> load_languages(const std::filesystem::path& folder);

// The class of a whole number in a language's plural rules (CLDR 48): zero, one, two, few, many, other.
std::string_view plural_class(std::string_view language, std::int64_t n);

// 12345 as "12,345".
std::string grouped(std::int64_t n);

}  // namespace words
