// roster.csv, and the proof that no inequality overflows on it.
#include <algorithm>
#include <limits>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "rules/internal/loading.hpp"

namespace rules::internal {
namespace {

namespace limits = base::limits;
__extension__ typedef __int128 Wide;

// Reads rows of the roster; reports through the document so that all mistakes stand together.
class RosterReader {
 public:
  RosterReader(Loading& loading, const base::Sheet& sheet) : loading_(loading), rules_(loading.rules), sheet_(sheet) {
    std::vector<std::string> known = {"seat", "name", "from", "until", "classes", "standing", "cite"};
    for (std::size_t w = 1; w < rules_.weights.size(); ++w) known.push_back(rules_.weights[w].id);
    for (const std::string& column : sheet.columns)
      if (std::find(known.begin(), known.end(), column) == known.end())
        error(1, "the column '" + column + "' is not known.", base::suggestion(column, known));
    for (const std::string& needed : known) {
      const bool weight = rules_.weight_named(needed).value_or(0) > 0;
      if ((needed == "seat" || weight) && !sheet.column(needed)) error(1, "the column '" + needed + "' is missing.");
    }
  }

  Roster read() {
    if (!sheet_.column("seat")) return {};
    for (const base::Sheet::Row& row : sheet_.rows) take(row);
    if (roster_.seats.empty()) error(1, "the roster has no seat.");
    return std::move(roster_);
  }

 private:
  void error(int line, std::string what, std::string advice = "") {
    loading_.document.add({{sheet_.file, line, 0}, std::move(what), std::move(advice)});
  }

  const std::string& field(const base::Sheet::Row& row, std::string_view column) const {
    static const std::string none;
    const auto index = sheet_.column(column);
    return index ? row.fields[*index] : none;
  }

  base::Date date(const base::Sheet::Row& row, std::string_view column, base::Date otherwise) {
    const std::string& text = field(row, column);
    if (text.empty()) return otherwise;
    if (const auto day = base::parse_date(text)) return *day;
    error(row.line, std::string(column) + ": found '" + text + "'; a date like 1965-12-31 was expected.");
    return otherwise;
  }

  std::uint64_t classes(const base::Sheet::Row& row) {
    std::uint64_t out = 1;
    for (const std::string_view word : base::words(field(row, "classes"))) {
      const auto found = rules_.class_named(word);
      if (found && *found > 0)
        out |= std::uint64_t{1} << *found;
      else
        error(row.line, "classes: '" + std::string(word) + "' is no class of this body.",
              base::suggestion(word, ids(rules_.classes)));
    }
    return out;
  }

  void take_standing(const base::Sheet::Row& row, SeatTerm& term) {
    const std::string& text = field(row, "standing");
    if (text.empty()) return;
    std::vector<std::string> known;
    for (const Standing& standing : rules_.standings) known.push_back(standing.id.text());
    const auto id = StandingId::parse(text);
    const auto found = id ? rules_.standing(*id) : std::nullopt;
    if (!found)
      return error(row.line, "standing: '" + text + "' is no standing of this body.", base::suggestion(text, known));
    term.standing = *id;
    term.votes = rules_.standings[*found].votes;
  }

  void take_weights(const base::Sheet::Row& row, SeatTerm& term) {
    term.weights.push_back(1);
    for (std::size_t w = 1; w < rules_.weights.size(); ++w) {
      const std::string& text = field(row, rules_.weights[w].id);
      const auto value = base::parse_integer(text);
      if (!value || *value < 0 || *value > limits::weight_max)
        error(row.line,
              rules_.weights[w].id + ": found '" + text + "'; a whole number from 0 to " +
                  std::to_string(limits::weight_max) + " was expected.",
              "Choose a larger unit, or a common denominator for fractions.");
      term.weights.push_back(value.value_or(0));
    }
  }

  void take(const base::Sheet::Row& row) {
    const std::string& text = field(row, "seat");
    const auto id = SeatId::parse(text);
    if (!id) return error(row.line, "seat: found '" + text + "'; a word of A-Z a-z 0-9 _ - . up to 31 was expected.");
    if (rules_.officer(text))
      return error(row.line, "seat: '" + text + "' is an officer's name; the two would be confused.");
    SeatTerm term;
    term.from = date(row, "from", base::first_date);
    term.until = date(row, "until", base::last_date);
    term.cite = field(row, "cite");
    term.classes = classes(row);
    for (const Partition& partition : rules_.partitions) {
      const auto groups = std::count_if(partition.groups.begin(), partition.groups.end(),
                                        [&](const Group& g) { return term.classes >> g.in_class & 1; });
      if (groups > 1)
        error(row.line,
              "classes: a seat is in one group of '" + partition.id + "', not in " + std::to_string(groups) + ".");
    }
    take_standing(row, term);
    take_weights(row, term);
    if (term.until <= term.from) error(row.line, "the term ends before it begins.");
    Seat& seat = seat_of(*id);
    if (seat.name.empty()) seat.name = field(row, "name");
    if (!seat.terms.empty() && term.from < seat.terms.back().until)
      error(row.line, "the terms of '" + text + "' overlap or are out of order.");
    seat.terms.push_back(std::move(term));
  }

