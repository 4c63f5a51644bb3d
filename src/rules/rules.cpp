#include "rules/rules.hpp"

#include <algorithm>

namespace rules {
namespace {

template <class List, class Is>
std::optional<std::size_t> index_where(const List& list, Is is) {
  const auto found = std::find_if(list.begin(), list.end(), is);
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

std::optional<std::size_t> index_of(const std::vector<Labelled>& list, std::string_view id) {
  return index_where(list, [&](const Labelled& item) { return item.id == id; });
}

}  // namespace

bool Quorum::at_moment(Moment moment) const { return std::find(at.begin(), at.end(), moment) != at.end(); }

const std::string& Rules::cite_for(Topic topic) const {
  const std::string& own = cites[static_cast<std::size_t>(topic)];
  return own.empty() ? cite : own;
}

const Question* Rules::question(QuestionId id) const {
  const auto found = index_where(questions, [&](const Question& q) { return q.id == id; });
  return found ? &questions[*found] : nullptr;
}

std::optional<std::size_t> Rules::majority(MajorityId id) const {
  return index_where(majorities, [&](const Dated<Majority>& m) { return m.now.id == id; });
}

std::optional<std::size_t> Rules::method(MethodId id) const {
  return index_where(methods, [&](const Method& m) { return m.id == id; });
}

std::optional<std::size_t> Rules::standing(StandingId id) const {
  return index_where(standings, [&](const Standing& s) { return s.id == id; });
}

std::optional<std::size_t> Rules::choice(std::string_view id) const { return index_of(choices, id); }
std::optional<std::size_t> Rules::class_named(std::string_view id) const { return index_of(classes, id); }
std::optional<std::size_t> Rules::weight_named(std::string_view id) const { return index_of(weights, id); }
std::optional<std::size_t> Rules::figure_named(std::string_view id) const { return index_of(figures, id); }

const SessionRule* Rules::session(SessionId id) const {
  const auto found = index_where(sessions, [&](const SessionRule& s) { return s.id == id; });
  return found ? &sessions[*found] : nullptr;
}

const ElectionRule* Rules::election(ElectionId id) const {
  const auto found = index_where(elections, [&](const ElectionRule& e) { return e.id == id; });
  return found ? &elections[*found] : nullptr;
}

const Officer* Rules::officer(std::string_view id) const {
  const auto found = index_where(officers, [&](const Officer& o) { return o.id.view() == id; });
  return found ? &officers[*found] : nullptr;
}

const Officer* Rules::officer(Role role) const {
  const auto found = index_where(officers, [&](const Officer& o) { return o.role == role; });
  return found ? &officers[*found] : nullptr;
}

Verdict judge(const Majority& majority, const Counts& counts, const std::vector<Partition>& partitions) {
  Verdict verdict;
  while (verdict.passing + 1 < majority.outcomes.size() &&
         majority.outcomes[verdict.passing].result != Result::passed)
    ++verdict.passing;
  for (std::size_t o = 0; o < majority.outcomes.size(); ++o) {
    const Outcome& outcome = majority.outcomes[o];
    verdict.outcome = o;
    if (outcome.alternatives.empty()) return verdict;
    bool any = false;
    for (std::size_t a = 0; a < outcome.alternatives.size(); ++a) {
      bool all = true;
      for (std::size_t n = 0; n < outcome.alternatives[a].size(); ++n) {
        const Evaluation seen = evaluate(outcome.alternatives[a][n].inequality, counts, partitions);
        if (!seen.holds && !verdict.stopped && o == verdict.passing) verdict.stopped = verdict.lines.size();
        all = all && seen.holds;
        verdict.lines.push_back({o, a, n, seen});
      }
      any = any || all;
    }
    if (!any) continue;
    if (o == verdict.passing) verdict.stopped.reset();
    return verdict;
  }
  base::check(false, "a majority whose last outcome does not always hold");
  return verdict;
}

}  // namespace rules
