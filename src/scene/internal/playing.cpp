// The course of a scene: lines to acts, acts through decide and evolve, refusals held for the next line.
#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;

namespace {

template <class... Kinds>
struct OneOf {};

template <class What, class... Kinds>
constexpr bool is_one_of(OneOf<Kinds...>) {
  return (std::is_same_v<What, Kinds> || ...);
}

template <class What>
constexpr bool makes_sense_without_a_sitting(const What&) {
  using namespace assembly;
  return is_one_of<What>(OneOf<Arrive, OpenSitting, CloseSitting, ConveneSession, EnterSession, CloseSession,
                               ListItem, Circulate, GiveProxy, EndProxy, Submit, Sponsor, Withdraw, StateIntention,
                               RegisterCredential, SetUpTellers, ConsentToTellers, SendCommitment, BeginRound,
                               SendDeal, SendVerdict, SendAnswer, SettleKey, CallRehearsal, SendRehearsal>{});
}

}  // namespace

Player::Player(const Scene& scene, const Body& body, const words::Catalogue& catalogue, const Watch& watch,
               assembly::Position first)
    : scene_(scene),
      watch_(watch),
      stage_{&body, &catalogue, &scene, assembly::State(body.rules), {}, {}, {}},
      clock_(scene.start),
      next_(first) {
  if (scene.before) go_on_from(*scene.before, catalogue);
}

// Plays what it continues without an audience and takes over where that ended.
void Player::go_on_from(const Scene& before, const words::Catalogue& catalogue) {
  static const Watch nobody;
  Player past(before, *stage_.body, catalogue, nobody, next_);
  const Played played = past.run();
  if (played.failure) {
    played_.failure = error("the scene that it continues fails: " + played.failure->what);
    return;
  }
  if (clock_ < past.clock_) played_.failure = error("it begins before the scene that it continues has ended.");
  stage_.state = std::move(past.stage_.state);
  stage_.headings = std::move(past.stage_.headings);
  stage_.documents = std::move(past.stage_.documents);
  stage_.last_vote = past.stage_.last_vote;
  texts_ = std::move(past.texts_);
  moved_ = std::move(past.moved_);
  next_ = past.next_;
}

Played Player::run() {
  if (played_.failure) return played_;
  for (const Line& line : scene_.lines) {
    line_ = &line;
    const auto done = play_line(line);
    if (!done) {
      played_.failure = done.error();
      return played_;
    }
  }
  if (pending_)
    played_.failure = error("this was refused and nobody expected it. " + stage_.speaker().refusal(*pending_));
  return played_;
}

Done Player::say(const Line& line) {
  line_ = &line;
  const auto done = play_line(line);
  pending_.reset();
  return done;
}

base::Result<rules::SeatId> Player::person(std::string_view who) const { return actor({base::trim(who), 1}); }

Done Player::play_line(const Line& line) {
  const bool expectation = base::lower(line.text.substr(0, 7)) == "expect ";
  if (pending_ && !expectation)
    return fail(error("the line before was refused and nobody expected it. " + stage_.speaker().refusal(*pending_)));
  // A vote that was interrupted is the one that lines speak of again, once the other is decided.
  if (const auto* last = stage_.last_vote ? stage_.state.vote(*stage_.last_vote) : nullptr;
      last && !expectation && stage_.state.open_vote && last->interrupts == stage_.state.open_vote &&
      last->stage == assembly::Stage::declared)
    stage_.last_vote = stage_.state.open_vote;
  for (const Verb& verb : table())
    if (const auto slots = match(verb.pattern, line.text)) return (this->*verb.act)(*slots);
  // Which verb was meant? Compare the line's words with what each verb begins with.
  std::vector<std::string> known;
  for (const Verb& verb : table())
    for (const auto word : base::words(verb.pattern))
      if (word.find('{') == std::string_view::npos && word.size() > 3) known.emplace_back(word);
  for (const auto word : base::words(line.text))
    if (const auto near = base::nearest(word, known); near && base::lower(*near) != base::lower(word))
      return fail(error({word, static_cast<int>(word.data() - line.text.data()) + 1},
                        "this line is not understood at '" + std::string(word) + "'.",
                        "Did you mean '" + *near + "'?"));
  return fail(error("this line is not understood.", "docs/scenes.md lists what a scene can say."));
}

base::Error Player::error(const Slot& at, std::string what, std::string advice) const {
  return {{scene_.file, line_ ? line_->number : 0, at.column}, std::move(what), std::move(advice)};
}

