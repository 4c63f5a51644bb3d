#include "founding/founding.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/csv.hpp"
#include "base/id.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "base/toml.hpp"
#include "founding/naming.hpp"

namespace founding {
namespace {

base::Error at_line(std::string_view file, int line, std::string what, std::string advice = "") {
  return {{std::string(file), line, 0}, std::move(what), std::move(advice)};
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
  return out + "\"";
}

// The answer that was given, else the usual one; null: there is no such answer.
const Form::Answer* answer_to(const Form::Question& question, const Answers& answers) {
  const auto given = answers.by_question.find(question.id);
  if (given == answers.by_question.end() || given->second.empty()) return &question.answers.front();
  for (const Form::Answer& answer : question.answers)
    if (answer.id == given->second) return &answer;
  return nullptr;
}

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& list) {
  std::vector<std::string> out;
  for (const T& one : list) out.push_back(one.id);
  return out;
}

std::string whole(const Form::Change& change) { return change.to + (change.then.empty() ? "" : "\n" + change.then); }

// False: it does not stand there, or more than once.
bool replace_once(std::string& text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) return false;
  text.replace(at, from.size(), to);
  return true;
}

struct Line {
  int number = 0;
  Member member;
  std::string weight;  // as it was written
};

// "": nothing.
std::string what_is_wrong_with(const std::string& name, const Says& says) {
  if (base::trim(name).empty()) return says("no_name", {});
  if (name.size() > base::limits::title_bytes_max) return says("name_too_long", {});
  if (base::has_control(name) || !base::is_utf8(name) || deceives(name)) return says("name_unshown", {});
  return "";
}

// Nothing: it is no number of votes.
std::optional<std::int64_t> weight_in(const std::string& text) {
  if (text.empty()) return 1;
  const auto number = base::parse_integer(text);
  return number && *number >= 1 && *number <= base::limits::weight_max ? number : std::nullopt;
}

// A table if its first line names the columns; otherwise each line is a name.
base::Result<std::vector<Line>, base::Error> read_lines(std::string_view text, std::string_view file) {
  std::vector<Line> out;
  const auto lines = base::split(text, '\n');
  const std::string first = base::lower(lines.front());
  const auto cells = base::split(std::string_view(first).substr(0, first.find_last_not_of("\r ") + 1), ',');
  const auto is_column = [](std::string_view cell) { return base::trim(cell) == "name"; };
  if (std::none_of(cells.begin(), cells.end(), is_column)) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (std::string_view name = lines[i]; !base::trim(name.substr(0, name.find('\r'))).empty())
        out.push_back(
            {static_cast<int>(i) + 1, {"", std::string(base::trim(name.substr(0, name.find('\r')))), "", 1, ""}, ""});
    return out;
  }
  const auto sheet = base::parse_csv(first + std::string(text.substr(lines.front().size())), file);
  if (!sheet) return base::fail(sheet.error());
  const auto cell = [&](const base::Sheet::Row& row, std::string_view column) {
    const auto at = sheet->column(column);
    return at ? std::string(base::trim(row.fields[*at])) : std::string();
  };
  for (const auto& row : sheet->rows)
    out.push_back({row.line,
                   {cell(row, "id"), cell(row, "name"), cell(row, "email"), 1, cell(row, "proxy")},
                   cell(row, "weight")});
  return out;
}

}  // namespace

