// The secret ballots of a record. Each vote has a state machine of its own (ballot::Election), fed with the acts that
// are about it; an act is in order if every machine that it concerns takes it. What the machines cannot know is held
// here: that a teller keeps one key through a ceremony, and how much of the record an act must have seen.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assembly/act.hpp"
#include "assembly/event.hpp"
#include "ballot/election.hpp"
#include "record/entry.hpp"

namespace clerk {

// The bytes of an act, and by which key they were signed.
struct SecretAct {
  std::string_view bytes;
  record::KeyId key{};
  assembly::Position position = 0;
  std::optional<ballot::Digest> holds_under =
      {};  // of a ballot that was looked at before its turn (ballot/ahead.hpp)
};

class Ballots {
 public:
  Ballots(std::string origin, ballot::Blobs blobs);

  // An act of the secret ballot, already allowed by the rules. Refused: nothing has changed. Other acts: nothing.
  std::optional<ballot::Code> take(const assembly::Act& act, assembly::SeatId by, const SecretAct& as,
                                   ballot::Checking checking);

  // Those that take ballots now.
  std::vector<ballot::OpenVote> open_votes() const;

  // A head must be larger than this for the act to count; nothing: it is no act of the secret ballot, or one that
  // changes what is before the assembly, which must have seen all of that.
  std::optional<assembly::Position> mark(const assembly::Act& act) const;

  // Whether the equations that were put off hold; asked before anybody relies on them.
  bool deferred_hold();

  // Null: there is none of that number.
  const ballot::Election* ceremony(assembly::CeremonyNumber number) const;
  const ballot::Election* vote(assembly::BallotNumber number) const;
  // The positions of the acts that are about it, rising: what a verifier runs. Empty: there is none of that number.
  std::vector<assembly::Position> transcript_of_ceremony(assembly::CeremonyNumber number) const;
  std::vector<assembly::Position> transcript_of_vote(assembly::BallotNumber number) const;
  // … of what was cast and checked only that seat's; nothing: nobody's.
  std::vector<assembly::Position> transcript_for(assembly::BallotNumber number,
                                                 std::optional<assembly::SeatId> seat) const;
  // Every seat's key for secret ballots.
  const ballot::Credentials& credentials() const { return registry_->credentials(); }

 private:
  struct Ceremony {
    std::unique_ptr<ballot::Election> machine;       // without any vote's rehearsal
    std::map<assembly::SeatId, record::KeyId> keys;  // of each teller, from its commitment on
    assembly::Position began = 0, enough = 0, last = 0;
    std::size_t sent = 0;  // in the round that runs
    std::vector<assembly::Position> acts;
  };
  struct Vote {
    std::unique_ptr<ballot::Election> machine;
    assembly::CeremonyNumber ceremony = 0;
    assembly::Position called = 0, opened = 0, locked = 0;
    std::vector<assembly::Position> acts;                                 // but for ballots
    std::map<assembly::SeatId, std::vector<assembly::Position>> ballots;  // cast and checked
  };
  // What an act is about; a kind for each way in which it is handed on.
  struct Route {
    enum class To : std::uint8_t { nowhere, registry, setup, ceremony, rehearse, vote } to = To::nowhere;
    assembly::CeremonyNumber ceremony = 0;
    assembly::BallotNumber vote = 0;
    bool by_teller = false;
  };
  static Route route_of(const assembly::Act& act);

  using Result = std::optional<ballot::Code>;
  Result register_credential(const SecretAct& as, ballot::Checking checking);
  Result set_up(const Route& route, const SecretAct& as);
  Result to_ceremony(const Route& route, const assembly::Act& act, assembly::SeatId by, const SecretAct& as);
  Result rehearse(const Route& route, const SecretAct& as);
  Result to_vote(const Route& route, const assembly::Act& act, assembly::SeatId by, const SecretAct& as,
                 ballot::Checking checking);
  Result unless_own_key(const Route& route, assembly::SeatId by, const record::KeyId& key) const;
  void note(Ceremony& ceremony, const assembly::Act& act, assembly::Position position);
  std::vector<assembly::Position> transcript(assembly::BallotNumber number,
                                             const std::function<bool(assembly::SeatId)>& whose) const;

  std::unique_ptr<ballot::Election> registry_;  // has seen nothing but registrations
  std::vector<assembly::Position> registrations_;
  std::map<assembly::CeremonyNumber, Ceremony> ceremonies_;
  std::map<assembly::BallotNumber, Vote> votes_;
};

}  // namespace clerk