  Seat& seat_of(SeatId id) {
    const auto [at, is_new] = roster_.index.emplace(id, static_cast<SeatIndex>(roster_.seats.size()));
    if (is_new) roster_.seats.push_back({id, "", {}});
    return roster_.seats[at->second];
  }

  Loading& loading_;
  Rules& rules_;
  const base::Sheet& sheet_;
  Roster roster_;
};

// The largest value each (class, weight) can reach, summed over the greatest term of every seat.
struct Largest {
  const Rules& rules;
  std::vector<std::int64_t> by_weight;

  explicit Largest(const Rules& all) : rules(all), by_weight(all.weights.size(), 0) {
    constexpr Wide end = std::numeric_limits<std::int64_t>::max();
    for (std::size_t w = 0; w < by_weight.size(); ++w) {
      Wide total = 0;
      for (const Seat& seat : rules.roster->seats) {
        std::int64_t most = 0;
        for (const SeatTerm& term : seat.terms) most = std::max(most, term.weights[w]);
        total += most;
      }
      by_weight[w] = static_cast<std::int64_t>(std::min(total, end));
    }
    by_weight[0] = std::max<std::int64_t>(by_weight[0], static_cast<std::int64_t>(limits::seats_max));
  }

  std::int64_t of(const Term& term) const {
    if (term.carried) {
      Wide total = 0;
      for (const Group& group : rules.partitions[term.variable].groups) total += group.weights[term.by];
      return static_cast<std::int64_t>(std::min<Wide>(total, std::numeric_limits<std::int64_t>::max()));
    }
    const std::size_t stated = rules.shape.stated_figure(0);
    return term.variable >= stated ? rules.figures[term.variable - stated].most : by_weight[term.by];
  }
};

}  // namespace

void load_roster(Loading& loading, std::string_view csv, std::string_view file) {
  loading.rules.roster = std::make_shared<const Roster>();
  const auto sheet = base::parse_csv(csv, file);
  if (!sheet) return loading.document.add(sheet.error());
  if (sheet->rows.size() > limits::seats_max)
    return loading.document.add({{std::string(file), 0, 0}, "the roster has too many rows.", ""});
  loading.rules.roster = std::make_shared<const Roster>(RosterReader(loading, *sheet).read());
}

void check_bounds(Loading& loading) {
  const Largest largest(loading.rules);
  constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
  const auto most = [](const void* context, const Term& term) {
    return static_cast<const Largest*>(context)->of(term);
  };
  const auto check = [&](const Inequality& inequality, std::string_view section, std::string_view id) {
    // Twice: the needed number adds both sides.
    if (bound(inequality.left, most, &largest) < end / 4 && bound(inequality.right, most, &largest) < end / 4) return;
    base::Table sections = loading.root.table(section);
    sections.error(id, "\"" + inequality.text + "\" could exceed 64 bits on this roster.",
                   "Choose a larger unit for the weight.");
  };
  for (std::size_t w = 1; w < loading.rules.weights.size(); ++w)
    if (largest.by_weight[w] >= end / 4)
      loading.root.table("roster").error("weight",
                                         "the sum of '" + loading.rules.weights[w].id + "' could exceed 64 bits.",
                                         "Choose a larger unit for the weight.");
  for (const auto& quorum : loading.rules.quorums) {
    for (const Need& need : quorum.now.needs) check(need.inequality, "quorum", quorum.now.id.view());
    for (const auto& earlier : quorum.earlier)
      for (const Need& need : earlier.value.needs) check(need.inequality, "quorum", quorum.now.id.view());
  }
  for (const Partition& partition : loading.rules.partitions)
    for (const Inequality& inequality : partition.carries) check(inequality, "roster", "partition");
  const auto check_majority = [&](const Majority& majority) {
    for (const Outcome& outcome : majority.outcomes)
      for (const auto& alternative : outcome.alternatives)
        for (const Need& need : alternative) check(need.inequality, "majority", majority.id.view());
  };
  for (const auto& majority : loading.rules.majorities) {
    check_majority(majority.now);
    for (const auto& earlier : majority.earlier) check_majority(earlier.value);
  }
}

}  // namespace rules::internal
