// A vote counted by tellers, without names: each states what it counted; the outcome follows when enough agree.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

// Which counts a vote's majority asks about: a choice, in a class, by a weight.
class WantedCounts {
 public:
  WantedCounts(const rules::Rules& rules, const Vote& vote) : rules_(rules), vote_(vote) {}

  std::vector<Wanted> all() {
    const std::size_t by = rules_.question(vote_.question)->weight;
    for (const std::uint8_t choice : vote_.choices) add(choice, 0, by);
    for (const auto& outcome : majority_of(rules_, vote_).outcomes)
      for (const auto& alternative : outcome.alternatives)
        for (const auto& need : alternative) add(need.inequality);
    return std::move(out_);
  }

 private:
  void add(const rules::Inequality& inequality) {
    const rules::Partition* groups = inequality.each_of ? &rules_.partitions[*inequality.each_of] : nullptr;
    for (const rules::Sum* sum : {&inequality.left, &inequality.right})
      for (const rules::Term& term : sum->terms) {
        if (!term.carried) {
          add(term, groups);
          continue;
        }
        const rules::Partition& partition = rules_.partitions[term.variable];
        for (const rules::Inequality& inner : partition.carries)
          for (const rules::Sum* inner_sum : {&inner.left, &inner.right})
            for (const rules::Term& inner_term : inner_sum->terms) add(inner_term, &partition);
      }
  }

  // A term without a class is asked of every group; who was silent is known only if every choice is.
  void add(const rules::Term& term, const rules::Partition* groups) {
    std::vector<std::size_t> classes = {term.of};
    if (groups && term.of == 0) {
      classes.clear();
      for (const rules::Group& group : groups->groups) classes.push_back(group.in_class);
    }
    const bool silent = term.variable == rules_.shape.figure(rules::Figure::absent);
    for (const std::size_t of : classes) {
      if (!silent) {
        add(term.variable, of, term.by);
        continue;
      }
      for (const std::uint8_t choice : vote_.choices) add(choice, of, term.by);
    }
  }

  void add(std::size_t variable, std::size_t of, std::size_t by) {
    const bool offered = std::find(vote_.choices.begin(), vote_.choices.end(), variable) != vote_.choices.end();
    if (offered) out_.push_back({variable, of, by});
  }

  const rules::Rules& rules_;
  const Vote& vote_;
  std::vector<Wanted> out_;
};

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

  // What the majority asks about must be in the sheet.
  std::optional<base::Refusal> lacking() const {
    const State& state = with_.state;
    for (const Wanted& one : wanted_in(with_.rules, vote_)) {
      if (find(state.choices[one.choice], state.classes[one.of], state.weights[one.by])) continue;
      std::string count = state.choices[one.choice];
      if (one.of) count += " of " + state.classes[one.of];
      if (one.by) count += " by " + state.weights[one.by];
      return no(refusals::count_lacks, {{"count", count}});
    }
    return std::nullopt;
  }

  const Deciding& with_;
  const Vote& vote_;
  const CountSheet& sheet_;
  bool only_the_present_;  // nobody who was not there raised a hand
};

}  // namespace

std::vector<Wanted> wanted_in(const rules::Rules& rules, const Vote& vote) { return WantedCounts(rules, vote).all(); }

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
  if (vote->sealed) return refuse(with, Topic::secret_ballot, refusals::ballot_is_sealed);
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
