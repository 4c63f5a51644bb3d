// Who plays a secret ballot in a rehearsal: devices of seats and tellers, with real keys that are thrown away. An act
// of a scene has only its directions; here it gets what a device would have made.
#pragma once
#include <map>
#include <memory>

#include "ballot/duties.hpp"
#include "clerk/prepared.hpp"
#include "hall/keeper.hpp"

namespace cli {

class Troupe {
 public:
  // The act as the author's device would sign it now. Acts of other kinds stay as they are. Error: the device cannot;
  // a rehearsal that does not follow the protocol.
  base::Result<assembly::Act> played(const assembly::Act& act, assembly::SeatId by, hall::Keeper& keeper);

 private:
  struct Voter {
    crypto::Secrets seed{1};
    std::int64_t issue = 0;
    std::map<assembly::BallotNumber, std::uint32_t> sequences;
  };
  friend struct Playing;

  std::map<assembly::SeatId, Voter> voters_;
  std::map<std::pair<assembly::CeremonyNumber, assembly::SeatId>, std::unique_ptr<ballot::Teller>> tellers_;
};

}  // namespace cli
