// [choice] [figure] [standing] [roster.class] [roster.weight] [roster.partition]: the words that inequalities use.
#include <algorithm>

#include "base/text.hpp"
#include "rules/internal/loading.hpp"

namespace rules::internal {
namespace {

namespace limits = base::limits;

bool is_taken(const Rules& rules, std::string_view word) {
  const auto in = [&](const std::vector<Labelled>& list) {
    return std::any_of(list.begin(), list.end(), [&](const Labelled& item) { return item.id == word; });
  };
  constexpr std::string_view reserved[] = {"each", "of", "by", "carried", "any", "everybody", "heads"};
  return in(rules.choices) || in(rules.figures) || in(rules.classes) || in(rules.weights) ||
         std::find(figure_names.begin(), figure_names.end(), word) != figure_names.end() ||
         std::find(std::begin(reserved), std::end(reserved), word) != std::end(reserved);
}

// Reads [parent.key.<id>] tables of words; a word means one thing only in a body.
void load_words(Loading& loading, base::Table parent, std::string_view key, std::vector<Labelled>& list,
                std::size_t most) {
  for (auto& [id, table] : parent.named_tables(key)) {
    if (id.find('-') != std::string::npos)
      parent.error(key, "'" + id + "' holds a '-', which in an inequality means minus.");
    if (is_taken(loading.rules, id)) parent.error(key, "'" + id + "' has a meaning already.");
    if (list.size() >= most) {
      parent.error(key, "there are more than " + std::to_string(most) + ".");
      return;
    }
    Labelled item;
    item.id = id;
    item.says = table.text_or("says", id);
    item.cite = table.text_or("cite", "");
    if (key == "figure") item.most = table.integer_or("most", limits::figure_max, 0, limits::figure_max);
    list.push_back(std::move(item));
  }
}

void load_members(Loading& loading, base::Table& roster) {
  const auto number = [](base::Table& table) -> std::optional<std::int64_t> {
    if (!table.has("members")) return std::nullopt;
    return table.integer_or("members", 0, 0, static_cast<std::int64_t>(limits::seats_max));
  };
  loading.rules.members.now = number(roster);
  for (base::Table& earlier : roster.tables("earlier")) {
    const base::Date until = earlier.date_or("until", base::first_date);
    if (until == base::first_date) earlier.error("until", "the last day on which this held was expected.");
    if (!loading.rules.members.earlier.empty() && until <= loading.rules.members.earlier.back().until)
      earlier.error("until", "earlier forms stand in the order of their days, oldest first.");
    loading.rules.members.earlier.push_back({until, number(earlier)});
  }
}

void load_standings(Loading& loading) {
  for (auto& [id, table] : loading.root.named_tables("standing")) {
    Standing standing;
    standing.id = StandingId::of(id);
    standing.says = table.text("says");
    standing.cite = table.text("cite");
    standing.votes = table.truth_or("votes", false);
    standing.moves = table.truth_or("moves", true);
    loading.rules.standings.push_back(std::move(standing));
  }
}

}  // namespace

void load_vocabulary(Loading& loading) {
  Rules& rules = loading.rules;
  for (const std::string_view choice : standard_choices) rules.choices.push_back({std::string(choice), "", "", 0});
  rules.classes.push_back({"", "", "", 0});
  rules.weights.push_back({"", "", "", 0});
  base::Table roster = loading.root.table("roster");
  load_words(loading, loading.root, "choice", rules.choices, limits::choices_max);
  load_words(loading, loading.root, "figure", rules.figures, limits::figures_max);
  load_words(loading, roster, "class", rules.classes, limits::classes_max);
  load_words(loading, roster, "weight", rules.weights, limits::weights_max);
  load_members(loading, roster);
  load_standings(loading);

  rules.shape = {rules.choices.size(), rules.figures.size(), rules.classes.size(), rules.weights.size()};
  rules.vocabulary.shape = rules.shape;
  for (const Labelled& choice : rules.choices) rules.vocabulary.variables.push_back(choice.id);
  for (const std::string_view figure : figure_names) rules.vocabulary.variables.emplace_back(figure);
  for (const Labelled& figure : rules.figures) rules.vocabulary.variables.push_back(figure.id);
  for (const Labelled& item : rules.classes) rules.vocabulary.classes.push_back(item.id);
  for (const Labelled& item : rules.weights) rules.vocabulary.weights.push_back(item.id);
}

namespace {

bool has_carried(const Sum& sum) {
  return std::any_of(sum.terms.begin(), sum.terms.end(), [](const Term& term) { return term.carried; });
}

void load_groups(Loading& loading, base::Table& table, Partition& partition) {
  Rules& rules = loading.rules;
  for (const base::Word& word : table.words_if("groups"))
    if (const auto found = loading.follow(table, "groups", word, rules.vocabulary.classes, "class")) {
      Group group{*found, std::vector<std::int64_t>(rules.weights.size(), 0)};
      group.weights[0] = 1;
      const bool again = std::any_of(partition.groups.begin(), partition.groups.end(),
                                     [&](const Group& other) { return other.in_class == group.in_class; });
      if (again) table.error("groups", "'" + word.text + "' is there twice.");
      partition.groups.push_back(std::move(group));
    }
  if (partition.groups.empty()) table.error("groups", "no group; classes of the roster were expected.");
  // A weight of the body may weigh groups too: [roster.partition.cantons.halves] UR = 2
  for (std::size_t w = 1; w < rules.weights.size(); ++w) {
    if (!table.has(rules.weights[w].id)) continue;
    base::Table weights = table.table(rules.weights[w].id);
    for (Group& group : partition.groups) {
      const std::string& id = rules.classes[group.in_class].id;
      if (!weights.has(id)) weights.error(id, "is missing: every group has its own weight.");
      group.weights[w] = weights.integer_or(id, 0, 0, limits::weight_max);
    }
  }
}

}  // namespace

void load_partitions(Loading& loading) {
  Rules& rules = loading.rules;
  for (auto& [id, table] : loading.root.table("roster").named_tables("partition")) {
    if (rules.partitions.size() >= limits::partitions_max) {
      table.error("", "there are more than " + std::to_string(limits::partitions_max) + " partitions.");
      return;
    }
    Partition partition;
    partition.id = id;
    partition.says = table.text_or("says", id);
    load_groups(loading, table, partition);
    // Inside a group nothing is carried and nothing is "each of": one level, so that a lawyer can follow it.
    for (base::Table& item : table.items("carries", "needs")) {
      auto parsed = parse_inequality(item.text("needs"), rules.vocabulary);
      if (!parsed)
        item.error("needs", parsed.error().what, parsed.error().advice);
      else if (parsed->each_of || has_carried(parsed->left) || has_carried(parsed->right))
        item.error("needs", "'each of' and 'carried' have no place inside a group.");
      else
        partition.carries.push_back(std::move(*parsed));
    }
    rules.partitions.push_back(std::move(partition));
    rules.vocabulary.partitions.push_back(id);
  }
}

}  // namespace rules::internal
