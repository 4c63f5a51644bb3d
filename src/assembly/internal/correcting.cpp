// Nothing is deleted, much is corrected: annulling a vote, correcting a mis-keyed count or a title, each with a
// reason and, where the rules ask for it, a second person.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

base::Result<const Vote*, base::Refusal> to_change(const Deciding& with, VoteId id, std::string_view reason) {
  const auto no = [&](std::string_view why) { return refuse(with, Topic::correction, why); };
  const rules::Officer* office = with.office();
  const auto& by = with.rules.corrections.by;
  if (!office || std::find(by.begin(), by.end(), office->role) == by.end()) return no(refusals::not_an_officer);
  if (base::trim(reason).empty()) return no(refusals::reason_missing);
  if (reason.size() > base::limits::title_bytes_max || base::has_control(reason)) return no(refusals::text_too_long);
  const Vote* vote = with.state.vote(id);
  if (!vote) return no(refusals::unknown_vote);
  if (vote->stage == Stage::annulled) return no(refusals::already_annulled);
  if (vote->sealed && vote->stage <= Stage::locked)
    return refuse(with, Topic::secret_ballot, refusals::ballot_is_sealed);
  if (vote->proposed && vote->proposed->by != with.by) return no(refusals::change_pending);  // its own it may replace
  if (with.state.second_votes.contains(id)) return no(refusals::second_vote_held);
  return vote;
}

// A count is judged by the rules under which it was taken.
std::optional<base::Refusal> unless_same_rules(const Deciding& with, const Vote& vote) {
  if (vote.id >= with.state.amended) return std::nullopt;
  return refuse(with, Topic::correction, refusals::rules_since).value();
}

// What the change does, once everybody who must agree has.
Events applied(const Deciding& with, const Vote& vote, Change change, const CountSheet& sheet, Position proposal) {
  Events events;
  switch (change) {
    case Change::annul: events.push_back({VoteAnnulled{vote.id, proposal}}); break;
    case Change::title: events.push_back({TitleCorrected{vote.id, proposal}}); break;
    case Change::count: {
      const OutcomeDeclared declared = declared_from(with, vote, sheet);
      events.push_back({CountCorrected{vote.id, proposal, sheet}});
      events.push_back({declared});
      if (vote.stage == Stage::tied) add_consequences(with, vote, declared.outcome, events);  // its first decision
      break;
    }
  }
  return events;
}

Decision propose(const Deciding& with, const Vote& vote, Change change, const CountSheet& sheet) {
  if (!with.rules.corrections.second_person) return applied(with, vote, change, sheet, with.position);
  return happens({ChangeProposed{vote.id, change, with.by, with.position, sheet}});
}

}  // namespace

Decision decide_on(const Deciding& with, const Annul& act) {
  const auto vote = to_change(with, act.vote, act.reason);
  if (!vote) return base::fail(vote.error());
  return propose(with, **vote, Change::annul, {});
}

Decision decide_on(const Deciding& with, const CorrectCount& act) {
  const auto vote = to_change(with, act.vote, act.reason);
  if (!vote) return base::fail(vote.error());
  if ((*vote)->counting == rules::Counting::names) return refuse(with, Topic::correction, refusals::counted_by_names);
  if ((*vote)->sealed) return refuse(with, Topic::secret_ballot, refusals::ballot_is_sealed);
  if ((*vote)->stage != Stage::declared && (*vote)->stage != Stage::tied)
    return refuse(with, Topic::correction, refusals::not_declared);
  if (auto no = unless_same_rules(with, **vote)) return base::fail(*no);
  if (auto no = faults_of(with, **vote, act.sheet)) return base::fail(*no);
  return propose(with, **vote, Change::count, act.sheet);
}

Decision decide_on(const Deciding& with, const CorrectTitle& act) {
  const auto vote = to_change(with, act.vote, act.reason);
  if (!vote) return base::fail(vote.error());
  if (base::trim(act.title).empty()) return refuse(with, Topic::correction, refusals::title_missing);
  if (act.title.size() > base::limits::title_bytes_max || base::has_control(act.title))
    return refuse(with, Topic::correction, refusals::text_too_long);
  return propose(with, **vote, Change::title, {});
}

Decision decide_on(const Deciding& with, const Confirm& act) {
  const auto no = [&](std::string_view why) { return refuse(with, Topic::correction, why); };
  const rules::Officer* office = with.office();
  const auto& by = with.rules.corrections.by;
  if (!office || std::find(by.begin(), by.end(), office->role) == by.end()) return no(refusals::not_an_officer);
  const Vote* vote = with.state.vote(act.vote);
  if (!vote) return no(refusals::unknown_vote);
  if (!vote->proposed) return no(refusals::nothing_proposed);
  if (vote->proposed->by == with.by) return no(refusals::same_person);
  if (with.state.second_votes.contains(act.vote)) return no(refusals::second_vote_held);
  if (vote->proposed->change == Change::count)
    if (auto older = unless_same_rules(with, *vote)) return base::fail(*older);
  return applied(with, *vote, vote->proposed->change, vote->proposed->sheet, vote->proposed->position);
}

}  // namespace assembly::internal
