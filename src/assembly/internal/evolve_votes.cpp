// A vote from its opening to its outcome, and what is corrected afterwards.
#include <algorithm>

#include "assembly/internal/evolution.hpp"

namespace assembly::internal {

using rules::Figure;

void Evolution::operator()(const VoteOpened& event) {
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
  vote.session = state_.session;
  vote.text = event.text;
  vote.part = event.part;
  vote.called_from = event.called_from;
  vote.closes = event.closes;
  vote.test = event.test;
  if (!event.closes) vote.interrupts = state_.open_vote;
  vote.entitled_class = index_in(state_.classes, event.entitled.view()).value_or(0);
  for (const ChoiceId choice : event.choices)
    if (const auto index = index_in(state_.choices, choice.view()))
      vote.choices.push_back(static_cast<std::uint8_t>(*index));
  for (const SeatId id : event.concerned)
    if (const auto seat = state_.roster->find(id)) vote.concerned.push_back(*seat);
  std::sort(vote.concerned.begin(), vote.concerned.end());
  if (event.closes || event.test) {
    take_roll(vote);
  } else {
    vote.counts = state_.figures_now;
    freeze_entitled(vote);
  }
  for (const StatedFigure& figure : event.figures)
    if (const auto index = index_in(state_.figures, figure.figure.view()))
      vote.counts.at(state_.shape.stated_figure(*index)) = figure.value;
  const auto first = vote.second_vote_of;
  const auto [at, is_new] = state_.votes.try_emplace(vote.id, std::move(vote));
  if (!is_new) return;
  if (first) state_.second_votes[*first] = event.vote;
  if (event.announced) state_.announced.erase(*event.announced);
  if (!event.closes) return take_the_floor(event);
  state_.timed.insert(event.vote);
  if (event.text) begin_voting(*event.text, event.vote);
}

// What the vote ends of what was going on, and uses up of what was decided for it.
void Evolution::take_the_floor(const VoteOpened& event) {
  state_.open_vote = event.vote;
  if (event.test) return;
  anything_else();
  state_.consent.reset();
  state_.floor.speaker.reset();
  if (event.called_from) state_.drawn.reset();
  if (event.motion) return;
  if (event.text) begin_voting(*event.text, event.vote);
  state_.method_set.reset();  // for this vote, and used
  state_.majority_found.reset();
  std::erase_if(state_.requests,
                [&](const auto& one) { return one.first.second == 0 || one.first.second == event.text.value_or(0); });
}

void Evolution::operator()(const BallotCast& event) {
  Vote* vote = find(event.vote);
  const auto seat = state_.roster->find(event.seat), by = state_.roster->find(event.by);
  const auto choice = index_in(state_.choices, event.choice.view());
  if (!vote || vote->stage != Stage::open || !seat || !by || !choice || !term_in(state_, *vote, *seat)) return;
  if (std::find(vote->choices.begin(), vote->choices.end(), *choice) == vote->choices.end()) return;
  const rules::SeatTerm& term = *term_in(state_, *vote, *seat);
  vote->papers.erase(event.seat);
  const auto [at, is_new] = vote->ballots.try_emplace(*seat);
  if (!is_new) add_seat(vote->counts, at->second.choice, term, -1);
  at->second = {static_cast<std::uint8_t>(*choice), *by, event.position};
  add_seat(vote->counts, *choice, term, +1);
  if (vote->roll.empty() && !state_.seats[*by].present) set_present(*by, true);  // whoever votes is there
}

void Evolution::operator()(const PaperEntered& event) {
  if (Vote* vote = find(event.vote); vote && vote->stage == Stage::open) vote->papers[event.seat] = event;
}

void Evolution::operator()(const VoteAnnounced& event) { state_.announced.try_emplace(event.announcement, event); }

void Evolution::operator()(const VoteCalledOff& event) { state_.announced.erase(event.announcement); }

void Evolution::operator()(const VoteExtended& event) {
  if (Vote* vote = find(event.vote); vote && vote->closes) vote->closes = event.closes;
}

void Evolution::operator()(const TestEnded& event) {
  Vote* vote = find(event.vote);
  if (!vote) return;
  vote->stage = Stage::tested;
  vote->tested = event;
  end_voting(*vote);
}

void Evolution::operator()(const VoteLocked& event) {
  Vote* vote = find(event.vote);
  if (!vote) return;
  vote->locked_in = sitting_of(state_, *vote);
  for (std::size_t of = 0; of < state_.shape.classes; ++of)
    for (std::size_t by = 0; by < state_.shape.weights; ++by)
      vote->counts.at(state_.shape.figure(Figure::present), of, by) = present_at(state_, *vote, of, by);
  vote->stage = Stage::locked;
}

void Evolution::operator()(const CountStated& event) {
  if (Vote* vote = find(event.vote)) state_sheet(vote->statements, event.teller, event.sheet);
}

void Evolution::operator()(const CountAgreed& event) { take_sheet(event.vote, event.sheet); }

void Evolution::operator()(const OutcomeDeclared& event) {
  Vote* vote = find(event.vote);
  if (!vote) return;
  vote->declarations.push_back({event.position, event.outcome});
  vote->stage = event.outcome.ending == Ending::tied_casting ? Stage::tied : Stage::declared;
  if (vote->stage == Stage::declared) end_voting(*vote);
  const bool lapsed = event.outcome.result == rules::Result::lapsed;
  if (Text* text = vote->text ? find_text(*vote->text) : nullptr; text && !vote->part)
    text->tied = event.outcome.ending == Ending::tied || (lapsed && vote->second_vote_of.has_value());
  if (event.outcome.result == rules::Result::lapsed) free_second_vote(*vote);
}

void Evolution::operator()(const ChangeProposed& event) {
  if (Vote* vote = find(event.vote)) vote->proposed = event;
}

void Evolution::operator()(const VoteAnnulled& event) {
  Vote* vote = find(event.vote);
  if (!vote) return;
  vote->stage = Stage::annulled;
  vote->proposed.reset();
  free_second_vote(*vote);
  if (vote->text) undo_beginning(*vote);
  end_voting(*vote);
}

void Evolution::operator()(const CountCorrected& event) {
  take_sheet(event.vote, event.sheet);
  if (Vote* vote = find(event.vote)) vote->proposed.reset();
}

void Evolution::operator()(const TitleCorrected& event) {
  if (Vote* vote = find(event.vote)) vote->proposed.reset();
}

void Evolution::operator()(const LastCalled& event) {
  if (Vote* vote = find(event.vote)) vote->last_called = true;
}

void Evolution::operator()(const IntentionStated& event) {
  if (Vote* vote = find(event.vote)) vote->intentions[event.seat] = event.choice;
}

Vote* Evolution::find(VoteId id) {
  const auto found = state_.votes.find(id);
  return found == state_.votes.end() ? nullptr : &found->second;
}

// The vote that this one interrupted goes on; a vote that was itself interrupted is passed over.
void Evolution::end_voting(const Vote& over) {
  if (state_.timed.erase(over.id) > 0) return;
  if (state_.open_vote == over.id) {
    state_.open_vote = over.interrupts;
    return;
  }
  for (auto open = state_.open_vote; open;) {
    Vote* vote = find(*open);
    if (vote && vote->interrupts == over.id) vote->interrupts = over.interrupts;
    open = vote ? vote->interrupts : std::nullopt;
  }
}

// An annulled vote was no beginning: the text can be amended and withdrawn as before it.
void Evolution::undo_beginning(const Vote& annulled) {
  const auto counts = [&](VoteId id) {
    const Vote* vote = find(id);
    return vote && vote->stage != Stage::annulled;
  };
  if (Text* text = find_text(*annulled.text); text && !annulled.part)
    text->tied = annulled.second_vote_of.has_value();
  const auto begun = [&](const Text& text) { return std::any_of(text.votes.begin(), text.votes.end(), counts); };
  for (Text* text = find_text(*annulled.text); text; text = text->amends ? find_text(text->amends->text) : nullptr) {
    text->begun = begun(*text);
    for (const auto& [id, other] : state_.texts.all)
      text->begun = text->begun || (other.amends && other.amends->text == text->id && other.begun);
  }
}

// A second vote that came to nothing may be held again.
void Evolution::free_second_vote(const Vote& vote) {
  if (vote.second_vote_of) state_.second_votes.erase(*vote.second_vote_of);
}

void Evolution::freeze_entitled(Vote& vote) {
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

// Who may vote by the roster of the vote's own day, and the figures of that day.
void Evolution::take_roll(Vote& vote) {
  vote.counts = figures_on(state_, vote.day);
  const std::size_t entitled = state_.shape.figure(Figure::entitled);
  for (std::size_t of = 0; of < state_.shape.classes; ++of)
    for (std::size_t by = 0; by < state_.shape.weights; ++by) vote.counts.at(entitled, of, by) = 0;
  vote.roll.assign(state_.seats.size(), false);
  for (SeatIndex seat = 0; seat < state_.seats.size(); ++seat) {
    SeatState own = state_.seats[seat];
    own.term = state_.roster->seats[seat].on(vote.day);
    if (!votes_on(own, vote.day) || !(own.term->classes >> vote.entitled_class & 1)) continue;
    if (std::binary_search(vote.concerned.begin(), vote.concerned.end(), seat)) continue;
    vote.roll[seat] = true;
    add_seat(vote.counts, entitled, *own.term, 1);
  }
}

void Evolution::take_sheet(VoteId id, const CountSheet& sheet) {
  if (Vote* vote = find(id)) apply_sheet(state_, *vote, sheet);
}

}  // namespace assembly::internal