std::string id_of(std::string_view name) {
  std::string out = plain(name).substr(0, base::limits::id_bytes_max - 6);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

namespace {

// Names that were seen in a list, and where.
class Seen {
 public:
  // The line of the name that this one cannot be told from; nothing: there is none. It is then seen too.
  std::optional<int> alike(const std::string& name, int line) {
    const auto [sound, new_sound] = sounds_.emplace(sound_of(name), line);
    const auto [look, new_look] = looks_.emplace(looks_of(name), line);
    if (new_sound && new_look) return std::nullopt;
    return new_sound ? look->second : sound->second;
  }

 private:
  std::map<std::string, int> sounds_, looks_;
};

// An id that no other member has: the one wanted, or that with a number.
std::string free_id(const std::string& wanted, const std::set<std::string>& taken) {
  std::string out = wanted;
  for (int n = 2; taken.contains(out); ++n) out = wanted + "-" + std::to_string(n);
  return out;
}

}  // namespace

base::Result<std::vector<Member>, base::Errors> read_members(std::string_view text, std::string_view file,
                                                             const Says& says) {
  auto lines = read_lines(text, file);
  if (!lines) return base::fail(base::Errors{at_line(file, lines.error().place.line, says("no_table", {}))});
  base::Errors errors;
  Seen seen;
  std::set<std::string> ids;
  std::vector<Member> out;
  for (Line& line : *lines) {
    Member& member = line.member;
    const auto is_wrong = [&](std::string what) { errors.push_back(at_line(file, line.number, std::move(what))); };
    member.name = composed(member.name);
    if (const std::string wrong = what_is_wrong_with(member.name, says); !wrong.empty()) {
      is_wrong(wrong);
      continue;
    }
    if (const auto other = seen.alike(member.name, line.number))
      is_wrong(says("name_alike", {{"name", member.name}, {"line", std::to_string(*other)}}));
    if (!member.id.empty() && !base::is_id(member.id)) is_wrong(says("no_id", {{"id", member.id}}));
    if (!member.id.empty() && ids.contains(member.id)) is_wrong(says("id_twice", {{"id", member.id}}));
    const std::string wanted = member.id.empty() ? id_of(member.name) : member.id;
    member.id = free_id(wanted.empty() ? "member" : wanted, ids);
    ids.insert(member.id);
    const auto weight = weight_in(line.weight);
    if (!weight) is_wrong(says("no_weight", {{"weight", line.weight}}));
    member.weight = weight.value_or(1);
    out.push_back(std::move(member));
  }
  for (std::size_t i = 0; i < out.size() && i < lines->size() && errors.empty(); ++i)
    if (!out[i].proxy.empty() && (!ids.contains(out[i].proxy) || out[i].proxy == out[i].id))
      errors.push_back(
          at_line(file, (*lines)[i].number, says("no_proxy", {{"id", out[i].proxy}, {"column", "proxy"}})));
  if (out.empty() && errors.empty()) errors.push_back(at_line(file, 0, says("no_member", {})));
  if (!errors.empty()) return base::fail(std::move(errors));
  return out;
}

base::Result<Form, base::Errors> Form::parse(std::string_view toml, std::string_view file) {
  auto document = base::Document::parse(toml, file);
  if (!document) return base::fail(base::Errors{document.error()});
  base::Table root = document->root();
  Form out;
  out.body = root.text("body");
  for (base::Table asked : root.tables("question")) {
    Question question{asked.text("id"), asked.text("asks"), {}};
    for (base::Table given : asked.tables("answer")) {
      Answer answer{given.text("id"), given.text("says"), {}};
      for (base::Table change : given.tables("changes"))
        answer.changes.push_back({change.text("from"), change.text("to"), change.text_or("then", "")});
      question.answers.push_back(std::move(answer));
    }
    if (question.answers.empty()) asked.error("answer", "a question needs an answer.");
    out.questions.push_back(std::move(question));
  }
  for (base::Table change : root.table("weighted").tables("changes"))
    out.weighted.push_back({change.text("from"), change.text("to"), change.text_or("then", "")});
  base::Errors errors = document->finish();
  if (!errors.empty()) return base::fail(std::move(errors));
  return out;
}

bool is_weighted(const std::vector<Member>& members) {
  return std::any_of(members.begin(), members.end(), [](const Member& one) { return one.weight != 1; });
}

std::vector<std::pair<rules::SeatId, rules::SeatId>> proxies_of(const std::vector<Member>& members) {
  std::vector<std::pair<rules::SeatId, rules::SeatId>> out;
  for (const Member& one : members)
    if (!one.proxy.empty()) out.emplace_back(rules::SeatId::of(one.id), rules::SeatId::of(one.proxy));
  return out;
}

Form in_language(const Form& form, std::string_view toml) {
  auto document = base::Document::parse(toml, "form");
  if (!document) return form;
  base::Table says = document->root().table("says");
  Form out = form;
  const auto put = [&](std::string& text) {
    if (says.has(text)) text = says.text(text);
  };
  for (Form::Question& question : out.questions) {
    put(question.asks);
    for (Form::Answer& answer : question.answers) put(answer.says);
  }
  return out;
}

base::Result<std::string, base::Errors> write_rules(const Form& form, std::string_view ordinary,
                                                    const Answers& answers, bool weighted, const Says& says) {
  base::Errors errors;
  const std::string name = composed(base::trim(answers.name));
  if (const std::string wrong = what_is_wrong_with(name, says); !wrong.empty())
    errors.push_back(at_line("name", 0, wrong));
  const auto known = ids_of(form.questions);
  for (const auto& [question, answer] : answers.by_question)
    if (std::find(known.begin(), known.end(), question) == known.end())
      errors.push_back(at_line(question, 0, says("not_asked", {{"questions", base::join(known, ", ")}})));
  std::string out(ordinary);
  for (const Form::Question& question : form.questions) {
    const Form::Answer* answer = answer_to(question, answers);
    if (!answer) {
      errors.push_back(at_line(question.id, 0,
                               says("no_answer", {{"answer", answers.by_question.at(question.id)},
                                                  {"answers", base::join(ids_of(question.answers), ", ")}})));
      continue;
    }
    for (const Form::Change& change : answer->changes)
      if (!replace_once(out, change.from, whole(change)))
        errors.push_back(
            at_line(question.id, 0, "the rules of " + form.body + " hold no single \"" + change.from + "\"."));
  }
  if (weighted)
    for (const Form::Change& change : form.weighted) replace_once(out, change.from, whole(change));
  const std::string named = "body  = { name = ";
  const auto at = out.find(named), end = at == std::string::npos ? at : out.find(',', at);
  if (end == std::string::npos) errors.push_back(at_line(form.body, 0, "its rules do not begin with a name."));
  if (!errors.empty()) return base::fail(std::move(errors));
  return out.replace(at, end - at, named + quoted(name));
}

std::string write_roster(const std::vector<Member>& members) {
  const bool weighted = is_weighted(members);
  std::string out = weighted ? "seat,name,votes\n" : "seat,name\n";
  for (const Member& member : members) {
    const bool plain = member.name.find_first_of(",\"") == std::string::npos;
    std::string name = member.name;
    for (std::size_t at = 0; !plain && (at = name.find('"', at)) != std::string::npos; at += 2)
      name.insert(at, 1, '"');
    out += member.id + "," + (plain ? name : "\"" + name + "\"") +
           (weighted ? "," + std::to_string(member.weight) : "") + "\n";
  }
  return out;
}

}  // namespace founding