void Player::tell(Moment moment) const {
  moment.line = line_;
  if (watch_) watch_(stage_, moment);
}

Done Player::perform(rules::SeatId by, assembly::Act act) {
  // What makes sense without a sitting does not open one.
  const bool without = std::visit([](const auto& what) { return makes_sense_without_a_sitting(what); }, act.what);
  if (!without && !stage_.state.sitting)
    if (const auto opened = ensure_sitting(); !opened) return opened;
  if (pending_) return {};  // the sitting could not be opened
  const assembly::Stamped stamped{std::move(act), by, clock_, next_};
  clock_.ms += 1000;
  auto events = assembly::decide(stage_.body->rules, stage_.state, stamped);
  if (!events) {
    ++played_.refusals;
    pending_ = events.error();
    tell({Moment::Kind::refusal, nullptr, &stamped, nullptr, &*pending_});
    return {};
  }
  ++played_.acts;
  ++next_;
  for (const assembly::Event& event : *events) assembly::evolve(stage_.state, event);
  if (const auto* text = std::get_if<assembly::Submit>(&stamped.act.what); text && !text->document.empty()) {
    texts_[text->document] = stamped.position;
    stage_.documents[stamped.position] = {text->document, text->title};
  }
  if (const auto* opened = std::get_if<assembly::OpenVote>(&stamped.act.what)) {
    stage_.headings[stamped.position] = {opened->document, opened->title};
    stage_.last_vote = stamped.position;
  }
  if (const auto* title = std::get_if<assembly::CorrectTitle>(&stamped.act.what))
    proposed_titles_[stamped.position] = title->title;
  for (const assembly::Event& event : *events)
    if (const auto* title = std::get_if<assembly::TitleCorrected>(&event.what))
      stage_.headings[title->vote].title = proposed_titles_[title->position];
  tell({Moment::Kind::act, nullptr, &stamped, &*events, nullptr});
  return {};
}

Done Player::ensure_sitting() {
  if (opening_) return {};
  opening_ = true;
  const auto done =
      perform(holder_of(rules::Role::presiding), {assembly::OpenSitting{scene_.reconstruction, scene_.source}});
  opening_ = false;
  return done;
}

// An expected outcome needs a locked vote: if the clerk did not say so, the presiding officer locks it now.
Done Player::ensure_locked() {
  const auto open = vote();
  if (!open) return fail(open.error());
  if ((*open)->stage != assembly::Stage::open) return {};
  return perform(stage_.state.chair, {assembly::Lock{(*open)->id}});
}

base::Result<const assembly::Vote*> Player::vote() const {
  const assembly::Vote* found = stage_.last_vote ? stage_.state.vote(*stage_.last_vote) : nullptr;
  if (!found) return fail(error("no vote was opened before this line."));
  return found;
}

rules::SeatId Player::holder_of(rules::Role role) const {
  const rules::Officer* officer = stage_.body->rules.officer(role);
  if (!officer) officer = stage_.body->rules.officer(rules::Role::presiding);
  return officer ? rules::SeatId::of(officer->id.view()) : rules::SeatId{};
}

bool Player::still_silent(rules::SeatIndex seat) const {
  const assembly::Vote* open = stage_.last_vote ? stage_.state.vote(*stage_.last_vote) : nullptr;
  if (!open || open->stage != assembly::Stage::open || open->ballots.contains(seat) ||
      !stage_.state.may_vote(*open, seat))
    return false;
  return stage_.state.seats[seat].present || !stage_.body->rules.attendance.before_casting;
}

Done Player::cast_all(const Slot& slot, std::string_view choice) {
  const auto open = vote();
  if (!open) return fail(open.error());
  const auto list = seats(slot, [this](rules::SeatIndex seat) { return still_silent(seat); });
  if (!list) return fail(list.error());
  for (const rules::SeatId id : *list) {
    if (pending_) return {};
    if (const auto done = perform(id, {assembly::Cast{(*open)->id, id, rules::ChoiceId::of(choice)}}); !done)
      return done;
  }
  return {};
}

}  // namespace scene::internal

namespace scene {

Played play(const Scene& scene, const Body& body, const words::Catalogue& catalogue, const Watch& watch,
            assembly::Position first) {
  return internal::Player(scene, body, catalogue, watch, first).run();
}

std::vector<VerbHelp> verbs() {
  std::vector<VerbHelp> out;
  for (const auto& verb : internal::Player::table())
    out.push_back({std::string(verb.pattern), std::string(verb.example)});
  return out;
}

}  // namespace scene
