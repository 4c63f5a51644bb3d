// A vote counted by tellers, without names: each states what it counted; the outcome follows when enough agree.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

class SheetCheck {
 public:
  SheetCheck(const Deciding& with, const Vote& vote, const CountSheet& sheet)
      : with_(with),
        vote_(vote),
        sheet_(sheet),
        only_the_present_(with.rules.attendance.before_casting && vote.locked_in && vote.locked_in->presence_taken) {}

  std::optional<base::Refusal> first_fault() {
    for (const CountLine& line : sheet_)
      if (auto no = line_fault(line)) return no;
    if (auto no = sum_fault()) return no;
    return lacking();
  }

 private:
  base::Refusal no(std::string_view id, Values values = {}) const {
    return refuse(with_, Topic::counting, id, std::move(values)).value();
  }

  const CountLine* find(std::string_view choice, std::string_view of, std::string_view by) const {
    const auto found = std::find_if(sheet_.begin(), sheet_.end(), [&](const CountLine& line) {
      return line.choice.view() == choice && line.of.view() == of && line.by.view() == by;
    });
    return found == sheet_.end() ? nullptr : &*found;
  }

  std::optional<base::Refusal> line_fault(const CountLine& line) const {
    const bool offered = std::any_of(vote_.choices.begin(), vote_.choices.end(),
                                     [&](std::uint8_t c) { return with_.state.choices[c] == line.choice.view(); });
    if (!offered) {
      std::vector<std::string> choices;
      for (const std::uint8_t choice : vote_.choices) choices.push_back(with_.state.choices[choice]);
      return no(refusals::unknown_choice, {{"choice", line.choice.text()}, {"choices", base::list_words(choices)}});
    }
    const auto of = with_.rules.class_named(line.of.view()), by = with_.rules.weight_named(line.by.view());
    if (!of || !by) return no(refusals::unknown_class, {{"class", (of ? line.by.text() : line.of.text())}});
    if (line.number < 0) return no(refusals::count_negative);
    const auto same = std::count_if(sheet_.begin(), sheet_.end(), [&](const CountLine& other) {
      return other.choice == line.choice && other.of == line.of && other.by == line.by;
    });
    if (same != 1) return no(refusals::count_repeats, {{"choice", line.choice.text()}});
    const CountLine* all = find(line.choice.view(), "", line.by.view());
    if (!line.of.empty() && (!all || line.number > all->number))
      return no(refusals::count_inconsistent, {{"choice", line.choice.text()}, {"class", line.of.text()}});
    return std::nullopt;
  }

  // More votes than seats is never a count, in no class and by no weight.
  std::optional<base::Refusal> sum_fault() const {
    for (std::size_t of = 0; of < with_.state.shape.classes; ++of)
      for (std::size_t by = 0; by < with_.state.shape.weights; ++by) {
        std::int64_t sum = 0;
        const std::int64_t entitled = vote_.counts.figure(rules::Figure::entitled, of, by);
        const std::int64_t present = vote_.counts.figure(rules::Figure::present, of, by);
        for (const CountLine& line : sheet_) {
          if (line.of.view() != with_.state.classes[of] || line.by.view() != with_.state.weights[by]) continue;
          if (line.number > entitled - sum)
            return no(refusals::count_too_large,
                      {{"number", std::to_string(line.number)}, {"entitled", std::to_string(entitled)}});
          if (only_the_present_ && line.number > present - sum)
            return no(refusals::count_exceeds_present,
                      {{"number", std::to_string(line.number)}, {"present", std::to_string(present)}});
          sum += line.number;
        }
      }
    return std::nullopt;
  }

  // What the majority asks about must be in the sheet: a choice in a class, by a weight.
  std::optional<base::Refusal> lacking() const {
    const std::size_t by = with_.rules.question(vote_.question)->weight;
    for (const std::uint8_t choice : vote_.choices)
      if (auto missing = lacking(choice, 0, by)) return missing;
    for (const auto& outcome : majority_of(with_.rules, vote_).outcomes)
      for (const auto& alternative : outcome.alternatives)
        for (const auto& need : alternative)
          if (auto missing = lacking(need.inequality)) return missing;
    return std::nullopt;
  }

