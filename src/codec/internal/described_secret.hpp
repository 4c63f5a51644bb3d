// The acts and events of the secret ballot. The acts stand in the record as its page has them (section 10): every
// field is written, also where it is empty.
#pragma once
#include "assembly/secret_events.hpp"
#include "codec/internal/described.hpp"

namespace codec::internal {

using namespace assembly;

constexpr std::array<std::string_view, 5> words(Tag<CeremonyStage>) {
  return {"commit", "deal", "verdict", "answer", "key"};
}

constexpr auto describe(Tag<RegisterCredential>) {
  return described("credential.register", f("issue", &RegisterCredential::issue),
                   must("message", &RegisterCredential::message));
}
constexpr auto describe(Tag<SetUpTellers>) {
  return described("teller.setup", f("ceremony", &SetUpTellers::ceremony), must("tellers", &SetUpTellers::tellers),
                   f("t", &SetUpTellers::t), must("override", &SetUpTellers::override_reason));
}
constexpr auto describe(Tag<ConsentToTellers>) {
  return described("teller.consent", f("ceremony", &ConsentToTellers::ceremony), must("to", &ConsentToTellers::to));
}
constexpr auto describe(Tag<SendCommitment>) {
  return described("teller.commit", f("ceremony", &SendCommitment::ceremony),
                   must("message", &SendCommitment::message));
}
constexpr auto describe(Tag<BeginRound>) {
  return described("teller.round", f("ceremony", &BeginRound::ceremony), f("round", &BeginRound::round));
}
constexpr auto describe(Tag<SendDeal>) {
  return described("teller.deal", f("ceremony", &SendDeal::ceremony), must("message", &SendDeal::message));
}
constexpr auto describe(Tag<SendVerdict>) {
  return described("teller.verdict", f("ceremony", &SendVerdict::ceremony), must("against", &SendVerdict::against));
}
constexpr auto describe(Tag<SendAnswer>) {
  return described("teller.answer", f("ceremony", &SendAnswer::ceremony), must("message", &SendAnswer::message));
}
constexpr auto describe(Tag<SettleKey>) {
  return described("teller.key", f("ceremony", &SettleKey::ceremony), must("qualified", &SettleKey::qualified),
                   must("key", &SettleKey::key), must("shares", &SettleKey::shares));
}
constexpr auto describe(Tag<CallRehearsal>) {
  return described("teller.rehearse", f("ceremony", &CallRehearsal::ceremony), f("vote", &CallRehearsal::vote));
}
constexpr auto describe(Tag<SendRehearsal>) {
  return described("teller.rehearsal", f("ceremony", &SendRehearsal::ceremony), f("vote", &SendRehearsal::vote),
                   must("message", &SendRehearsal::message));
}
constexpr auto describe(Tag<OpenSecretBallot>) {
  return described("ballot.open", f("vote", &OpenSecretBallot::vote), f("ceremony", &OpenSecretBallot::ceremony),
                   must("key", &OpenSecretBallot::key), must("question", &OpenSecretBallot::question),
                   must("options", &OpenSecretBallot::options), f("minimum", &OpenSecretBallot::minimum),
                   f("maximum", &OpenSecretBallot::maximum), must("classes", &OpenSecretBallot::classes),
                   must("roll", &OpenSecretBallot::roll), f("floor", &OpenSecretBallot::floor),
                   must("override", &OpenSecretBallot::override_reason));
}
constexpr auto describe(Tag<ConsentToBallot>) {
  return described("ballot.consent", f("vote", &ConsentToBallot::vote), must("to", &ConsentToBallot::to));
}
constexpr auto describe(Tag<CastSealed>) {
  return described("ballot.cast", f("vote", &CastSealed::vote), must("ballot", &CastSealed::ballot));
}
constexpr auto describe(Tag<ChallengeSealed>) {
  return described("ballot.challenge", f("vote", &ChallengeSealed::vote), must("sealed", &ChallengeSealed::sealed),
                   must("opening", &ChallengeSealed::opening));
}
constexpr auto describe(Tag<LockBallot>) { return described("ballot.lock", f("vote", &LockBallot::vote)); }
constexpr auto describe(Tag<SendPart>) {
  return described("ballot.decrypt", f("vote", &SendPart::vote), must("lock", &SendPart::lock),
                   must("message", &SendPart::message));
}
constexpr auto describe(Tag<StateResult>) {
  return described("ballot.result", f("vote", &StateResult::vote), must("lock", &StateResult::lock),
                   f("ballots", &StateResult::ballots), must("counts", &StateResult::counts));
}
constexpr auto describe(Tag<VoidBallot>) {
  return described("ballot.void", f("vote", &VoidBallot::vote), must("reason", &VoidBallot::reason));
}

constexpr auto describe(Tag<CredentialRegistered>) {
  return described("credential_registered", f("seat", &CredentialRegistered::seat),
                   f("issue", &CredentialRegistered::issue));
}
constexpr auto describe(Tag<TellersSetUp>) {
  return described("tellers_set_up", f("ceremony", &TellersSetUp::ceremony), f("tellers", &TellersSetUp::tellers),
                   f("t", &TellersSetUp::t), may("awaits", &TellersSetUp::awaits), f("at", &TellersSetUp::at));
}
constexpr auto describe(Tag<TellersConsented>) {
  return described("tellers_consented", f("ceremony", &TellersConsented::ceremony), f("at", &TellersConsented::at));
}
constexpr auto describe(Tag<TellerAnswered>) {
  return described("teller_answered", f("ceremony", &TellerAnswered::ceremony), f("teller", &TellerAnswered::teller));
}
constexpr auto describe(Tag<RoundBegun>) {
  return described("round_begun", f("ceremony", &RoundBegun::ceremony), f("stage", &RoundBegun::stage),
                   f("missing", &RoundBegun::missing), f("at", &RoundBegun::at));
}
constexpr auto describe(Tag<KeySettled>) {
  return described("key_settled", f("ceremony", &KeySettled::ceremony), f("missing", &KeySettled::missing));
}
constexpr auto describe(Tag<RehearsalCalled>) {
  return described("rehearsal_called", f("ceremony", &RehearsalCalled::ceremony), f("vote", &RehearsalCalled::vote));
}
constexpr auto describe(Tag<TellerRehearsed>) {
  return described("teller_rehearsed", f("ceremony", &TellerRehearsed::ceremony), f("vote", &TellerRehearsed::vote),
                   f("teller", &TellerRehearsed::teller));
}
constexpr auto describe(Tag<SecretBallotOpened>) {
  return described("secret_ballot_opened", f("ballot", &SecretBallotOpened::ballot),
                   f("ceremony", &SecretBallotOpened::ceremony), f("vote", &SecretBallotOpened::vote),
                   f("election", &SecretBallotOpened::election), f("roll", &SecretBallotOpened::roll),
                   may("awaits", &SecretBallotOpened::awaits));
}
constexpr auto describe(Tag<SecretBallotConsented>) {
  return described("secret_ballot_consented", f("ballot", &SecretBallotConsented::ballot));
}
constexpr auto describe(Tag<SealedCast>) {
  return described("sealed_cast", f("ballot", &SealedCast::ballot), f("seat", &SealedCast::seat));
}
constexpr auto describe(Tag<SealedChallenged>) {
  return described("sealed_challenged", f("ballot", &SealedChallenged::ballot), f("seat", &SealedChallenged::seat));
}
constexpr auto describe(Tag<SecretBallotLocked>) {
  return described("secret_ballot_locked", f("ballot", &SecretBallotLocked::ballot),
                   f("quorate", &SecretBallotLocked::quorate), f("at", &SecretBallotLocked::at));
}
constexpr auto describe(Tag<PartSent>) {
  return described("part_sent", f("ballot", &PartSent::ballot), f("teller", &PartSent::teller));
}
constexpr auto describe(Tag<SecretBallotCounted>) {
  return described("secret_ballot_counted", f("ballot", &SecretBallotCounted::ballot),
                   f("ballots", &SecretBallotCounted::ballots));
}
constexpr auto describe(Tag<SecretBallotVoided>) {
  return described("secret_ballot_voided", f("ballot", &SecretBallotVoided::ballot));
}

}  // namespace codec::internal
