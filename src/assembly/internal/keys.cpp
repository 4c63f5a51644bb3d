// The record's own beginning, who may sign in it, and what of it stays public. A key enters by an officer's hand or
// by an invitation that an officer gave; it ends for good.
#include <algorithm>

#include "assembly/internal/deciding.hpp"

namespace assembly::internal {
namespace {

// The desk: whoever was lent the chair presides, and does not enter keys.
std::optional<base::Refusal> unless_desk(const Deciding& with) {
  const rules::Officer* own = with.office();
  if (own && (own->role == Role::secretary || own->role == Role::presiding)) return std::nullopt;
  return refuse(with, Topic::keys, refusals::not_an_officer).value();
}

// Seats, and the officers' own.
std::optional<base::Refusal> unless_known(const Deciding& with, SeatId seat) {
  if (with.rules.officer(seat.view()) || with.rules.roster->find(seat)) return std::nullopt;
  return refuse(with, Topic::keys, refusals::unknown_actor, {{"seat", seat.text()}}).value();
}

std::optional<base::Refusal> unless_new(const Deciding& with, const Key& key) {
  if (!with.state.established) return refuse(with, Topic::keys, refusals::not_established).value();
  if (!with.state.keys.contains(key)) return std::nullopt;
  return refuse(with, Topic::keys, refusals::key_known).value();
}

// Whether the seat can enter and end keys, and has no key but this one.
bool is_last_of_the_desk(const Deciding& with, const Key& key, SeatId seat) {
  const rules::Officer* officer = with.rules.officer(seat.view());
  if (!officer || (officer->role != Role::secretary && officer->role != Role::presiding)) return false;
  return std::none_of(with.state.keys.begin(), with.state.keys.end(), [&](const auto& one) {
    return one.second.stage == KeyStage::enrolled && one.second.seat == seat && one.first != key;
  });
}

std::optional<base::Refusal> unless_named(const Deciding& with, const std::string& rules, const std::string& roster,
                                          const std::string& names) {
  if (!rules.empty() && !roster.empty() && is_digest(rules) && is_digest(roster) && is_digest(names))
    return std::nullopt;
  return refuse(with, Topic::keys, refusals::digest_malformed).value();
}

// Where the rules ask for a second person: who entered the key, if there is another officer who can confirm it. While
// there is none, as at the beginning of a record, nobody could.
SeatId waits_beside(const Deciding& with, SeatId by) {
  if (!with.rules.second_person_for_keys) return {};
  const auto confirms = [&](const auto& one) {
    const rules::Officer* office = with.rules.officer(one.second.seat.view());
    return one.second.stage == KeyStage::enrolled && one.second.seat != by && office &&
           (office->role == Role::secretary || office->role == Role::presiding);
  };
  return std::any_of(with.state.keys.begin(), with.state.keys.end(), confirms) ? by : SeatId{};
}

bool is_unfinished(const Election& election) { return election.stage != ElectionStage::ended; }

}  // namespace

Decision decide_on(const Deciding& with, const Establish& act) {
  if (auto no = unless_desk(with)) return base::fail(*no);
  if (with.state.established) return refuse(with, Topic::keys, refusals::established);
  if (auto no = unless_named(with, act.rules, act.roster, act.names)) return base::fail(*no);
  Events events;
  events.push_back({Established{act.edition, act.rehearsal, act.rules, act.roster}});
  events.push_back({KeyEnrolled{with.by, act.key}});
  return events;
}

// Whoever votes, votes under the rules and by the roster with which the sitting began.
Decision decide_on(const Deciding& with, const Amend& act) {
  if (auto no = unless_desk(with)) return base::fail(*no);
  if (!with.state.established) return refuse(with, Topic::keys, refusals::not_established);
  if (auto no = unless_named(with, act.rules, act.roster, act.names)) return base::fail(*no);
  if (auto no = text_fault(with, {&act.reason})) return base::fail(*no);
  if (act.reason.empty()) return refuse(with, Topic::keys, refusals::reason_missing);
  const State& state = with.state;
  if (state.sitting || state.voting() || !state.timed.empty() || !state.announced.empty())
    return refuse(with, Topic::keys, refusals::amended_between_sittings);
  for (const auto& [id, election] : state.elections)
    if (is_unfinished(election)) return refuse(with, Topic::keys, refusals::amended_between_sittings);
  const Established& now = *state.established;
  if (act.edition < now.edition) return refuse(with, Topic::keys, refusals::edition_earlier);
  return happens({Amended{with.position, act.edition, act.rules, act.roster}});
}

Decision decide_on(const Deciding& with, const InviteKey& act) {
  if (auto no = unless_desk(with)) return base::fail(*no);
  if (auto no = unless_new(with, act.key)) return base::fail(*no);
  if (auto no = unless_known(with, act.seat)) return base::fail(*no);
  return happens({KeyInvited{act.seat, act.key, with.rules.second_person_for_keys ? with.by : SeatId{}}});
}

Decision decide_on(const Deciding& with, const EnrolKey& act) {
  if (auto no = unless_new(with, act.key)) return base::fail(*no);
  if (auto no = unless_known(with, act.seat)) return base::fail(*no);
  Events events;
  if (!act.invitation) {
    if (auto no = unless_desk(with)) return base::fail(*no);
    events.push_back({KeyEnrolled{act.seat, act.key, waits_beside(with, with.by)}});
    return events;
  }
  const auto invited = with.state.keys.find(*act.invitation);
  if (invited == with.state.keys.end()) return refuse(with, Topic::keys, refusals::key_unknown);
  if (invited->second.stage != KeyStage::invited) return refuse(with, Topic::keys, refusals::key_ended);
  if (invited->second.seat != act.seat || with.by != act.seat)
    return refuse(with, Topic::keys, refusals::key_invites_other, {{"seat", invited->second.seat.text()}});
  events.push_back({KeyEnrolled{act.seat, act.key, waits_beside(with, invited->second.by)}});
  events.push_back({KeyEnded{*act.invitation}});
  return events;
}

// Whoever entered a key, or asked for it, does not also vouch for it; nor does its holder.
Decision decide_on(const Deciding& with, const ConfirmKey& act) {
  if (auto no = unless_desk(with)) return base::fail(*no);
  const auto known = with.state.keys.find(act.key);
  if (known == with.state.keys.end()) return refuse(with, Topic::keys, refusals::key_unknown);
  if (known->second.stage != KeyStage::waiting) return refuse(with, Topic::keys, refusals::key_not_waiting);
  if (known->second.by == with.by || known->second.seat == with.by)
    return refuse(with, Topic::keys, refusals::key_by_another);
  return happens({KeyConfirmed{act.key}});
}

Decision decide_on(const Deciding& with, const RevokeKey& act) {
  const auto known = with.state.keys.find(act.key);
  if (known == with.state.keys.end()) return refuse(with, Topic::keys, refusals::key_unknown);
  const SeatId holder = known->second.seat;
  if (with.by != holder && unless_desk(with)) return refuse(with, Topic::keys, refusals::key_not_yours);
  if (auto no = text_fault(with, {&act.reason})) return base::fail(*no);
  if (known->second.stage == KeyStage::ended) return refuse(with, Topic::keys, refusals::key_ended);
  if (known->second.stage == KeyStage::enrolled && is_last_of_the_desk(with, act.key, holder))
    return refuse(with, Topic::keys, refusals::key_last, {{"seat", holder.text()}});
  return happens({KeyEnded{act.key}});
}

// Without its roll nobody could check who was entitled in a secret ballot.
bool is_a_roll(const State& state, std::string_view blob) {
  return std::any_of(state.secret_ballots.begin(), state.secret_ballots.end(), [&](const auto& one) {
    const auto hash = base::from_base64(one.second.roll);
    return hash && base::hex(*hash) == blob;
  });
}

Decision decide_on(const Deciding& with, const Withhold& act) {
  if (auto no = unless_desk(with)) return base::fail(*no);
  if (!with.state.established) return refuse(with, Topic::keys, refusals::not_established);
  if (act.blob.empty() || !is_digest(act.blob)) return refuse(with, Topic::keys, refusals::digest_malformed);
  if (auto no = text_fault(with, {&act.reason})) return base::fail(*no);
  if (act.reason.empty()) return refuse(with, Topic::keys, refusals::reason_missing);
  if (act.blob == with.state.established->rules || act.blob == with.state.established->roster ||
      with.state.outdated.contains(act.blob) || is_a_roll(with.state, act.blob))
    return refuse(with, Topic::keys, refusals::blob_needed);
  if (with.state.withheld.contains(act.blob)) return refuse(with, Topic::keys, refusals::blob_withheld);
  return happens({BlobWithheld{act.blob}});
}

}  // namespace assembly::internal
