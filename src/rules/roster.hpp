// Who sits in a body, from when to when, in which classes, with which weights: dated facts, loaded once.
//
//   seat,from,until,classes,shares,standing,cite
//   anna,1995-01-01,,founders,30,,
//   bela,2001-05-12,2004-06-23,,10,suspended,"decision of 12 May 2001"
//
// One row is one term. A seat may have several, in order and without overlap. `until` is the first day on which the
// row no longer holds; empty means "from the beginning" or "still".
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/time.hpp"
#include "rules/ids.hpp"

namespace rules {

struct SeatTerm {
  base::Date from = base::first_date;
  base::Date until = base::last_date;
  std::uint64_t classes = 0;          // bit i: class i of the body (bit 0 is "everybody")
  std::vector<std::int64_t> weights;  // [0] is 1
  StandingId standing;                // empty: in full standing
  bool votes = true;                  // false: the standing takes the vote away
  std::string cite;

  bool on(base::Date day) const { return from <= day && day < until; }
};

struct Seat {
  SeatId id;
  std::string name;  // as the roster gives it; may be empty
  std::vector<SeatTerm> terms;

  const SeatTerm* on(base::Date day) const;  // null: not a member that day
};

struct Roster {
  std::vector<Seat> seats;  // in the order of the file: the order of a roll-call
  std::unordered_map<SeatId, SeatIndex> index;

  std::optional<SeatIndex> find(SeatId id) const;
};

}  // namespace rules
