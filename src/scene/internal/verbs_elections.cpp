// Elections: nominations, ballots on paper, lots, the other body.
#include <algorithm>

#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;
namespace act = assembly;

base::Result<const act::Election*> Player::election() const {
  if (stage_.state.elections.empty()) return fail(error("no election was opened before this line."));
  return &stage_.state.elections.rbegin()->second;
}

base::Result<std::vector<rules::CandidateId>> Player::candidates(const Slot& slot) const {
  std::vector<rules::CandidateId> out;
  for (const Slot& word : words_of(slot)) {
    const auto id = rules::CandidateId::parse(word.text);
    if (!id) return fail(error(word, "'" + std::string(word.text) + "' is no name of a candidate."));
    out.push_back(*id);
  }
  return out;
}

Done Player::opens_election(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto places = number(slots[2]);
  const auto kind = rules::ElectionId::parse(slots[1].text);
  if (!by) return fail(by.error());
  if (!places) return fail(places.error());
  if (!kind) return fail(error(slots[1], "a kind of election was expected."));
  return perform(*by, {act::OpenElection{*kind, "", *places}});
}

Done Player::nominates(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto which = election();
  const auto names = candidates(slots[1]);
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  if (!names) return fail(names.error());
  for (const auto name : *names)
    if (!pending_)
      if (const auto done = perform(*by, {act::Nominate{(*which)->id, name}}); !done) return done;
  return {};
}

Done Player::opens_ballot(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto which = election();
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  return perform(*by, {act::OpenBallot{(*which)->id}});
}

// "186" and "ada 93 ben 93, blank 4, invalid 1"
base::Result<act::BallotSheet> Player::ballot_sheet(const Slot& valid, const Slot& votes) const {
  act::BallotSheet out;
  const auto papers = base::parse_integer(valid.text);
  if (!papers) return fail(error(valid, "a number of ballots was expected."));
  out.valid = *papers;
  const auto list = words_of(votes);
  for (std::size_t i = 0; i + 1 < list.size(); i += 2) {
    const auto count = base::parse_integer(list[i + 1].text);
    const auto name = rules::CandidateId::parse(list[i].text);
    if (!count || !name)
      return fail(error(list[i], "a name and its votes were expected.", "Write it as: ada 93 ben 93, blank 4"));
    if (list[i].text == "blank")
      out.blank = *count;
    else if (list[i].text == "invalid")
      out.invalid = *count;
    else
      out.votes.push_back({*name, *count});
  }
  if (list.size() % 2 != 0) return fail(error(list.back(), "a number of votes is missing."));
  return out;
}

Done Player::count_ballot(const act::BallotSheet& sheet) {
  const auto which = election();
  if (!which) return fail(which.error());
  const act::Position id = (*which)->id;
  const auto before = (*which)->ballots.size();
  for (const rules::Officer& one : stage_.body->rules.officers) {
    if (one.role != rules::Role::teller || pending_ || (*which)->ballots.size() > before) continue;
    if (const auto done = perform(rules::SeatId::of(one.id.view()), {act::CountBallot{id, sheet}}); !done)
      return done;
  }
  return {};
}

Done Player::tellers_find(const Slots& slots) {
  const auto sheet = ballot_sheet(slots[0], slots[1]);
  if (!sheet) return fail(sheet.error());
  return count_ballot(*sheet);
}

Done Player::teller_finds(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto which = election();
  const auto sheet = ballot_sheet(slots[1], slots[2]);
  if (!by) return fail(by.error());
  if (!which) return fail(which.error());
  if (!sheet) return fail(sheet.error());
  return perform(*by, {act::CountBallot{(*which)->id, *sheet}});
}

// Paper by paper, divided by semicolons; "-" is blank, "!" before a name marks the paper.
Done Player::tellers_read(const Slots& slots) {
  const auto which = election();
  if (!which) return fail(which.error());
  std::vector<act::Paper> papers;
  for (const auto one : base::split(slots[0].text, ';')) {
    act::Paper paper;
    std::string_view names = base::trim(one);
    paper.voidable = names.starts_with('!');
    if (paper.voidable) names.remove_prefix(1);
    if (names != "-") {
      const auto list = candidates({names, slots[0].column});
      if (!list) return fail(list.error());
      paper.names = *list;
    }
    papers.push_back(std::move(paper));
  }
  const rules::ElectionRule& rule = *stage_.body->rules.election((*which)->kind);
  const auto sits = [this](rules::SeatId id) {
    const auto seat = stage_.state.roster->find(id);
    return seat && stage_.state.seats[*seat].term;
  };
  const auto eligible = [&](rules::CandidateId name) { return act::may_be_named(rule, **which, name, sits); };
  return count_ballot(act::tally(rule, papers, (*which)->next_places, (*which)->next_candidates, eligible));
}

Done Player::draws_candidate(const Slots& slots) {
  const auto which = election();
  const auto names = candidates(slots[0]);
  if (!which) return fail(which.error());
  if (!names) return fail(names.error());
  return perform(stage_.state.chair, {act::DrawCandidate{(*which)->id, names->front(), "", ""}});
}

Done Player::other_body_elects(const Slots& slots) {
  const auto which = election();
  const auto names = candidates(slots[0]);
  if (!which) return fail(which.error());
  if (!names) return fail(names.error());
  act::ReportOtherBody what;
  what.election = (*which)->id;
  if (slots[0].text != "nobody") what.elected = *names;
  return perform(holder_of(rules::Role::secretary), {std::move(what)});
}

}  // namespace scene::internal
