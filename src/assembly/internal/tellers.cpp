// The tellers' ceremony: who is asked for what, by when, and who is left out. That a message is right is a fact here.
#include <algorithm>

#include "assembly/internal/deciding.hpp"

namespace assembly::internal {
namespace {

constexpr std::int64_t tellers_least = 2, tellers_most = 31;

tl::unexpected<base::Refusal> no(const Deciding& with, std::string_view id, Values values = {}) {
  return refuse(with, Topic::secret_ballot, id, std::move(values));
}

base::Result<const Ceremony*, base::Refusal> find(const Deciding& with, CeremonyNumber number) {
  const auto found = with.state.ceremonies.find(number);
  if (found == with.state.ceremonies.end())
    return no(with, refusals::no_such_ceremony, {{"number", std::to_string(number)}});
  if (found->second.awaits) return no(with, refusals::second_person_awaited);
  return &found->second;
}

// A message that each teller sends once in that round.
Decision answered(const Deciding& with, CeremonyNumber number, CeremonyStage stage) {
  const auto ceremony = find(with, number);
  if (!ceremony) return base::fail(ceremony.error());
  if (auto refused = unless_teller(with, **ceremony)) return base::fail(*refused);
  if ((*ceremony)->stage != stage) return no(with, refusals::other_round);
  if ((*ceremony)->sent.contains(with.by)) return no(with, refusals::sent_already);
  return happens({TellerAnswered{number, with.by}});
}

std::vector<SeatId> silent_in(const Ceremony& ceremony) {
  std::vector<SeatId> out;
  for (const SeatId teller : ceremony.remaining())
    if (!ceremony.sent.contains(teller)) out.push_back(teller);
  return out;
}

// Nobody is left out before the time that was announced for the round.
std::optional<base::Refusal> unless_time_is_over(const Deciding& with, const Ceremony& ceremony,
                                                 const std::vector<SeatId>& missing) {
  const base::Instant until{ceremony.since.ms + with.rules.secret_ballot.round_minutes * base::ms_per_minute};
  if (missing.empty() || with.at >= until) return std::nullopt;
  return no(with, refusals::tellers_have_time, {{"teller", missing.front().text()}, {"until", base::iso(until)}})
      .value();
}

bool is_known_teller(const Deciding& with, SeatId id) {
  const rules::Officer* officer = with.rules.officer(id.view());
  return officer ? officer->role == Role::teller : seated(with, id, Topic::secret_ballot).has_value();
}

}  // namespace

std::optional<base::Refusal> unless_teller(const Deciding& with, const Ceremony& ceremony) {
  const auto remaining = ceremony.remaining();
  if (std::find(remaining.begin(), remaining.end(), with.by) != remaining.end()) return std::nullopt;
  return no(with, refusals::not_of_these_tellers).value();
}

Decision decide_on(const Deciding& with, const RegisterCredential& act) {
  if (const rules::Officer* officer = with.office())
    return refuse(with, Topic::officer_votes, refusals::officer_casts, {{"title", officer->title}});
  return happens({CredentialRegistered{with.by, act.issue}});
}

Decision decide_on(const Deciding& with, const SetUpTellers& act) {
  if (auto refused = unless_officer(with)) return base::fail(*refused);
  if (act.ceremony < next_ceremony(with.state))
    return no(with, refusals::number_used, {{"number", std::to_string(act.ceremony)}});
  const auto n = static_cast<std::int64_t>(act.tellers.size());
  if (act.t < tellers_least || act.t > n || n > tellers_most || n >= 2 * act.t)
    return no(with, refusals::threshold_wrong,
              {{"tellers", std::to_string(n)}, {"least", std::to_string(n / 2 + 1)}});
  if ((act.t == n) == act.override_reason.empty()) return no(with, refusals::all_tellers_needed);
  for (const SeatId teller : act.tellers)
    if (!is_known_teller(with, teller)) return no(with, refusals::unknown_teller, {{"seat", teller.text()}});
  if (auto refused = text_fault(with, {&act.override_reason})) return base::fail(*refused);
  return happens({TellersSetUp{act.ceremony, act.tellers, act.t, act.t == n, with.at}});
}

Decision decide_on(const Deciding& with, const ConsentToTellers& act) {
  if (auto refused = unless_officer(with)) return base::fail(*refused);
  const auto found = with.state.ceremonies.find(act.ceremony);
  if (found == with.state.ceremonies.end() || !found->second.awaits)
    return no(with, refusals::nothing_awaits_consent);
  return happens({TellersConsented{act.ceremony, with.at}});
}

Decision decide_on(const Deciding& with, const SendCommitment& act) {
  return answered(with, act.ceremony, CeremonyStage::commit);
}
Decision decide_on(const Deciding& with, const SendDeal& act) {
  return answered(with, act.ceremony, CeremonyStage::deal);
}
Decision decide_on(const Deciding& with, const SendVerdict& act) {
  return answered(with, act.ceremony, CeremonyStage::verdict);
}
Decision decide_on(const Deciding& with, const SendAnswer& act) {
  return answered(with, act.ceremony, CeremonyStage::answer);
}

Decision decide_on(const Deciding& with, const BeginRound& act) {
  if (auto refused = unless_officer(with)) return base::fail(*refused);
  const auto ceremony = find(with, act.ceremony);
  if (!ceremony) return base::fail(ceremony.error());
  const auto stage = static_cast<std::int64_t>((*ceremony)->stage);
  if ((*ceremony)->stage >= CeremonyStage::answer || act.round != stage + 2) return no(with, refusals::other_round);
  if ((*ceremony)->sent.size() < (*ceremony)->enough())
    return no(
        with, refusals::too_few_tellers,
        {{"number", std::to_string((*ceremony)->sent.size())}, {"needed", std::to_string((*ceremony)->enough())}});
  const auto missing = silent_in(**ceremony);
  if (auto refused = unless_time_is_over(with, **ceremony, missing)) return base::fail(*refused);
  return happens({RoundBegun{act.ceremony, static_cast<CeremonyStage>(stage + 1), missing, with.at}});
}

Decision decide_on(const Deciding& with, const SettleKey& act) {
  if (auto refused = unless_officer(with)) return base::fail(*refused);
  const auto ceremony = find(with, act.ceremony);
  if (!ceremony) return base::fail(ceremony.error());
  if ((*ceremony)->stage != CeremonyStage::answer) return no(with, refusals::other_round);
  std::vector<SeatId> missing;
  for (std::size_t i = 0; i < (*ceremony)->tellers.size(); ++i) {
    const SeatId teller = (*ceremony)->tellers[i];
    const auto index = static_cast<std::int64_t>(i) + 1;
    const bool qualified = std::find(act.qualified.begin(), act.qualified.end(), index) != act.qualified.end();
    if (!qualified && !(*ceremony)->left.contains(teller)) missing.push_back(teller);
  }
  if (auto refused = unless_time_is_over(with, **ceremony, missing)) return base::fail(*refused);
  return happens({KeySettled{act.ceremony, std::move(missing)}});
}

Decision decide_on(const Deciding& with, const CallRehearsal& act) {
  if (auto refused = unless_officer(with)) return base::fail(*refused);
  const auto ceremony = find(with, act.ceremony);
  if (!ceremony) return base::fail(ceremony.error());
  if ((*ceremony)->stage != CeremonyStage::key) return no(with, refusals::other_round);
  if (with.state.secret_ballots.contains(act.vote))
    return no(with, refusals::number_used, {{"number", std::to_string(act.vote)}});
  for (const auto& [number, other] : with.state.ceremonies)
    if (number != act.ceremony && other.rehearsed.contains(act.vote))
      return no(with, refusals::number_used, {{"number", std::to_string(act.vote)}});
  return happens({RehearsalCalled{act.ceremony, act.vote}});
}

Decision decide_on(const Deciding& with, const SendRehearsal& act) {
  const auto ceremony = find(with, act.ceremony);
  if (!ceremony) return base::fail(ceremony.error());
  if (auto refused = unless_teller(with, **ceremony)) return base::fail(*refused);
  const auto call = (*ceremony)->rehearsed.find(act.vote);
  if (call == (*ceremony)->rehearsed.end()) return no(with, refusals::no_rehearsal_called);
  if (call->second.contains(with.by)) return no(with, refusals::sent_already);
  return happens({TellerRehearsed{act.ceremony, act.vote, with.by}});
}

}  // namespace assembly::internal
