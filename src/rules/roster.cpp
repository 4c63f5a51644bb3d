#include "rules/roster.hpp"

#include <algorithm>

namespace rules {

const SeatTerm* Seat::on(base::Date day) const {
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const SeatTerm& term) { return term.on(day); });
  return found == terms.end() ? nullptr : &*found;
}

std::optional<SeatIndex> Roster::find(SeatId id) const {
  const auto found = index.find(id);
  if (found == index.end()) return std::nullopt;
  return found->second;
}

}  // namespace rules
