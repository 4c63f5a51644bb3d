#include "clerk/ballots.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace clerk {
namespace {

using namespace assembly;
using ballot::Checking;
using ballot::Code;

template <class T, class... Kinds>
constexpr bool one_of = (std::is_same_v<T, Kinds> || ...);

template <class T>
constexpr bool of_ceremony =
    one_of<T, ConsentToTellers, SendCommitment, BeginRound, SendDeal, SendVerdict, SendAnswer, SettleKey>;
template <class T>
constexpr bool of_vote = one_of<T, SendRehearsal, OpenSecretBallot, ConsentToBallot, CastSealed, ChallengeSealed,
                                LockBallot, SendPart, StateResult, VoidBallot>;
template <class T>
constexpr bool by_teller = one_of<T, SendCommitment, SendDeal, SendVerdict, SendAnswer, SendRehearsal, SendPart>;

bool is_over(const ballot::Election& machine) { return machine.stage() >= ballot::Stage::result; }

std::optional<Code> refused(const ballot::Checked<void>& done) {
  return done ? std::nullopt : std::optional(done.error());
}

}  // namespace

Ballots::Ballots(std::string origin, ballot::Blobs blobs)
    : registry_(std::make_unique<ballot::Election>(std::move(origin), std::move(blobs))) {}

Ballots::Route Ballots::route_of(const Act& act) {
  return std::visit(
      []<class T>(const T& what) {
        Route out;
        out.by_teller = by_teller<T>;
        if constexpr (std::is_same_v<T, RegisterCredential>) out.to = Route::To::registry;
        if constexpr (std::is_same_v<T, SetUpTellers>) out.to = Route::To::setup;
        if constexpr (std::is_same_v<T, CallRehearsal>) out.to = Route::To::rehearse;
        if constexpr (of_ceremony<T>) out.to = Route::To::ceremony;
        if constexpr (of_vote<T>) out.to = Route::To::vote;
        if constexpr (of_ceremony<T> || one_of<T, SetUpTellers, CallRehearsal, SendRehearsal, OpenSecretBallot>)
          out.ceremony = what.ceremony;
        if constexpr (of_vote<T> || std::is_same_v<T, CallRehearsal>) out.vote = what.vote;
        return out;
      },
      act.what);
}

std::optional<Code> Ballots::take(const Act& act, SeatId by, const SecretAct& as, Checking checking) {
  const Route route = route_of(act);
  switch (route.to) {
    case Route::To::nowhere: return std::nullopt;
    case Route::To::registry: return register_credential(as, checking);
    case Route::To::setup: return set_up(route, as);
    case Route::To::ceremony: return to_ceremony(route, act, by, as);
    case Route::To::rehearse: return rehearse(route, as);
    case Route::To::vote: return to_vote(route, act, by, as, checking);
  }
  base::check(false, "a route that leads nowhere");
  return std::nullopt;
}

// Whether a registration is right does not depend on the machine: the first one says.
std::optional<Code> Ballots::register_credential(const SecretAct& as, Checking checking) {
  if (auto code = refused(registry_->apply(as.bytes, checking))) return code;
  registrations_.push_back(as.position);
  const auto pass_on = [&](ballot::Election& machine) {
    base::check(machine.apply(as.bytes, Checking::trusted).has_value(), "a registration is right for one vote alone");
  };
  for (auto& [number, one] : ceremonies_) pass_on(*one.machine);
  for (auto& [number, one] : votes_)
    if (!is_over(*one.machine)) pass_on(*one.machine);
  return std::nullopt;
}

std::optional<Code> Ballots::set_up(const Route& route, const SecretAct& as) {
  if (ceremonies_.contains(route.ceremony)) return Code::ceremony;
  auto machine = registry_->fork();
  if (auto code = refused(machine->apply(as.bytes))) return code;
  Ceremony& one = ceremonies_[route.ceremony];
  one.machine = std::move(machine);
  one.began = one.last = as.position;
  one.acts.push_back(as.position);
  return std::nullopt;
}

std::optional<Code> Ballots::unless_own_key(const Route& route, SeatId by, const record::KeyId& key) const {
  if (!route.by_teller) return std::nullopt;
  const auto found = ceremonies_.find(route.ceremony);
  if (found == ceremonies_.end()) return Code::phase;
  const auto own = found->second.keys.find(by);
  return own == found->second.keys.end() || own->second == key ? std::nullopt : std::optional(Code::teller);
}

std::optional<Code> Ballots::to_ceremony(const Route& route, const Act& act, SeatId by, const SecretAct& as) {
  const auto found = ceremonies_.find(route.ceremony);
  if (found == ceremonies_.end()) return Code::phase;
  Ceremony& one = found->second;
  if (auto code = unless_own_key(route, by, as.key)) return code;
  if (auto code = refused(one.machine->apply(as.bytes))) return code;
  if (std::holds_alternative<SendCommitment>(act.what)) one.keys[by] = as.key;
  note(one, act, as.position);
  return std::nullopt;
}

void Ballots::note(Ceremony& ceremony, const Act& act, Position position) {
  ceremony.last = position;
  ceremony.acts.push_back(position);
  if (std::holds_alternative<BeginRound>(act.what) || std::holds_alternative<SettleKey>(act.what) ||
      std::holds_alternative<ConsentToTellers>(act.what)) {
    ceremony.began = position;
    ceremony.sent = 0;
    return;
  }
  const std::size_t t = ceremony.machine->threshold();
  const std::size_t enough = t == ceremony.machine->tellers().size() ? t : t + 1;
  if (++ceremony.sent == enough) ceremony.enough = position;
}

