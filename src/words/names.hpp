// bodies/<body>/names.<lang>.toml: what seats are called. The seat's id is the key; a name may change in mid-session
// without touching a tally.
//
//   [seat]   anna = "Anna of the upper village"     the official name
//   [short]  anna = "Anna"                          where a board has no room for it
//
// In another language it also translates the words of the rules, by the words themselves:
//
//   [says]   "simple majority" = "majorité simple"
//   [cites]  "rule" = "article"                     each whole word of a citation
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "base/result.hpp"
#include "rules/rules.hpp"

namespace words {

class Names {
 public:
  Names() = default;
  // A body without the file has the names of its roster, else the ids.
  static base::Result<Names, base::Errors> load(const std::filesystem::path& body, std::string_view language,
                                                const rules::Rules& rules);
  static base::Result<Names, base::Errors> parse(std::string_view toml, std::string_view file,
                                                 const rules::Rules& rules);

  const std::string& full(rules::SeatId seat) const;
  const std::string& brief(rules::SeatId seat) const;  // the fixed short form, or the full name
  const std::map<std::string, std::string>& all() const { return full_; }
  std::string says(const std::string& words) const;  // in this language, or as it is
  std::string cite(const std::string& citation) const;
  // The names and words of `other` in the place of these, where it has any.
  void take(const Names& other);

 private:
  std::map<std::string, std::string> full_, brief_, says_, cites_;
};

// The rules with every word that a person reads in the language of the names. What they decide stays the same.
rules::Rules in_the_words_of(const Names& names, const rules::Rules& rules);

}  // namespace words
