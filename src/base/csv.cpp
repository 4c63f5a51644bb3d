#include "base/csv.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace base {
namespace {

// A file cut into lines, each checked once for what no line may hold.
class Lines {
 public:
  Lines(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  bool done() const { return text_.empty(); }
  int number() const { return number_; }
  Error error(std::string what, std::string advice = "") const {
    return {{std::string(file_), number_, 0}, std::move(what), std::move(advice)};
  }

  // The next line without its end. Error: too long, not UTF-8, a control character.
  Result<std::string_view> next() {
    ++number_;
    const auto end = text_.find('\n');
    std::string_view line = text_.substr(0, end);
    text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.size() > limits::line_bytes_max) return fail(error("the line is too long."));
    if (!is_utf8(line)) return fail(error("the line is not UTF-8.", "Save the file as UTF-8."));
    for (const char c : line)
      if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
        return fail(error("the line holds a control character."));
    return line;
  }

 private:
  std::string_view text_, file_;
  int number_ = 0;
};

std::vector<std::string> tab_fields(std::string_view line) {
  std::vector<std::string> out;
  for (const auto field : split(line, '\t')) out.emplace_back(field);
  return out;
}

// RFC 4180, one line: a field in quotes may hold commas and doubled quotes, not a line end.
Result<std::vector<std::string>> comma_fields(std::string_view line, const Lines& lines) {
  std::vector<std::string> out;
  while (true) {
    std::string field;
    if (line.starts_with('"')) {
      std::size_t at = 1;
      for (;; ++at) {
        if (at >= line.size()) return fail(lines.error("a quoted field does not end on its line."));
        if (line[at] != '"')
          field += line[at];
        else if (line.substr(at).starts_with("\"\""))
          field += line[at++];
        else
          break;
      }
      line.remove_prefix(at + 1);
      if (!line.empty() && line[0] != ',')
        return fail(lines.error("text follows a closing quote; a comma was expected."));
    } else {
      const auto end = std::min(line.find(','), line.size());
      field = trim(line.substr(0, end));
      if (field.find('"') != std::string::npos)
        return fail(lines.error("a quote inside a field.", "Put the whole field in quotes and double the quote."));
      line.remove_prefix(end);
    }
    out.push_back(std::move(field));
    if (line.empty()) return out;
    line.remove_prefix(1);
  }
}

Result<void> take_columns(Sheet& sheet, std::vector<std::string> fields, const Lines& lines) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].empty()) return fail(lines.error("column " + std::to_string(i + 1) + " has no name."));
    if (std::count(fields.begin(), fields.end(), fields[i]) > 1)
      return fail(lines.error("the column '" + fields[i] + "' is there twice."));
  }
  sheet.columns = std::move(fields);
  return {};
}

Result<Sheet> parse(std::string_view text, std::string_view file, bool commas) {
  Sheet sheet;
  sheet.file = file;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // spreadsheets write a byte order mark
  Lines lines(text, file);
  while (!lines.done()) {
    const auto line = lines.next();
    if (!line) return fail(line.error());
    if (sheet.columns.empty() && line->starts_with('#')) {
      sheet.comments.emplace_back(line->substr(1));
      continue;
    }
    if (trim(*line).empty()) continue;
    auto fields = commas ? comma_fields(*line, lines) : Result<std::vector<std::string>>(tab_fields(*line));
    if (!fields) return fail(fields.error());
    if (sheet.columns.empty()) {
      if (const auto taken = take_columns(sheet, std::move(*fields), lines); !taken) return fail(taken.error());
      continue;
    }
    if (fields->size() != sheet.columns.size())
      return fail(lines.error("the row has " + std::to_string(fields->size()) + " fields; the first row has " +
                              std::to_string(sheet.columns.size()) + "."));
    sheet.rows.push_back({lines.number(), std::move(*fields)});
  }
  if (sheet.columns.empty())
    return fail(Error{{std::string(file), 0, 0}, "the table is empty; a row of column names was expected.", ""});
  return sheet;
}

}  // namespace

std::optional<std::size_t> Sheet::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::string csv_field(std::string_view text) {
  const bool computes = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string plain = (computes ? "'" : "") + std::string(text);
  if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
  std::string out = "\"";
  for (const char c : plain) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

Result<Sheet> parse_csv(std::string_view text, std::string_view file) { return parse(text, file, true); }
Result<Sheet> parse_tsv(std::string_view text, std::string_view file) { return parse(text, file, false); }

}  // namespace base
