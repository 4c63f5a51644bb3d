#include "history/rollcalls.hpp"

#include <array>

#include "base/csv.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace history {
namespace {

using base::fail;

// A sheet with the columns that a form needs, found once.
class Reader {
 public:
  explicit Reader(const base::Sheet& sheet) : sheet_(sheet) {}

  base::Result<void> need(std::initializer_list<std::string_view> columns) const {
    for (const auto column : columns)
      if (!sheet_.column(column))
        return fail(base::Error{{sheet_.file, 1, 0},
                                "the column '" + std::string(column) + "' is missing.",
                                base::suggestion(column, sheet_.columns)});
    return {};
  }

  const std::string& field(const base::Sheet::Row& row, std::string_view column) const {
    static const std::string none;
    const auto index = sheet_.column(column);
    return index ? row.fields[*index] : none;
  }

  base::Error error(const base::Sheet::Row& row, std::string what) const {
    return {{sheet_.file, row.line, 0}, std::move(what), ""};
  }

  base::Result<std::optional<std::int64_t>> number(const base::Sheet::Row& row, std::string_view column) const {
    const std::string& text = field(row, column);
    if (text.empty()) return std::nullopt;
    const auto value = base::parse_integer(text);
    if (!value || *value < 0 || *value > base::limits::figure_max)
      return fail(error(row, std::string(column) + ": found '" + text.substr(0, 40) + "'; a number was expected."));
    return value;
  }

 private:
  const base::Sheet& sheet_;
};

base::Result<void> take_day(const Reader& reader, const base::Sheet::Row& row, RollCall& call) {
  std::string text = reader.field(row, "date");
  if (text.size() == 4) text += "-12";  // a year only
  const bool day_known = text.size() != 7;
  const auto day = base::parse_date(day_known ? text : text + "-01");
  if (!day)
    return fail(reader.error(row, "date: found '" + text.substr(0, 40) + "'; 1946-02-16 or 1946-02 was expected."));
  call.day = day_known ? *day : base::last_day_of_month(*day);
  return {};
}

base::Result<void> take_totals(const Reader& reader, const base::Sheet::Row& row, RollCall& call,
                               const std::array<std::string_view, 3>& columns) {
  std::array<std::optional<std::int64_t>*, 3> into = {&call.yes, &call.no, &call.abstain};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto value = reader.number(row, columns[i]);
    if (!value) return fail(value.error());
    *into[i] = *value;
  }
  return {};
}

base::Result<void> take_marks(const Reader& reader, const base::Sheet::Row& row, RollCall& call, std::size_t seats) {
  call.marks = reader.field(row, "votes");
  if (call.marks.size() != seats)
    return fail(reader.error(row, "votes: found " + std::to_string(call.marks.size()) + " marks; the roster has " +
                                      std::to_string(seats) + " seats."));
  const auto wrong = call.marks.find_first_not_of("YNAx.?");
  if (wrong != std::string::npos)
    return fail(
        reader.error(row, "votes: the mark at place " + std::to_string(wrong + 1) + " is none of Y N A x . ?"));
  return {};
}

base::Result<RollCall> by_names(const Reader& reader, const base::Sheet::Row& row, std::size_t seats) {
  RollCall call;
  call.line = row.line;
  call.id = reader.field(row, "rcid");
  call.symbol = reader.field(row, "unres");
  if (const auto day = take_day(reader, row, call); !day) return fail(day.error());
  if (reader.field(row, "tally_check") != "none")
    if (const auto totals = take_totals(reader, row, call, {"official_yes", "official_no", "official_abstain"});
        !totals)
      return fail(totals.error());
  if (const auto marks = take_marks(reader, row, call, seats); !marks) return fail(marks.error());
  return call;
}