  std::optional<base::Refusal> lacking(const rules::Inequality& inequality) const {
    const rules::Partition* groups = inequality.each_of ? &with_.rules.partitions[*inequality.each_of] : nullptr;
    for (const rules::Sum* sum : {&inequality.left, &inequality.right})
      for (const rules::Term& term : sum->terms) {
        if (term.carried) {
          const rules::Partition& partition = with_.rules.partitions[term.variable];
          for (const rules::Inequality& inner : partition.carries)
            for (const rules::Sum* inner_sum : {&inner.left, &inner.right})
              for (const rules::Term& inner_term : inner_sum->terms)
                if (auto missing = lacking(inner_term, &partition)) return missing;
        } else if (auto missing = lacking(term, groups)) {
          return missing;
        }
      }
    return std::nullopt;
  }

  // A term without a class is asked of every group; who was silent is known only if every choice is.
  std::optional<base::Refusal> lacking(const rules::Term& term, const rules::Partition* groups) const {
    std::vector<std::size_t> classes = {term.of};
    if (groups && term.of == 0) {
      classes.clear();
      for (const rules::Group& group : groups->groups) classes.push_back(group.in_class);
    }
    const bool silent = term.variable == with_.state.shape.figure(rules::Figure::absent);
    for (const std::size_t of : classes) {
      if (!silent) {
        if (auto missing = lacking(term.variable, of, term.by)) return missing;
        continue;
      }
      for (const std::uint8_t choice : vote_.choices)
        if (auto missing = lacking(choice, of, term.by)) return missing;
    }
    return std::nullopt;
  }

  std::optional<base::Refusal> lacking(std::size_t variable, std::size_t of, std::size_t by) const {
    const bool offered = std::find(vote_.choices.begin(), vote_.choices.end(), variable) != vote_.choices.end();
    const auto& state = with_.state;
    if (!offered || find(state.choices[variable], state.classes[of], state.weights[by])) return std::nullopt;
    std::string count = state.choices[variable];
    if (of) count += " of " + state.classes[of];
    if (by) count += " by " + state.weights[by];
    return no(refusals::count_lacks, {{"count", count}});
  }

  const Deciding& with_;
  const Vote& vote_;
  const CountSheet& sheet_;
  bool only_the_present_;  // nobody who was not there raised a hand
};

}  // namespace

std::optional<base::Refusal> faults_of(const Deciding& with, const Vote& vote, const CountSheet& sheet) {
  return SheetCheck(with, vote, sheet).first_fault();
}

OutcomeDeclared declared_from(const Deciding& with, const Vote& vote, const CountSheet& sheet) {
  Vote after = vote;  // has no ballots, so this is a small copy
  apply_sheet(with.state, after, sheet);
  std::optional<std::size_t> casting;  // given already: it stays given
  if (!vote.declarations.empty() && vote.declarations.back().outcome.casting_vote)
    casting = with.rules.choice(vote.declarations.back().outcome.casting_vote->view());
  return {vote.id, with.position, final_outcome_of(with.rules, with.state, after, casting)};
}

Decision decide_on(const Deciding& with, const StateCount& act) {
  if (!with.is(Role::teller)) return refuse(with, Topic::counting, refusals::not_a_teller);
  const Vote* vote = with.state.vote(act.vote);
  if (!vote) return refuse(with, Topic::counting, refusals::unknown_vote);
  if (vote->counting == rules::Counting::names) return refuse(with, Topic::counting, refusals::counted_by_names);
  if (vote->stage == Stage::open) return refuse(with, Topic::counting, refusals::not_locked);
  if (vote->stage == Stage::annulled) return refuse(with, Topic::counting, refusals::vote_annulled);
  if (vote->stage != Stage::locked) return refuse(with, Topic::counting, refusals::count_settled);
  if (auto no = faults_of(with, *vote, act.sheet)) return base::fail(*no);
  const auto agreed = enough_agree(with, vote->statements, act.sheet, Topic::counting);
  if (!agreed) return base::fail(agreed.error());
  Events events;
  events.push_back({CountStated{act.vote, with.by, act.sheet}});
  if (!*agreed) return events;
  events.push_back({CountAgreed{act.vote, act.sheet}});
  const OutcomeDeclared declared = declared_from(with, *vote, act.sheet);
  events.push_back({declared});
  add_consequences(with, *vote, declared.outcome, events);
  return events;
}

}  // namespace assembly::internal

namespace assembly {

std::optional<base::Refusal> sheet_fault(const rules::Rules& rules, const State& state, const Vote& vote,
                                         const CountSheet& sheet) {
  return internal::faults_of({rules, state, {}, {}, 0}, vote, sheet);
}

}  // namespace assembly
