// [majority.<id>] and [quorum.<id>], with what held earlier.
#include <algorithm>

#include "base/text.hpp"
#include "rules/internal/loading.hpp"

namespace rules::internal {
namespace {

namespace limits = base::limits;

const std::vector<std::string> result_names = {"passed", "failed", "undecided", "lapsed"};
const std::vector<std::string> moment_names = {"opening", "vote", "lock", "challenge"};

std::vector<Need> load_needs(Loading& loading, std::vector<base::Table> items) {
  std::vector<Need> out;
  for (base::Table& item : items) {
    if (out.size() >= limits::alternatives_max) {
      item.error("", "there are more than " + std::to_string(limits::alternatives_max) + " needs.");
      break;
    }
    Need need;
    need.otherwise = item.text_or("otherwise", "");
    need.says = item.text_or("says", "");
    need.cite = item.text_or("cite", "");
    const std::string text = item.text("needs");
    if (text.empty()) continue;
    auto parsed = parse_inequality(text, loading.rules.vocabulary);
    if (!parsed)
      item.error("needs", "in \"" + text + "\": " + parsed.error().what, parsed.error().advice);
    else
      need.inequality = std::move(*parsed);
    if (!parsed) continue;
    const auto carried_without_test = [&](const Sum& sum) {
      return std::any_of(sum.terms.begin(), sum.terms.end(), [&](const Term& term) {
        return term.carried && loading.rules.partitions[term.variable].carries.empty();
      });
    };
    if (carried_without_test(need.inequality.left) || carried_without_test(need.inequality.right))
      item.error("needs", "the partition does not say when a group carries.", "Give it carries = [\"yes > no\"].");
    out.push_back(std::move(need));
  }
  return out;
}

// `needs = […]` is one alternative; `any = [[…], […]]` is several.
std::vector<std::vector<Need>> load_alternatives(Loading& loading, base::Table& table) {
  std::vector<std::vector<Need>> out;
  const bool needs = table.has("needs"), any = table.has("any");
  if (needs && any) table.error("any", "'needs' and 'any' exclude each other.");
  if (needs) out.push_back(load_needs(loading, table.items("needs", "needs")));
  if (any)
    for (auto& items : table.lists_of_items("any", "needs")) out.push_back(load_needs(loading, items));
  if (out.size() > limits::alternatives_max) table.error("any", "there are too many alternatives.");
  for (const auto& alternative : out)
    if (alternative.empty())
      table.error(needs ? "needs" : "any", "an empty list would always hold; an inequality was expected.");
  return out;
}

std::vector<Outcome> load_outcomes(Loading& loading, base::Table& table) {
  std::vector<Outcome> out;
  auto named = table.tables("outcome");
  const bool simple = table.has("needs") || table.has("any");
  if (simple && !named.empty()) table.error("outcome", "named outcomes and 'needs' or 'any' exclude each other.");
  if (named.size() > limits::alternatives_max) {
    table.error("outcome", "there are more than " + std::to_string(limits::alternatives_max) + " outcomes.");
    return {{OutcomeId::of("failed"), Result::failed, "", "", {}}};
  }
  if (named.empty()) {
    if (!simple) table.error("needs", "is missing; a list of inequalities was expected.");
    out.push_back({OutcomeId::of("passed"), Result::passed, "", "", load_alternatives(loading, table)});
    out.push_back({OutcomeId::of("failed"), Result::failed, "", "", {}});
    return out;
  }
  for (base::Table& item : named) {
    Outcome outcome;
    const base::Word id = item.word("name");
    outcome.id = OutcomeId::parse(id.text).value_or(OutcomeId{});
    outcome.says = item.text("says");
    outcome.cite = item.text_or("cite", "");
    outcome.result = static_cast<Result>(item.one_of("result", result_names, 1));
    outcome.alternatives = load_alternatives(loading, item);
    const bool last = &item == &named.back();
    if (outcome.alternatives.empty() != last)
      item.error("needs", last ? "the last outcome always holds and has no needs."
                               : "is missing; only the last outcome always holds.");
    const bool again = std::any_of(out.begin(), out.end(), [&](const Outcome& o) { return o.id == outcome.id; });
    if (again) item.error("name", "'" + id.text + "' is there twice.");
    out.push_back(std::move(outcome));
  }
  if (std::none_of(out.begin(), out.end(), [](const Outcome& o) { return o.result == Result::passed; }))
    table.error("outcome", "none of the outcomes is \"passed\".");
  return out;
}

Majority load_majority(Loading& loading, base::Table& table, MajorityId id, const Majority* newer) {
  Majority out;
  out.id = id;
  out.cite = newer ? table.text_or("cite", newer->cite) : table.text("cite");
  out.says = newer ? table.text_or("says", newer->says) : table.text("says");
  out.outcomes = load_outcomes(loading, table);
  return out;
}

Quorum load_quorum(Loading& loading, base::Table& table, QuorumId id, const Quorum* newer) {
  Quorum out;
  out.id = id;
  out.cite = newer ? table.text_or("cite", newer->cite) : table.text("cite");
  out.says = newer ? table.text_or("says", newer->says) : table.text("says");
  out.needs = load_needs(loading, table.items("needs", "needs"));
  if (out.needs.empty()) table.error("needs", "is missing; a list of inequalities was expected.");
  for (const base::Word& word : table.words_if("at"))
    if (const auto moment = loading.follow(table, "at", word, moment_names, "moment of a quorum"))
      out.at.push_back(static_cast<Moment>(*moment));
  if (out.at.empty() && newer) out.at = newer->at;
  if (out.at.empty()) table.error("at", "is missing; a list of " + base::join(moment_names, ", ") + " was expected.");
  for (const Need& need : out.needs) {
    if (!need.otherwise.empty() || !need.says.empty() || !need.cite.empty())
      table.error("needs", "a quorum has one sentence and one rule; plain inequalities were expected.");
    for (const Sum* sum : {&need.inequality.left, &need.inequality.right})
      for (const Term& term : sum->terms)
        if (term.carried || term.variable == loading.rules.shape.figure(Figure::absent) ||
            term.variable > loading.rules.shape.figure(Figure::in_person))
          table.error("needs", "a quorum counts members, filled, entitled, present and in_person, nothing else.");
        else if (term.variable < loading.rules.shape.choices)
          table.error("needs", "a quorum counts seats, not choices.",
                      "A turnout belongs into a majority, as an outcome that lapses.");
  }
  return out;
}

// [x.<id>] with its [[x.<id>.earlier]] tables, each of which ends with `until`.
template <class T, class Read>
Dated<T> load_dated(base::Table& table, Read read) {
  Dated<T> out;
  out.now = read(table, nullptr);
  for (base::Table& earlier : table.tables("earlier")) {
    if (out.earlier.size() >= limits::alternatives_max * 4) {
      earlier.error("", "there are too many earlier forms.");
      break;
    }
    const base::Date until = earlier.date_or("until", base::first_date);
    if (until == base::first_date) earlier.error("until", "the last day on which this held was expected.");
    if (!out.earlier.empty() && until <= out.earlier.back().until)
      earlier.error("until", "earlier forms stand in the order of their days, oldest first.");
    out.earlier.push_back({until, read(earlier, &out.now)});
  }
  return out;
}

}  // namespace

void load_majorities(Loading& loading) {
  for (auto& [name, table] : loading.root.named_tables("majority")) {
    const auto id = MajorityId::of(name);
    loading.rules.majorities.push_back(load_dated<Majority>(
        table, [&](base::Table& from, const Majority* newer) { return load_majority(loading, from, id, newer); }));
  }
  for (auto& [name, table] : loading.root.named_tables("quorum")) {
    const auto id = QuorumId::of(name);
    loading.rules.quorums.push_back(load_dated<Quorum>(
        table, [&](base::Table& from, const Quorum* newer) { return load_quorum(loading, from, id, newer); }));
  }
}

}  // namespace rules::internal
