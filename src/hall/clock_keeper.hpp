// Whoever opens and locks announced votes at their times: an office of the body whose key the hall holds. It decides
// nothing: what is due is what the rules let that office do, and each is an act like any other's.
#pragma once
#include <optional>

#include "hall/intake.hpp"

namespace hall {

class ClockKeeper {
 public:
  ClockKeeper(crypto::SigningKey key, assembly::SeatId office) : key_(std::move(key)), office_(office) {}

  // The next act that is due, signed for what the record is now. Nothing: none is. In the room's thread.
  std::optional<ActLine> due(const Keeper& keeper, base::Instant now) const;

 private:
  crypto::SigningKey key_;
  assembly::SeatId office_;
};

}  // namespace hall
