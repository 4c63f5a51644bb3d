// How much of the record a device must have seen for its act to count. An act that was refused can then not be kept
// and played later: whatever would make it acceptable has moved the mark past what it saw.
//
// The mark of an act is the latest of
//   - every entry that it names (a vote, a text, a motion …),
//   - the last entry that changed what is before the assembly, which is all that happens but what many do side by
//     side: casting, asking for the floor, sponsoring, arriving …,
//   - the last entry that changed what the seat itself may do (presence, standing, proxies, keys).
#pragma once
#include <map>

#include "assembly/event.hpp"

namespace clerk {

class Freshness {
 public:
  void note(assembly::Position position, const assembly::Events& events);
  // Since the seat's own rights last changed.
  assembly::Position mark_of(assembly::SeatId seat) const;
  // A head must be larger than this.
  assembly::Position mark(const assembly::Act& act, assembly::SeatId by) const;

 private:
  assembly::Position floor_ = 0;
  std::map<assembly::SeatId, assembly::Position> seats_;
};

}  // namespace clerk