base::Result<RollCall> by_outcome(const Reader& reader, const base::Sheet::Row& row, std::size_t seats) {
  RollCall call;
  call.line = row.line;
  call.id = reader.field(row, "date");
  call.symbol = reader.field(row, "symbol");
  call.outcome = reader.field(row, "outcome");
  if (const auto day = take_day(reader, row, call); !day) return fail(day.error());
  if (const auto totals = take_totals(reader, row, call, {"yes", "no", "abstain"}); !totals)
    return fail(totals.error());
  if (const auto marks = take_marks(reader, row, call, seats); !marks) return fail(marks.error());
  for (const auto word : base::words(reader.field(row, "vetoed_by"))) {
    const auto seat = rules::SeatId::parse(word);
    if (!seat) return fail(reader.error(row, "vetoed_by: '" + std::string(word.substr(0, 40)) + "' is no seat."));
    call.vetoes.push_back(*seat);
  }
  const std::string& known = reader.field(row, "members_known");
  call.known = !call.yes           ? Known::nothing
               : known == "all"    ? Known::names
               : known == "vetoes" ? Known::vetoes
                                   : Known::totals;
  return call;
}

base::Result<std::vector<rules::SeatId>> roster_of(const base::Sheet& sheet) {
  for (const std::string& comment : sheet.comments) {
    if (!comment.starts_with("roster ")) continue;
    std::vector<rules::SeatId> out;
    for (const auto word : base::words(std::string_view(comment).substr(7))) {
      const auto seat = rules::SeatId::parse(word);
      if (!seat)
        return fail(
            base::Error{{sheet.file, 1, 0}, "#roster: '" + std::string(word.substr(0, 40)) + "' is no seat.", ""});
      out.push_back(*seat);
    }
    return out;
  }
  return fail(
      base::Error{{sheet.file, 1, 0}, "the line '#roster …' is missing; it says whose votes the marks are.", ""});
}

}  // namespace

base::Result<RollCalls> parse_rollcalls(std::string_view text, std::string_view file) {
  const auto sheet = base::parse_tsv(text, file);
  if (!sheet) return fail(sheet.error());
  const auto roster = roster_of(*sheet);
  if (!roster) return fail(roster.error());
  const Reader reader(*sheet);
  const bool outcomes = sheet->column("outcome").has_value();
  const auto columns =
      outcomes
          ? reader.need({"date", "symbol", "outcome", "yes", "no", "abstain", "vetoed_by", "members_known", "votes"})
          : reader.need({"rcid", "date", "unres", "official_yes", "official_no", "official_abstain", "votes"});
  if (!columns) return fail(columns.error());
  RollCalls out{std::string(file), *roster, {}};
  for (const base::Sheet::Row& row : sheet->rows) {
    auto call = outcomes ? by_outcome(reader, row, roster->size()) : by_names(reader, row, roster->size());
    if (!call) return fail(call.error());
    out.calls.push_back(std::move(*call));
  }
  return out;
}

base::Result<std::vector<Expected>> parse_expected(std::string_view text, std::string_view file) {
  const auto sheet = base::parse_csv(text, file);
  if (!sheet) return fail(sheet.error());
  const Reader reader(*sheet);
  if (const auto columns = reader.need({"id", "symbol", "outcome"}); !columns) return fail(columns.error());
  std::vector<Expected> out;
  for (const base::Sheet::Row& row : sheet->rows)
    out.push_back({reader.field(row, "id"), reader.field(row, "symbol"), reader.field(row, "outcome")});
  return out;
}

base::Result<std::vector<Assigned>> parse_questions(std::string_view text, std::string_view file) {
  const auto sheet = base::parse_csv(text, file);
  if (!sheet) return fail(sheet.error());
  const Reader reader(*sheet);
  if (const auto columns = reader.need({"id", "symbol", "question", "source"}); !columns)
    return fail(columns.error());
  std::vector<Assigned> out;
  for (const base::Sheet::Row& row : sheet->rows)
    out.push_back({reader.field(row, "id"), reader.field(row, "symbol"), reader.field(row, "question")});
  return out;
}

}  // namespace history
