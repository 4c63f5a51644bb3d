#include "history/replay.hpp"

#include <algorithm>
#include <deque>

#include "assembly/decide.hpp"
#include "base/text.hpp"

namespace history {
namespace {

using base::fail;
namespace act = assembly;

std::string dashed(std::int64_t yes, std::int64_t no, std::int64_t abstain) {
  return std::to_string(yes) + "-" + std::to_string(no) + "-" + std::to_string(abstain);
}

// What the outcome would be called in the expected file: a failure by what a class voted is a veto.
std::string word_of(const rules::Rules& rules, const act::Vote& vote, const act::Outcome& outcome) {
  if (outcome.ending == act::Ending::no_quorum) return "no_decision";
  if (outcome.result == rules::Result::passed) return "adopted";
  if (!outcome.stopped) return "not_adopted";
  const auto& line = outcome.requirements[*outcome.stopped];
  const auto& need = act::majority_of(rules, vote).outcomes[line.outcome].alternatives[line.alternative][line.need];
  const auto of_class = [](const rules::Term& term) { return term.of != 0; };
  const auto& terms = need.inequality.left.terms;
  return std::any_of(terms.begin(), terms.end(), of_class) ? "vetoed" : "not_adopted";
}

// One body going through its history.
class Replay {
 public:
  Replay(const rules::Rules& rules, const RollCalls& calls, const Options& options)
      : rules_(rules),
        calls_(calls),
        options_(options),
        state_(rules),
        president_(rules::SeatId::of(rules.officer(rules::Role::presiding)->id.view())) {
    for (const rules::Officer& officer : rules.officers)
      if (officer.role == rules::Role::teller) tellers_.push_back(rules::SeatId::of(officer.id.view()));
    for (const Expected& one : options.expected) expected_[one.id + "|" + one.symbol].push_back(one.outcome);
    for (const Assigned& one : options.questions) questions_[one.id + "|" + one.symbol] = one.question;
  }

  base::Result<Report> run() {
    for (const RollCall& call : calls_.calls) {
      if (const auto done = one(call); !done) return fail(done.error());
      ++report_.rollcalls;
      if (options_.progress) options_.progress(report_.rollcalls);
    }
    return report_;
  }

 private:
  // What was refused, or nothing.
  std::optional<base::Refusal> perform(rules::SeatId by, act::Act what, base::Instant at) {
    const act::Stamped stamped{std::move(what), by, at, next_};
    const auto events = act::decide(rules_, state_, stamped);
    if (!events) return events.error();
    ++next_;
    for (const act::Event& event : *events) act::evolve(state_, event);
    return std::nullopt;
  }

  base::Result<const rules::Question*> question_of(const RollCall& call) const {
    const auto assigned = questions_.find(call.id + "|" + call.symbol);
    if (assigned == questions_.end()) return &rules_.questions.front();
    const auto id = rules::QuestionId::parse(assigned->second);
    const rules::Question* question = id ? rules_.question(*id) : nullptr;
    if (question) return question;
    return fail(base::Error{
        {calls_.file, call.line, 0}, "the question '" + assigned->second + "' is none of the body's.", ""});
  }

  base::Result<rules::MethodId> method_of(const rules::Question& question, rules::Counting counting) const {
    for (const std::size_t method : question.methods)
      if (rules_.methods[method].counting == counting) return rules_.methods[method].id;
    return fail(base::Error{{calls_.file, 0, 0}, "the body has no method of voting that fits this file.", ""});
  }

  base::Result<void> one(const RollCall& call) {
    if (call.known == Known::nothing) {
      ++report_.not_compared;
      return {};
    }
    const auto question = question_of(call);
    if (!question) return fail(question.error());
    const bool names = call.known == Known::names;
    const auto method = method_of(**question, names ? rules::Counting::names : rules::Counting::tellers);
    if (!method) return fail(method.error());
    const base::Instant at{base::start_of(call.day).ms + 15 * base::ms_per_hour};
    act::OpenVote open;
    open.question = (*question)->id;
    open.document = call.symbol.empty() ? "roll-call " + call.id : call.symbol;
    open.method = *method;
    auto refused = perform(president_, {act::OpenSitting{true, calls_.file}}, at);
    const act::VoteId vote = next_;
    if (!refused) refused = perform(president_, {std::move(open)}, at);
    if (!refused) refused = names ? cast(call, vote, at) : count(call, vote, at);
    if (refused) {
      disagree(call, "refused: " + std::string(refused->id) + " " + who(*refused), call.outcome, "refused");
      abandon(vote, at);
    } else if (state_.vote(vote)->declarations.empty()) {
      disagree(call, "no outcome", call.outcome, "refused");
    } else {
      compare(call, *state_.vote(vote));
    }
    perform(president_, {act::CloseSitting{}}, at);
    return {};
  }

