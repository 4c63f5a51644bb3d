#include "founding/founding.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/csv.hpp"
#include "base/id.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "base/toml.hpp"

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

// What two names have in common that look the same: letters and digits alone, capitals made small.
std::string looks_of(std::string_view name) {
  std::string out;
  for (const char c : base::lower(name))
    if (c != ' ' && c != '.' && c != '-' && c != '\'' && c != ',') out += c;
  return out;
}

struct Line {
  int number = 0;
  Member member;
  std::string weight;  // as it was written
};

// What the letters of a name are written in, one bit each; what is in none of these is left out of account.
unsigned script_of(std::uint32_t letter) {
  const auto in = [&](std::uint32_t from, std::uint32_t to) { return from <= letter && letter <= to; };
  if (in('A', 'Z') || in('a', 'z') || in(0xC0, 0x24F)) return 1;
  if (in(0x370, 0x3FF)) return 2;
  if (in(0x400, 0x52F)) return 4;
  return 0;
}

std::vector<std::uint32_t> letters_of(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    std::uint32_t letter = size == 1 ? first : first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size && at + i < text.size(); ++i)
      letter = letter << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    out.push_back(letter);
    at += size;
  }
  return out;
}

// Letters that look alike, or like nothing: two alphabets in one word, characters without width, wide forms.
bool deceives(std::string_view name) {
  unsigned scripts = 0;
  for (const std::uint32_t letter : letters_of(name)) {
    const auto in = [&](std::uint32_t from, std::uint32_t to) { return from <= letter && letter <= to; };
    if (letter == 0xAD || in(0x200B, 0x200F) || in(0x202A, 0x202E) || in(0x2060, 0x206F) || letter == 0xFEFF ||
        in(0xFF01, 0xFF5E) || in(0x300, 0x36F) || letter == 0xA0)
      return true;
    if (letter == ' ' || letter == '-') scripts = 0;
    scripts |= script_of(letter);
    if ((scripts & (scripts - 1)) != 0) return true;
  }
  return false;
}

std::string what_is_wrong_with(std::string_view name) {
  if (base::trim(name).empty()) return "there is no name.";
  if (name.size() > base::limits::title_bytes_max) return "the name is too long.";
  if (base::has_control(name) || !base::is_utf8(name) || deceives(name))
    return "the name holds something that cannot be shown.";
  return "";
}

// The number of votes, or what is wrong with it.
base::Result<std::int64_t, std::string> weight_in(const std::string& text) {
  if (text.empty()) return 1;
  const auto number = base::parse_integer(text);
  if (!number || *number < 1 || *number > base::limits::weight_max)
    return base::fail("'" + text + "' is no number of votes.");
  return *number;
}

// A table if its first line names the columns; otherwise each line is a name.
base::Result<std::vector<Line>, base::Errors> read_lines(std::string_view text, std::string_view file) {
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
  if (!sheet) return base::fail(base::Errors{sheet.error()});
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
  std::string out;
  for (const char c : base::lower(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.substr(0, std::min<std::size_t>(out.size(), base::limits::id_bytes_max - 6));
}

base::Result<std::vector<Member>, base::Errors> read_members(std::string_view text, std::string_view file) {
  auto lines = read_lines(text, file);
  if (!lines) return base::fail(lines.error());
  base::Errors errors;
  std::map<std::string, int> names;
  std::set<std::string> ids;
  std::vector<Member> out;
  for (Line& line : *lines) {
    Member& member = line.member;
    if (const std::string wrong = what_is_wrong_with(member.name); !wrong.empty()) {
      errors.push_back(at_line(file, line.number, wrong));
      continue;
    }
    if (const auto [other, is_new] = names.emplace(looks_of(member.name), line.number); !is_new)
      errors.push_back(at_line(
          file, line.number,
          "\"" + member.name + "\" cannot be told from the name in line " + std::to_string(other->second) + ".",
          "Add what tells the two apart."));
    const std::string wanted = member.id.empty() ? id_of(member.name) : member.id;
    if (!member.id.empty() && !base::is_id(member.id))
      errors.push_back(at_line(file, line.number, "'" + member.id + "' is no id.", "Letters, digits, - and _."));
    if (!member.id.empty() && ids.contains(member.id))
      errors.push_back(at_line(file, line.number, "the id '" + member.id + "' stands here twice."));
    member.id = wanted.empty() ? "member" : wanted;
    for (int n = 2; ids.contains(member.id); ++n)
      member.id = (wanted.empty() ? "member" : wanted) + "-" + std::to_string(n);
    ids.insert(member.id);
    if (const auto weight = weight_in(line.weight))
      member.weight = *weight;
    else
      errors.push_back(at_line(file, line.number, weight.error(), "A whole number from 1."));
    out.push_back(std::move(member));
  }
  for (std::size_t i = 0; i < out.size() && i < lines->size() && errors.empty(); ++i)
    if (!out[i].proxy.empty() && (!ids.contains(out[i].proxy) || out[i].proxy == out[i].id))
      errors.push_back(at_line(file, (*lines)[i].number, "'" + out[i].proxy + "' is no other member's id.",
                               "The proxy column names who votes for this member."));
  if (out.empty() && errors.empty()) errors.push_back(at_line(file, 0, "there is no member.", "One name a line."));
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
                                                    const Answers& answers, bool weighted) {
  base::Errors errors;
  if (const std::string wrong = what_is_wrong_with(answers.name); !wrong.empty())
    errors.push_back(at_line("the name of the association", 0, wrong));
  const auto known = ids_of(form.questions);
  for (const auto& [question, answer] : answers.by_question)
    if (std::find(known.begin(), known.end(), question) == known.end())
      errors.push_back(at_line(question, 0, "that is not asked.", "Asked are: " + base::join(known, ", ") + "."));
  std::string out(ordinary);
  for (const Form::Question& question : form.questions) {
    const Form::Answer* answer = answer_to(question, answers);
    if (!answer) {
      errors.push_back(at_line(question.id, 0, "'" + answers.by_question.at(question.id) + "' is no answer.",
                               "Answer one of: " + base::join(ids_of(question.answers), ", ") + "."));
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
  return out.replace(at, end - at, named + quoted(base::trim(answers.name)));
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
