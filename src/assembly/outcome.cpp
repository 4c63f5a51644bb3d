// From counts to an outcome: quorum, majority, tie, and what stopped it.
#include <algorithm>

#include "assembly/decide.hpp"

namespace assembly {
namespace {

using rules::Figure;

std::uint16_t narrow(std::size_t value) { return static_cast<std::uint16_t>(value); }

Requirement requirement(const rules::Need& need, const rules::Line& line, std::size_t measured,
                        const rules::Counts& counts) {
  Requirement out;
  out.outcome = narrow(line.outcome);
  out.alternative = narrow(line.alternative);
  out.need = narrow(line.need);
  out.left = line.evaluation.left;
  out.right = line.evaluation.right;
  out.holds = line.evaluation.holds;
  out.group = narrow(line.evaluation.group);
  if (const auto needed = rules::needed(need.inequality, measured, counts)) {
    out.needed = needed->number;
    out.base = needed->base;
    out.measured = counts.at(measured, needed->of, needed->by);
  }
  return out;
}

// The first need of the quorum that fails, if presence was taken and the rules test it at the lock.
bool lacks_quorum(const rules::Rules& rules, const std::optional<Sitting>& sitting, const Vote& vote,
                  const rules::Question& question, const rules::Counts& counts, Outcome& out) {
  if (!question.quorum) return false;
  const rules::Quorum& quorum = rules.quorums[*question.quorum].on(vote.day);
  if (!sitting || !sitting->tests(quorum, rules::Moment::lock)) return false;
  std::vector<Requirement> lines;
  std::optional<std::uint16_t> stopped;
  for (std::size_t n = 0; n < quorum.needs.size(); ++n) {
    const auto seen = rules::evaluate(quorum.needs[n].inequality, counts, rules.partitions);
    if (!seen.holds && !stopped) stopped = narrow(n);
    lines.push_back(requirement(quorum.needs[n], {0, 0, n, seen}, counts.shape().figure(Figure::present), counts));
  }
  if (!stopped) return false;
  out.ending = Ending::no_quorum;
  out.result = rules::Result::lapsed;
  out.requirements = std::move(lines);
  out.stopped = stopped;
  return true;
}

void judge_into(const rules::Majority& majority, const rules::Counts& counts, const rules::Rules& rules,
                Outcome& out) {
  const rules::Verdict verdict = rules::judge(majority, counts, rules.partitions);
  out.outcome = majority.outcomes[verdict.outcome].id;
  out.result = majority.outcomes[verdict.outcome].result;
  for (const rules::Line& line : verdict.lines) {
    const auto& need = majority.outcomes[line.outcome].alternatives[line.alternative][line.need];
    out.requirements.push_back(requirement(need, line, rules::yes, counts));
  }
  out.passing = narrow(verdict.passing);
  if (verdict.stopped) out.stopped = narrow(*verdict.stopped);
}

// Whether more of a term that stands with `factor` on the left (or, turned, on the right) makes the inequality fail.
bool makes_fail(std::int64_t factor, bool on_left, const Requirement& line, rules::Relation relation) {
  const bool left_too_small = relation == rules::Relation::at_least || relation == rules::Relation::more ||
                              (relation == rules::Relation::equal && line.left < line.right);
  return ((factor > 0) == on_left) != left_too_small;
}

// The seats whose ballots stopped it: those of a class whose choice the stopping need holds against the question.
std::vector<SeatId> stoppers(const rules::Majority& majority, const Outcome& outcome, const State& state,
                             const Vote& vote) {
  std::vector<SeatId> out;
  if (!outcome.stopped || vote.counting == rules::Counting::tellers || vote.showing == rules::Showing::totals)
    return out;
  const Requirement& line = outcome.requirements[*outcome.stopped];
  const rules::Inequality& stop =
      majority.outcomes[line.outcome].alternatives[line.alternative][line.need].inequality;
  for (const bool on_left : {true, false})
    for (const rules::Term& term : (on_left ? stop.left : stop.right).terms) {
      if (term.carried || term.of == 0 || term.variable >= state.shape.choices) continue;
      if (!makes_fail(term.factor, on_left, line, stop.relation)) continue;
      for (const auto& [seat, ballot] : vote.ballots)
        if (const auto* sits = term_in(state, vote, seat);
            sits && ballot.choice == term.variable && (sits->classes >> term.of & 1))
          out.push_back(state.roster->seats[seat].id);
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Equally divided: not passed, as many yes as no, at least one, and one more yes would have carried it. Only by the
// question's usual majority: where a larger one was found to apply, an equal division is simply lost.
bool is_tied(const rules::Majority& majority, rules::Counts counts, const rules::Question& question, const Vote& vote,
             const rules::Rules& rules) {
  const std::int64_t yes = counts.at(rules::yes, 0, question.weight), no = counts.at(rules::no, 0, question.weight);
  if (yes != no || yes == 0 || rules.majorities[question.majority].now.id != vote.majority) return false;
  const auto passes = [&] {
    return majority.outcomes[rules::judge(majority, counts, rules.partitions).outcome].result ==
           rules::Result::passed;
  };
  if (passes()) return false;
  for (std::size_t by = 0; by < counts.shape().weights; ++by) counts.at(rules::yes, 0, by) += 1;
  return passes();
}

void settle_tie(const rules::Question& question, const Vote& vote, Outcome& out) {
  switch (question.tie) {
    case rules::Tie::status_quo: break;
    case rules::Tie::lost: out.ending = Ending::tied_lost; break;
    case rules::Tie::second_vote:
      out.ending = vote.second_vote_of ? Ending::tied_again : Ending::tied;
      if (!vote.second_vote_of) out.result = rules::Result::undecided;
      break;
    case rules::Tie::casting_vote:
      out.ending = Ending::tied_casting;
      out.result = rules::Result::undecided;
      break;
  }
}

}  // namespace

const rules::Majority& majority_of(const rules::Rules& rules, const Vote& vote) {
  const auto index = rules.majority(vote.majority);
  base::check(index.has_value(), "a vote by a majority that the rules do not have");
  return rules.majorities[*index].on(vote.day);
}

void set_members(const rules::Rules& rules, base::Date day, rules::Counts& counts) {
  const rules::Shape& shape = counts.shape();
  for (std::size_t of = 0; of < shape.classes; ++of)
    for (std::size_t by = 0; by < shape.weights; ++by)
      counts.at(shape.figure(Figure::members), of, by) = counts.figure(Figure::filled, of, by);
  if (const auto members = rules.members.on(day)) counts.at(shape.figure(Figure::members)) = *members;
}

rules::Counts counts_of(const rules::Rules& rules, const State& state, const Vote& vote) {
  rules::Counts counts = vote.counts;
  const rules::Shape& shape = counts.shape();
  for (std::size_t of = 0; of < shape.classes; ++of)
    for (std::size_t by = 0; by < shape.weights; ++by) {
      if (vote.stage == Stage::open)
        counts.at(shape.figure(Figure::present), of, by) = present_at(state, vote, of, by);
      std::int64_t silent = counts.figure(Figure::entitled, of, by);
      for (std::size_t choice = 0; choice < shape.choices; ++choice) silent -= counts.at(choice, of, by);
      counts.at(shape.figure(Figure::absent), of, by) = silent;
    }
  set_members(rules, vote.day, counts);
  return counts;
}

Outcome outcome_of(const rules::Rules& rules, const State& state, const Vote& vote,
                   std::optional<std::size_t> casting) {
  const rules::Question* question = rules.question(vote.question);
  base::check(question != nullptr, "a vote on a question that the rules do not have");
  const rules::Majority& majority = majority_of(rules, vote);
  rules::Counts counts = counts_of(rules, state, vote);
  Outcome out;
  out.majority = vote.majority;
  for (const std::uint8_t choice : vote.choices) out.tally.push_back(counts.at(choice, 0, question->weight));
  out.not_voting = counts.figure(Figure::absent, 0, question->weight);
  out.entitled = counts.figure(Figure::entitled, 0, question->weight);
  const std::optional<Sitting> sitting = sitting_of(state, vote);
  if (sitting && sitting->presence_taken) out.present = counts.figure(Figure::present);
  if (lacks_quorum(rules, sitting, vote, *question, counts, out)) return out;
  const bool tied = is_tied(majority, counts, *question, vote, rules);
  if (tied && casting && *casting != rules::abstain) {
    for (std::size_t by = 0; by < counts.shape().weights; ++by) counts.at(*casting, 0, by) += 1;
    out.casting_vote = ChoiceId::of(rules.choices[*casting].id);
  }
  judge_into(majority, counts, rules, out);
  if (tied && casting && *casting == rules::abstain)
    out.ending = Ending::tied_lost;
  else if (tied && !casting)
    settle_tie(*question, vote, out);
  return out;
}

Outcome final_outcome_of(const rules::Rules& rules, const State& state, const Vote& vote,
                         std::optional<std::size_t> casting) {
  Outcome out = outcome_of(rules, state, vote, casting);
  if (out.ending != Ending::no_quorum) out.stopped_by = stoppers(majority_of(rules, vote), out, state, vote);
  return out;
}

}  // namespace assembly
