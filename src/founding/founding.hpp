// A new association from a name, a list of members and six answers about its statutes: the two files that every body
// has. Nobody needs to see them; whoever wants to may change them afterwards.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "rules/ids.hpp"

namespace founding {

// forms/association.toml: what is asked, and what each answer changes in the rules of an ordinary association.
struct Form {
  struct Change {
    std::string from, to;  // a text that stands in those rules once, and its successor
    std::string then;      // a line behind that; may be empty
  };
  struct Answer {
    std::string id, says;
    std::vector<Change> changes;
  };
  struct Question {
    std::string id, asks;
    std::vector<Answer> answers;  // the first is the usual one
  };
  std::string body;  // whose rules those are
  std::vector<Question> questions;
  std::vector<Change>
      weighted;  // besides, where members have more than one vote; one that has no place is passed over

  static base::Result<Form, base::Errors> parse(std::string_view toml, std::string_view file);
};

struct Answers {
  std::string name;                                // of the association
  std::map<std::string, std::string> by_question;  // ids; what is not there: the usual one
};

struct Member {
  std::string id, name, email;  // the address is for the invitation alone and enters no record
  std::int64_t weight = 1;      // how many votes
  std::string proxy;            // the id of the member who votes for this one; may be empty
};
bool is_weighted(const std::vector<Member>& members);
// Who gives a proxy to whom, by id.
std::vector<std::pair<rules::SeatId, rules::SeatId>> proxies_of(const std::vector<Member>& members);

// A sentence for whoever filled in the form, in their language: messages/, section [founding], by id and its values.
inline constexpr std::array<std::string_view, 14> sentences = {
    "no_name",  "name_too_long", "name_unshown", "name_alike", "no_id",     "id_twice",      "no_weight",
    "no_proxy", "no_member",     "no_table",     "not_asked",  "no_answer", "address_taken", "body_exists"};
using Says = std::function<std::string(std::string_view id,
                                       const std::vector<std::pair<std::string_view, std::string>>& values)>;

// One name a line, or a table (CSV) with the column `name` and, if wanted, `id`, `email`, `weight` and `proxy`. Every
// mistake with its line: no name, a name twice, one that looks like another, an id that is none.
base::Result<std::vector<Member>, base::Errors> read_members(std::string_view text, std::string_view file,
                                                             const Says& says);

// "Café du Garden" as "cafe-du-garden"; empty if nothing is left of it.
std::string id_of(std::string_view name);

// `ordinary`: the rules of the form's body, into which the answers are put. Errors: a question or an answer that
// there is not, a name that is none, a change for which those rules have no place.
base::Result<std::string, base::Errors> write_rules(const Form& form, std::string_view ordinary,
                                                    const Answers& answers, bool weighted, const Says& says);
// What is asked, in another language: its file has the words by the English ones, as [says].
Form in_language(const Form& form, std::string_view toml);
std::string write_roster(const std::vector<Member>& members);

}  // namespace founding
