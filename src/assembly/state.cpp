// What can be asked of a state, and what opening a sitting and counting by tellers work out from it.
#include "assembly/state.hpp"

#include <algorithm>

#include "assembly/internal/evolution.hpp"

namespace assembly {

using rules::Figure;

State::State(const rules::Rules& rules)
    : roster(rules.roster), shape(rules.shape), seats(rules.roster->seats.size()), figures_now(rules.shape) {
  for (const auto& choice : rules.choices) choices.push_back(choice.id);
  for (const auto& item : rules.classes) classes.push_back(item.id);
  for (const auto& item : rules.weights) weights.push_back(item.id);
  for (const auto& figure : rules.figures) figures.push_back(figure.id);
  if (const rules::Officer* presides = rules.officer(rules::Role::presiding))
    usual_chair = SeatId::of(presides->id.view());
  chair = usual_chair;
  Session always;
  if (!rules.sessions.empty()) always.kind = rules.sessions.front().id;
  sessions.emplace(0, always);
}

const Election* State::election(Position id) const {
  const auto found = elections.find(id);
  return found == elections.end() ? nullptr : &found->second;
}

const Vote* State::vote(VoteId id) const {
  const auto found = votes.find(id);
  return found == votes.end() ? nullptr : &found->second;
}

const PendingMotion* State::motion(Position id) const {
  const auto found = std::find_if(motions.begin(), motions.end(), [&](const PendingMotion& m) { return m.id == id; });
  return found == motions.end() ? nullptr : &*found;
}

bool State::counts_as_present(SeatIndex seat) const {
  const SeatState& state = seats[seat];
  return state.present || (state.proxy && seats[*state.proxy].present);
}

bool Sitting::tests(const rules::Quorum& quorum, rules::Moment moment) const {
  if (!presence_taken) return false;
  return quorum.at_moment(moment) || (quorum_challenged && quorum.at_moment(rules::Moment::challenge));
}

bool State::may_vote(const Vote& vote, SeatIndex seat) const {
  if (!vote.roll.empty()) return vote.roll[seat];
  const SeatState& state = seats[seat];
  const auto then = vote.voted_then.find(seat);
  const bool has_vote = then == vote.voted_then.end() ? state.votes : then->second;
  const bool in_class = state.term && (state.term->classes >> vote.entitled_class & 1);
  return has_vote && in_class && !std::binary_search(vote.concerned.begin(), vote.concerned.end(), seat);
}

namespace internal {

std::optional<std::size_t> index_in(const std::vector<std::string>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

// Adds `sign` times the seat, in every class it belongs to and by every weight, to one variable.
void add_seat(rules::Counts& counts, std::size_t variable, const rules::SeatTerm& term, std::int64_t sign) {
  for (std::size_t of = 0; of < counts.shape().classes; ++of) {
    if (!(term.classes >> of & 1)) continue;
    for (std::size_t by = 0; by < counts.shape().weights; ++by)
      counts.at(variable, of, by) += sign * term.weights[by];
  }
}

bool votes_on(const SeatState& seat, base::Date day) {
  if (!seat.term) return false;
  bool roster_votes = seat.term->votes;
  for (const StandingMark& mark : seat.marks) {
    if (!mark.votes && is_in_force(mark, day)) return false;
    if (is_waived(mark, day) && mark.standing == seat.term->standing) roster_votes = true;
  }
  return roster_votes;
}

}  // namespace internal

using internal::add_seat;
using internal::index_in;
using internal::votes_on;

bool is_waived(const StandingMark& mark, base::Date day) { return mark.waived_until && day <= *mark.waived_until; }

bool is_in_force(const StandingMark& mark, base::Date day) {
  return mark.active && !is_waived(mark, day) && (!mark.until || day <= *mark.until);
}

const rules::SeatTerm* term_in(const State& state, const Vote& vote, SeatIndex seat) {
  return vote.roll.empty() ? state.seats[seat].term : state.roster->seats[seat].on(vote.day);
}

std::optional<Sitting> sitting_of(const State& state, const Vote& vote) {
  if (vote.stage != Stage::open) return vote.locked_in;
  if (!vote.closes) return state.sitting;
  Sitting of_its_own;
  of_its_own.opened_at = vote.opened_at;
  of_its_own.presence_taken = true;
  return of_its_own;
}

std::int64_t present_at(const State& state, const Vote& vote, std::size_t of, std::size_t by) {
  if (!vote.closes) return state.figures_now.figure(Figure::present, of, by);
  std::int64_t voted = 0;
  for (std::size_t choice = 0; choice < state.shape.choices; ++choice) voted += vote.counts.at(choice, of, by);
  return voted;
}

std::size_t expected_of(const Vote& vote, SeatIndex seat) { return (seat + vote.id) % vote.choices.size(); }

rules::Counts figures_on(const State& state, base::Date day) {
  rules::Counts out(state.shape);
  for (SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    SeatState own = state.seats[seat];
    own.term = state.roster->seats[seat].on(day);
    if (!own.term) continue;
    add_seat(out, state.shape.figure(Figure::filled), *own.term, 1);
    if (votes_on(own, day)) add_seat(out, state.shape.figure(Figure::entitled), *own.term, 1);
    if (state.counts_as_present(seat)) add_seat(out, state.shape.figure(Figure::present), *own.term, 1);
    if (own.present) add_seat(out, state.shape.figure(Figure::in_person), *own.term, 1);
  }
  return out;
}

void apply_sheet(const State& state, Vote& vote, const CountSheet& sheet) {
  vote.sheet = sheet;
  for (const std::uint8_t choice : vote.choices)
    for (std::size_t of = 0; of < state.shape.classes; ++of)
      for (std::size_t by = 0; by < state.shape.weights; ++by) vote.counts.at(choice, of, by) = 0;
  for (const CountLine& line : sheet) {
    const auto choice = index_in(state.choices, line.choice.view());
    const auto of = index_in(state.classes, line.of.view()), by = index_in(state.weights, line.by.view());
    if (choice && of && by) vote.counts.at(*choice, *of, *by) = line.number;
  }
}

std::vector<SeatIndex> roll_call(const State& state, const Vote& vote) {
  std::vector<SeatIndex> out;
  for (SeatIndex seat = 0; seat < state.seats.size(); ++seat)
    if (state.may_vote(vote, seat)) out.push_back(seat);
  const auto from = vote.called_from ? state.roster->find(*vote.called_from) : std::nullopt;
  if (from) std::rotate(out.begin(), std::lower_bound(out.begin(), out.end(), *from), out.end());
  return out;
}

bool Floor::waits() const {
  return std::any_of(list.begin(), list.end(), [](const FloorRequest& r) { return r.speech == Speech::statement; });
}

void evolve(State& state, const Event& event) { std::visit(internal::Evolution(state), event.what); }

}  // namespace assembly
