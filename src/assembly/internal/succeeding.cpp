// A state that goes on under other rules: seats are found by their ids in the new roster and keep all that is theirs.
#include <algorithm>
#include <numeric>

#include "assembly/state.hpp"
#include "base/check.hpp"

namespace assembly {
namespace {

// Where each seat stands now, by where it stood.
using Places = std::vector<SeatIndex>;

Places places_in(const rules::Roster& old, const rules::Roster& next) {
  Places out;
  for (const rules::Seat& seat : old.seats) {
    const auto place = next.find(seat.id);
    base::check(place.has_value(), "a roster that lost a seat");
    out.push_back(*place);
  }
  return out;
}

void move_all(std::vector<SeatIndex>& seats, const Places& places) {
  for (SeatIndex& seat : seats) seat = places[seat];
}

template <class T>
void move_all(std::unordered_map<SeatIndex, T>& by_seat, const Places& places) {
  std::unordered_map<SeatIndex, T> out;
  for (auto& [seat, value] : by_seat) out.emplace(places[seat], std::move(value));
  by_seat = std::move(out);
}

void move_seats(State& state, const Places& places, std::size_t seats) {
  std::vector<SeatState> moved(seats);
  for (SeatIndex old = 0; old < places.size(); ++old) {
    SeatState& seat = moved[places[old]] = std::move(state.seats[old]);
    seat.term = nullptr;  // the next sitting takes the roll
    seat.votes = false;
    if (seat.proxy) seat.proxy = places[*seat.proxy];
    move_all(seat.principals, places);
  }
  state.seats = std::move(moved);
}

void move_ballots(Vote& vote, const Places& places, std::size_t seats) {
  if (!vote.roll.empty()) {
    std::vector<bool> moved(seats, false);
    for (SeatIndex old = 0; old < places.size(); ++old) moved[places[old]] = vote.roll[old];
    vote.roll = std::move(moved);
  }
  move_all(vote.ballots, places);
  for (auto& [seat, ballot] : vote.ballots) ballot.by = places[ballot.by];
  move_all(vote.voted_then, places);
  move_all(vote.concerned, places);
  std::sort(vote.concerned.begin(), vote.concerned.end());
}

}  // namespace

void go_on_under(State& state, const rules::Rules& next) {
  const Places places = places_in(*state.roster, *next.roster);
  move_seats(state, places, next.roster->seats.size());
  for (auto& [id, vote] : state.votes) move_ballots(vote, places, next.roster->seats.size());
  state.roster = next.roster;
  state.figures_now = rules::Counts(state.shape);
}

}  // namespace assembly
