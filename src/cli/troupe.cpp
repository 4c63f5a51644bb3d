#include "cli/troupe.hpp"

#include <algorithm>

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "crypto/random.hpp"

namespace cli {

using namespace assembly;

namespace {

std::string in_base64(std::string_view bytes) { return base::base64(bytes); }
base::Error cannot(std::string what) { return {{}, std::move(what), ""}; }

}  // namespace

// One act: for each kind what its author's device does.
struct Playing {
  Troupe& troupe;
  SeatId by;
  hall::Keeper& keeper;

  using Played = base::Result<Act>;
  const clerk::Ballots& ballots() const { return keeper.journal().ballots(); }

  Played operator()(RegisterCredential what) {
    Troupe::Voter& voter = troupe.voters_[by];
    crypto::fill_random(voter.seed.all());
    voter.issue = what.issue;
    crypto::Secrets s(1);
    if (!secret(s[0])) return base::fail(cannot("a seed without a secret"));
    ballot::SystemDraws draws;
    what.message = in_base64(ballot::register_credential(s[0], keeper.journal().origin(), by.view(),
                                                         static_cast<std::uint32_t>(what.issue), draws));
    return Act{std::move(what)};
  }
  Played operator()(const ConsentToTellers& what) { return consented(what); }
  Played operator()(const ConsentToBallot& what) { return consented(what); }
  Played operator()(SendCommitment what) {
    const auto* ceremony = ballots().ceremony(what.ceremony);
    return of_teller(std::move(what), ceremony);
  }
  Played operator()(SendDeal what) {
    const auto* ceremony = ballots().ceremony(what.ceremony);
    return of_teller(std::move(what), ceremony);
  }
  Played operator()(SendAnswer what) {
    const auto* ceremony = ballots().ceremony(what.ceremony);
    return of_teller(std::move(what), ceremony);
  }
  Played operator()(SendRehearsal what) {
    const auto vote = what.vote;
    return of_teller(std::move(what), ballots().vote(vote), vote);
  }
  Played operator()(SendVerdict what) {
    const auto owed = duty(ballots().ceremony(what.ceremony), 0);
    if (!owed) return base::fail(owed.error());
    what.against.assign(owed->against.begin(), owed->against.end());
    return Act{std::move(what)};
  }
  Played operator()(SendPart what) {
    const auto owed = duty(ballots().vote(what.vote), what.vote);
    if (!owed) return base::fail(owed.error());
    what.lock = in_base64(base::view(owed->lock));
    what.message = in_base64(owed->message);
    return Act{std::move(what)};
  }
  Played operator()(const SettleKey& what) {
    auto key = clerk::prepared_key(keeper.journal(), what.ceremony);
    if (!key) return base::fail(cannot("the tellers have no key yet"));
    return Act{std::move(*key)};
  }
  Played operator()(const OpenSecretBallot& what) {
    auto prepared = clerk::prepared_ballot(keeper.journal(), what.override_reason);
    if (!prepared) return base::fail(cannot("the ballot cannot be opened: " + std::string(prepared.error().id)));
    if (auto put = keeper.put_file(prepared->roll, false); !put) return base::fail(put.error());
    prepared->act.floor = what.floor;
    return Act{std::move(prepared->act)};
  }
  Played operator()(CastSealed what) {
    auto sealed = seal(what.vote, what.ballot);
    if (!sealed) return base::fail(sealed.error());
    what.ballot = in_base64(sealed->ballot);
    return Act{std::move(what)};
  }
  Played operator()(ChallengeSealed what) {
    auto sealed = seal(what.vote, what.sealed);
    if (!sealed) return base::fail(sealed.error());
    what.sealed = in_base64(sealed->body);
    what.opening = in_base64(sealed->opening);
    return Act{std::move(what)};
  }
  Played operator()(StateResult what) {
    const ballot::Election* machine = ballots().vote(what.vote);
    if (machine) what.lock = in_base64(base::view(machine->lock()));
    return Act{std::move(what)};  // the numbers are the scene's: the record compares them with the sum
  }
  template <class Other>
  Played operator()(Other what) {
    return Act{std::move(what)};
  }

  bool secret(std::uint8_t* s) {
    const Troupe::Voter& voter = troupe.voters_.at(by);
    return ballot::credential_secret(s, voter.seed[0], keeper.journal().origin(), by.view(),
                                     static_cast<std::uint32_t>(voter.issue));
  }

  template <class What>
  Played consented(const What& what) {
    auto consent = clerk::prepared_consent(keeper.journal(), what);
    if (!consent) return base::fail(cannot("nothing waits for consent"));
    return Act{std::move(*consent)};
  }

  base::Result<ballot::Duty> duty(const ballot::Election* machine, BallotNumber vote) {
    const auto index = machine ? ballot::index_of(*machine, by.view()) : std::nullopt;
    if (!index) return base::fail(cannot(by.text() + " is no teller of this ceremony"));
    auto& teller = troupe.tellers_[{ceremony_of(machine, vote), by}];
    if (!teller) {
      ballot::SystemDraws draws;
      teller = std::make_unique<ballot::Teller>(machine->ceremony_digest(), *index, machine->threshold(), draws);
    }
    auto owed = ballot::duty_of(*machine, *teller, vote);
    if (!owed) return base::fail(cannot(by.text() + ": " + std::string(ballot::text_of(owed.error()))));
    if (!*owed) return base::fail(cannot(by.text() + " owes nothing now"));
    return std::move(**owed);
  }
  CeremonyNumber ceremony_of(const ballot::Election* machine, BallotNumber vote) const {
    for (const auto& [number, ceremony] : keeper.journal().state().ceremonies)
      if (ballots().ceremony(number) == machine || ceremony.rehearsed.contains(vote)) return number;
    return 0;
  }
  template <class What>
  Played of_teller(What what, const ballot::Election* machine, BallotNumber vote = 0) {
    const auto owed = duty(machine, vote);
    if (!owed) return base::fail(owed.error());
    what.message = in_base64(owed->message);
    return Act{std::move(what)};
  }

  struct SealedBallot {
    std::string ballot, body, opening;
  };
  base::Result<SealedBallot> seal(BallotNumber number, const std::string& direction) {
    const ballot::Election* machine = ballots().vote(number);
    const ballot::Voting* voting = machine ? machine->voting() : nullptr;
    const SecretBallot& ballot = keeper.journal().state().secret_ballots.at(number);
    const State& state = keeper.journal().state();
    const auto form = ballot_form(keeper.journal().rules(), state, balloted_by(state, ballot));
    if (!voting || !form) return base::fail(cannot("no ballot is open"));
    std::vector<std::uint8_t> choice(voting->shape.slots(), 0);
    for (const std::string_view word : base::words(direction)) {
      const auto option = std::find(form->options.begin(), form->options.end(), word);
      choice[static_cast<std::size_t>(option - form->options.begin())] = 1;  // no option: the last slot, abstention
    }
    crypto::Secrets s(1);
    if (!secret(s[0])) return base::fail(cannot("a seed without a secret"));
    const std::uint32_t sequence = ++troupe.voters_.at(by).sequences[number];
    ballot::HedgedDraws draws(s[0], std::string(base::view(voting->v)), sequence);
    const ballot::Sealed sealed(*voting, s[0], sequence, choice, draws);
    SealedBallot out{"", sealed.body(), sealed.opening()};
    out.ballot = sealed.cast(draws);
    return out;
  }
};

base::Result<Act> Troupe::played(const Act& act, SeatId by, hall::Keeper& keeper) {
  return std::visit([&](const auto& what) { return Playing{*this, by, keeper}(what); }, act.what);
}

}  // namespace cli