  static std::string who(const base::Refusal& refusal) {
    for (const auto& [name, value] : refusal.values)
      if (name == "seat") return value;
    return "";
  }

  void abandon(act::VoteId vote, base::Instant at) {
    if (state_.vote(vote)) perform(president_, {act::Lock{vote}}, at);
  }

  std::optional<base::Refusal> cast(const RollCall& call, act::VoteId vote, base::Instant at) {
    static const rules::ChoiceId yes = rules::ChoiceId::of("yes"), no = rules::ChoiceId::of("no"),
                                 abstain = rules::ChoiceId::of("abstain");
    for (std::size_t i = 0; i < calls_.roster.size(); ++i) {
      const char mark = call.marks[i];
      if (mark != 'Y' && mark != 'N' && mark != 'A') continue;
      const rules::SeatId seat = calls_.roster[i];
      if (auto refused = perform(seat, {act::Cast{vote, seat, mark == 'Y' ? yes : mark == 'N' ? no : abstain}}, at))
        return refused;
      ++report_.votes;
    }
    return perform(president_, {act::Lock{vote}}, at);
  }

  // Names are not known: two tellers state the totals, and how many of each class are named as against.
  std::optional<base::Refusal> count(const RollCall& call, act::VoteId vote, base::Instant at) {
    act::CountSheet sheet = {{rules::ChoiceId::of("yes"), {}, {}, *call.yes},
                             {rules::ChoiceId::of("no"), {}, {}, call.no.value_or(0)},
                             {rules::ChoiceId::of("abstain"), {}, {}, call.abstain.value_or(0)}};
    for (std::size_t of = 1; of < rules_.classes.size(); ++of) {
      std::int64_t against = 0;
      for (const rules::SeatId seat : call.vetoes)
        if (const auto index = rules_.roster->find(seat))
          if (const auto* term = rules_.roster->seats[*index].on(call.day)) against += term->classes >> of & 1;
      sheet.push_back({rules::ChoiceId::of("no"), rules::ClassId::of(rules_.classes[of].id), {}, against});
    }
    if (auto refused = perform(president_, {act::Lock{vote}}, at)) return refused;
    for (int i = 0; i < rules_.tellers && i < static_cast<int>(tellers_.size()); ++i)
      if (auto refused = perform(tellers_[static_cast<std::size_t>(i)], {act::StateCount{vote, sheet}}, at))
        return refused;
    return std::nullopt;
  }

  void disagree(const RollCall& call, std::string computed, std::string expected, std::string why) {
    report_.disagree.push_back({call.id, call.symbol, std::move(computed), std::move(expected), std::move(why)});
  }

  // Several votes of one day may share a symbol; they stand in the same order in both files.
  std::string next_expected(const RollCall& call) {
    const auto found = expected_.find(call.id + "|" + call.symbol);
    if (found == expected_.end() || found->second.empty()) return "";
    std::string out = std::move(found->second.front());
    found->second.pop_front();
    return out;
  }

  void compare(const RollCall& call, const act::Vote& vote) {
    const act::Outcome& outcome = vote.declarations.back().outcome;
    const std::string expected = options_.expected.empty() ? call.outcome : next_expected(call);
    const auto of = [&](std::size_t choice) { return vote.counts.at(choice); };
    const std::string tally = dashed(of(rules::yes), of(rules::no), of(rules::abstain));
    const bool has_tally = call.known == Known::names && call.yes && call.no && call.abstain;
    const std::string recorded = has_tally ? dashed(*call.yes, *call.no, *call.abstain) : tally;
    const std::string word = word_of(rules_, vote, outcome);
    if (tally != recorded)
      disagree(call, tally, recorded, "tally");
    else if (!expected.empty() && word != expected)
      disagree(call, word + " " + tally, expected, "outcome");
    else if (!has_tally && expected.empty())
      ++report_.not_compared;
    else
      ++report_.agree;
  }

  const rules::Rules& rules_;
  const RollCalls& calls_;
  const Options& options_;
  act::State state_;
  rules::SeatId president_;
  std::vector<rules::SeatId> tellers_;
  std::map<std::string, std::deque<std::string>> expected_;
  std::map<std::string, std::string> questions_;
  act::Position next_ = 1;
  Report report_;
};

}  // namespace

base::Result<Report> replay(const rules::Rules& rules, const RollCalls& calls, const Options& options) {
  return Replay(rules, calls, options).run();
}

}  // namespace history
