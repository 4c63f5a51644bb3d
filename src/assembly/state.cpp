// State and evolve: folding events. Every function here is total: an event that does not fit changes nothing.
#include "assembly/state.hpp"

#include <algorithm>

namespace assembly {

using rules::Figure;

State::State(const rules::Rules& rules)
    : roster(rules.roster), shape(rules.shape), seats(rules.roster->seats.size()), figures_now(rules.shape) {
  for (const auto& choice : rules.choices) choices.push_back(choice.id);
  for (const auto& item : rules.classes) classes.push_back(item.id);
  for (const auto& item : rules.weights) weights.push_back(item.id);
  for (const auto& figure : rules.figures) figures.push_back(figure.id);
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
  const SeatState& state = seats[seat];
  const auto then = vote.voted_then.find(seat);
  const bool has_vote = then == vote.voted_then.end() ? state.votes : then->second;
  const bool in_class = state.term && (state.term->classes >> vote.entitled_class & 1);
  return has_vote && in_class && !std::binary_search(vote.concerned.begin(), vote.concerned.end(), seat);
}

namespace {

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

}  // namespace

bool is_waived(const StandingMark& mark, base::Date day) { return mark.waived_until && day <= *mark.waived_until; }

bool is_in_force(const StandingMark& mark, base::Date day) {
  return mark.active && !is_waived(mark, day) && (!mark.until || day <= *mark.until);
}

rules::Counts figures_on(const State& state, base::Date day) {
  rules::Counts out(state.shape);
  for (SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    SeatState own = state.seats[seat];
    own.term = state.roster->seats[seat].on(day);
    if (!own.term) continue;
    add_seat(out, state.shape.figure(Figure::filled), *own.term, 1);
    if (votes_on(own, day)) add_seat(out, state.shape.figure(Figure::entitled), *own.term, 1);
    if (state.counts_as_present(seat)) add_seat(out, state.shape.figure(Figure::present), *own.term, 1);
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

namespace {

// One object that applies events to one state; a member function for each event.
class Evolution {
 public:
  explicit Evolution(State& state) : state_(state) {}

  void operator()(const SittingOpened& event) {
    state_.sitting = Sitting{event.at, event.reconstruction, false, false, false};
    take_roll(base::date_of(event.at));
    state_.sitting->presence_taken = state_.figures_now.figure(Figure::present) > 0;
  }

  void operator()(const SittingClosed&) {
    state_.sitting.reset();
    state_.motions.clear();
    state_.ruling.reset();
    for (SeatIndex seat = 0; seat < state_.seats.size(); ++seat) {
      if (state_.seats[seat].present) set_present(seat, false);
      if (state_.seats[seat].proxy) end_proxy(seat);
    }
  }

  void operator()(const Arrived& event) {
    if (const auto seat = state_.roster->find(event.seat)) set_present(*seat, true);
    if (state_.sitting) state_.sitting->presence_taken = true;
  }

  void operator()(const Left& event) {
    if (const auto seat = state_.roster->find(event.seat)) set_present(*seat, false);
    if (state_.sitting) state_.sitting->presence_taken = true;
  }

  void operator()(const QuorumChallenged&) {
    if (state_.sitting) state_.sitting->quorum_challenged = true;
  }

  void operator()(const StandingSet& event) {
    const auto seat = state_.roster->find(event.seat);
    if (!seat) return;
    StandingMark& mark = mark_of(*seat, event.standing);
    mark.votes = event.votes;
    mark.active = true;
    mark.until = event.until;
    mark.waived_until.reset();
    renew(*seat);
  }

  void operator()(const StandingLifted& event) {
    const auto seat = state_.roster->find(event.seat);
    if (!seat) return;
    StandingMark& mark = mark_of(*seat, event.standing);
    if (event.until)
      mark.waived_until = event.until;
    else
      mark.active = false;
    if (!event.until) mark.waived_until = base::last_date;
    renew(*seat);
  }

  void operator()(const ProxyGiven& event) {
    const auto from = state_.roster->find(event.from), to = state_.roster->find(event.to);
    if (!from || !to || state_.seats[*from].proxy) return;
    change_presence(*from, [&] {
      state_.seats[*from].proxy = to;
      state_.seats[*to].principals.push_back(*from);
    });
  }

  void operator()(const ProxyEnded& event) {
    if (const auto from = state_.roster->find(event.from)) end_proxy(*from);
  }

  void operator()(const VoteOpened& event) {
    Vote vote;
    vote.id = event.vote;
    vote.opened_at = event.at;
    vote.day = event.day;
    vote.question = event.question;
    vote.majority = event.majority;
    vote.method = event.method;
    vote.counting = event.counting;
    vote.showing = event.showing;
    vote.second_vote_of = event.second_vote_of;
    vote.motion = event.motion;
    vote.entitled_class = index_in(state_.classes, event.entitled.view()).value_or(0);
    for (const ChoiceId choice : event.choices)
      if (const auto index = index_in(state_.choices, choice.view()))
        vote.choices.push_back(static_cast<std::uint8_t>(*index));
    for (const SeatId id : event.concerned)
      if (const auto seat = state_.roster->find(id)) vote.concerned.push_back(*seat);
    std::sort(vote.concerned.begin(), vote.concerned.end());
    vote.counts = state_.figures_now;
    freeze_entitled(vote);
    for (const StatedFigure& figure : event.figures)
      if (const auto index = index_in(state_.figures, figure.figure.view()))
        vote.counts.at(state_.shape.stated_figure(*index)) = figure.value;
    const auto first = vote.second_vote_of;
    const auto [at, is_new] = state_.votes.try_emplace(vote.id, std::move(vote));
    if (!is_new) return;
    if (first) state_.second_votes[*first] = event.vote;
    state_.open_vote = event.vote;
    if (event.motion) return;
    state_.method_set.reset();  // decided for this vote, and used
    state_.majority_found.reset();
  }

  void operator()(const MotionMoved& event) {
    const auto after = std::find_if(state_.motions.begin(), state_.motions.end(),
                                    [&](const PendingMotion& m) { return m.precedence > event.precedence; });
    state_.motions.insert(after, {event.motion, event.kind, event.by, event.precedence, event.voted});
    if (state_.ruling) state_.ruling->open_to_appeal = false;
  }

  void operator()(const MotionWithdrawn& event) { drop_motion(event.motion); }
  void operator()(const MotionDecided& event) { drop_motion(event.motion); }

  void operator()(const Ruled& event) {
    drop_motion(event.motion);
    state_.ruling = Ruling{event.ruling, true, false};
  }

  void operator()(const RulingReversed& event) {
    if (state_.ruling && state_.ruling->id == event.ruling) state_.ruling->reversed = true;
  }

  void operator()(const MethodSet& event) { state_.method_set = event; }
  void operator()(const MajorityFound& event) { state_.majority_found = event.majority; }

  void operator()(const SittingSuspended&) {
    if (state_.sitting) state_.sitting->suspended = true;
  }
  void operator()(const SittingResumed&) {
    if (state_.sitting) state_.sitting->suspended = false;
  }

  void operator()(const BallotCast& event) {
    Vote* vote = find(event.vote);
    const auto seat = state_.roster->find(event.seat), by = state_.roster->find(event.by);
    const auto choice = index_in(state_.choices, event.choice.view());
    if (!vote || vote->stage != Stage::open || !seat || !by || !choice || !state_.seats[*seat].term) return;
    if (std::find(vote->choices.begin(), vote->choices.end(), *choice) == vote->choices.end()) return;
    const rules::SeatTerm& term = *state_.seats[*seat].term;
    const auto [at, is_new] = vote->ballots.try_emplace(*seat);
    if (!is_new) add_seat(vote->counts, at->second.choice, term, -1);
    at->second = {static_cast<std::uint8_t>(*choice), *by, event.position};
    add_seat(vote->counts, *choice, term, +1);
    if (!state_.seats[*by].present) set_present(*by, true);  // whoever votes is there
  }

  void operator()(const VoteLocked& event) {
    Vote* vote = find(event.vote);
    if (!vote) return;
    vote->stage = Stage::locked;
    vote->locked_in = state_.sitting;
    for (std::size_t of = 0; of < state_.shape.classes; ++of)
      for (std::size_t by = 0; by < state_.shape.weights; ++by)
        vote->counts.at(state_.shape.figure(Figure::present), of, by) =
            state_.figures_now.figure(Figure::present, of, by);
  }

  // A teller who counts again and finds another number sends the others back to count again too.
  void operator()(const CountStated& event) {
    Vote* vote = find(event.vote);
    if (!vote) return;
    const auto own = vote->statements.find(event.teller);
    if (own != vote->statements.end() && own->second != event.sheet) vote->statements.clear();
    vote->statements[event.teller] = event.sheet;
  }

  void operator()(const CountAgreed& event) { take_sheet(event.vote, event.sheet); }

  void operator()(const OutcomeDeclared& event) {
    Vote* vote = find(event.vote);
    if (!vote) return;
    vote->declarations.push_back({event.position, event.outcome});
    vote->stage = event.outcome.ending == Ending::tied_casting ? Stage::tied : Stage::declared;
    if (vote->stage == Stage::declared && state_.open_vote == event.vote) state_.open_vote.reset();
    if (event.outcome.result == rules::Result::lapsed) free_second_vote(*vote);
  }

  void operator()(const ChangeProposed& event) {
    if (Vote* vote = find(event.vote)) vote->proposed = event;
  }

  void operator()(const VoteAnnulled& event) {
    Vote* vote = find(event.vote);
    if (!vote) return;
    vote->stage = Stage::annulled;
    vote->proposed.reset();
    free_second_vote(*vote);
    if (state_.open_vote == event.vote) state_.open_vote.reset();
  }

  void operator()(const CountCorrected& event) {
    take_sheet(event.vote, event.sheet);
    if (Vote* vote = find(event.vote)) vote->proposed.reset();
  }

  void operator()(const TitleCorrected& event) {
    if (Vote* vote = find(event.vote)) vote->proposed.reset();
  }

 private:
  Vote* find(VoteId id) {
    const auto found = state_.votes.find(id);
    return found == state_.votes.end() ? nullptr : &found->second;
  }

  void drop_motion(Position id) {
    std::erase_if(state_.motions, [&](const PendingMotion& m) { return m.id == id; });
  }

  // A second vote that came to nothing may be held again.
  void free_second_vote(const Vote& vote) {
    if (vote.second_vote_of) state_.second_votes.erase(*vote.second_vote_of);
  }

  // Who is a member and may vote on `day`. Whoever was noted at the doors stays present.
  void take_roll(base::Date day) {
    for (SeatIndex seat = 0; seat < state_.seats.size(); ++seat) {
      SeatState& own = state_.seats[seat];
      own.term = state_.roster->seats[seat].on(day);
      own.present = own.present && own.term;
      own.votes = votes_on(own, day);
    }
    state_.figures_now = figures_on(state_, day);
  }

  StandingMark& mark_of(SeatIndex seat, StandingId standing) {
    auto& marks = state_.seats[seat].marks;
    const auto found =
        std::find_if(marks.begin(), marks.end(), [&](const StandingMark& m) { return m.standing == standing; });
    if (found != marks.end()) return *found;
    marks.push_back({standing, false, false, {}, {}});
    return marks.back();
  }

  // After a standing changed: the seat's vote from now on, not in the vote that is open (S3).
  void renew(SeatIndex seat) {
    SeatState& own = state_.seats[seat];
    if (!state_.sitting || !own.term) return;
    const bool votes = votes_on(own, base::date_of(state_.sitting->opened_at));
    if (votes == own.votes) return;
    if (state_.open_vote)
      if (Vote* vote = find(*state_.open_vote)) vote->voted_then.try_emplace(seat, own.votes);
    own.votes = votes;
    add_seat(state_.figures_now, state_.shape.figure(Figure::entitled), *own.term, votes ? 1 : -1);
  }

  void freeze_entitled(Vote& vote) {
    const std::size_t entitled = state_.shape.figure(Figure::entitled);
    if (vote.entitled_class == 0) {
      for (const SeatIndex seat : vote.concerned)
        if (state_.seats[seat].votes) add_seat(vote.counts, entitled, *state_.seats[seat].term, -1);
      return;
    }
    for (std::size_t of = 0; of < state_.shape.classes; ++of)
      for (std::size_t by = 0; by < state_.shape.weights; ++by) vote.counts.at(entitled, of, by) = 0;
    for (SeatIndex seat = 0; seat < state_.seats.size(); ++seat)
      if (state_.may_vote(vote, seat)) add_seat(vote.counts, entitled, *state_.seats[seat].term, 1);
  }

  // Presence of a seat also makes its principals count as present: keep the figure true across any change.
  template <class Apply>
  void change_presence(SeatIndex seat, Apply apply) {
    std::vector<SeatIndex> touched = state_.seats[seat].principals;
    touched.push_back(seat);
    std::vector<bool> before;
    for (const SeatIndex one : touched) before.push_back(state_.counts_as_present(one));
    apply();
    for (std::size_t i = 0; i < touched.size(); ++i) {
      const SeatState& own = state_.seats[touched[i]];
      const bool after = state_.counts_as_present(touched[i]);
      if (own.term && after != before[i])
        add_seat(state_.figures_now, state_.shape.figure(Figure::present), *own.term, after ? 1 : -1);
    }
  }

  void set_present(SeatIndex seat, bool present) {
    change_presence(seat, [&] { state_.seats[seat].present = present; });
  }

  void end_proxy(SeatIndex from) {
    const auto holder = state_.seats[from].proxy;
    if (!holder) return;
    change_presence(from, [&] {
      state_.seats[from].proxy.reset();
      std::erase(state_.seats[*holder].principals, from);
    });
  }

  void take_sheet(VoteId id, const CountSheet& sheet) {
    if (Vote* vote = find(id)) apply_sheet(state_, *vote, sheet);
  }

  State& state_;
};

}  // namespace

void evolve(State& state, const Event& event) { std::visit(Evolution(state), event.what); }

}  // namespace assembly