std::optional<Code> Ballots::rehearse(const Route& route, const SecretAct& as) {
  const auto ceremony = ceremonies_.find(route.ceremony);
  if (ceremony == ceremonies_.end()) return Code::phase;
  const auto known = votes_.find(route.vote);
  if (known != votes_.end() && known->second.ceremony != route.ceremony) return Code::ceremony;
  std::unique_ptr<ballot::Election> fresh = known == votes_.end() ? ceremony->second.machine->fork() : nullptr;
  ballot::Election& machine = fresh ? *fresh : *known->second.machine;
  if (auto code = refused(machine.apply(as.bytes))) return code;
  Vote& one = votes_[route.vote];
  if (fresh) one.machine = std::move(fresh);
  one.ceremony = route.ceremony;
  one.called = as.position;
  one.acts.push_back(as.position);
  return std::nullopt;
}

std::optional<Code> Ballots::to_vote(const Route& route, const Act& act, SeatId by, const SecretAct& as,
                                     Checking checking) {
  const auto found = votes_.find(route.vote);
  if (found == votes_.end()) return Code::phase;
  Vote& one = found->second;
  if (auto code = unless_own_key({route.to, one.ceremony, route.vote, route.by_teller}, by, as.key)) return code;
  // What was put off is settled before the lock: from there on others rely on it.
  if (std::holds_alternative<LockBallot>(act.what) && !one.machine->deferred_hold()) return Code::signature;
  if (auto code = refused(one.machine->apply(as.bytes, checking, as.holds_under))) return code;
  const bool is_ballot =
      std::holds_alternative<CastSealed>(act.what) || std::holds_alternative<ChallengeSealed>(act.what);
  (is_ballot ? one.ballots[by] : one.acts).push_back(as.position);
  if (std::holds_alternative<OpenSecretBallot>(act.what) || std::holds_alternative<ConsentToBallot>(act.what))
    one.opened = as.position;
  if (std::holds_alternative<LockBallot>(act.what)) one.locked = as.position;
  return std::nullopt;
}

std::vector<ballot::OpenVote> Ballots::open_votes() const {
  std::vector<ballot::OpenVote> out;
  for (const auto& [number, one] : votes_)
    if (auto open = one.machine->open_vote()) out.push_back(std::move(*open));
  return out;
}

std::optional<Position> Ballots::mark(const Act& act) const {
  const Route route = route_of(act);
  if (route.to == Route::To::registry || route.to == Route::To::setup) return 0;
  const auto ceremony = ceremonies_.find(route.ceremony);
  const Ceremony none{};
  const Ceremony& of = ceremony == ceremonies_.end() ? none : ceremony->second;
  if (route.to == Route::To::rehearse) return of.began;
  if (route.to == Route::To::ceremony) {
    if (std::holds_alternative<BeginRound>(act.what)) return of.enough;
    return std::holds_alternative<SettleKey>(act.what) ? of.last : of.began;
  }
  const auto vote = votes_.find(route.vote);
  if (route.to != Route::To::vote || vote == votes_.end()) return std::nullopt;
  if (std::holds_alternative<SendRehearsal>(act.what)) return vote->second.called;
  if (std::holds_alternative<CastSealed>(act.what) || std::holds_alternative<ChallengeSealed>(act.what))
    return vote->second.opened;
  if (std::holds_alternative<SendPart>(act.what) || std::holds_alternative<StateResult>(act.what))
    return vote->second.locked;
  return std::nullopt;
}

std::vector<Position> Ballots::transcript_of_ceremony(CeremonyNumber number) const {
  const auto found = ceremonies_.find(number);
  if (found == ceremonies_.end()) return {};
  std::vector<Position> out = registrations_;
  out.insert(out.end(), found->second.acts.begin(), found->second.acts.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Position> Ballots::transcript(BallotNumber number, const std::function<bool(SeatId)>& whose) const {
  const auto found = votes_.find(number);
  if (found == votes_.end()) return {};
  std::vector<Position> out = transcript_of_ceremony(found->second.ceremony);
  out.insert(out.end(), found->second.acts.begin(), found->second.acts.end());
  for (const auto& [seat, ballots] : found->second.ballots)
    if (whose(seat)) out.insert(out.end(), ballots.begin(), ballots.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Position> Ballots::transcript_of_vote(BallotNumber number) const {
  return transcript(number, [](SeatId) { return true; });
}

std::vector<Position> Ballots::transcript_for(BallotNumber number, std::optional<SeatId> seat) const {
  return transcript(number, [&](SeatId other) { return seat == other; });
}

bool Ballots::deferred_hold() {
  bool holds = true;
  for (auto& [number, one] : votes_) holds = one.machine->deferred_hold() && holds;
  return holds;
}

const ballot::Election* Ballots::ceremony(CeremonyNumber number) const {
  const auto found = ceremonies_.find(number);
  return found == ceremonies_.end() ? nullptr : found->second.machine.get();
}

const ballot::Election* Ballots::vote(BallotNumber number) const {
  const auto found = votes_.find(number);
  return found == votes_.end() ? nullptr : found->second.machine.get();
}

}  // namespace clerk
