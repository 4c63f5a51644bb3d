#include "assembly/canonical.hpp"

#include <type_traits>

namespace assembly {
namespace {

class Writer {
 public:
  std::string text;

  template <class... Parts>
  void line(std::string_view name, const Parts&... parts) {
    text += name;
    (put(parts), ...);
    text += '\n';
  }

 private:
  template <class Number>
    requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
  void put(Number number) {
    text += ' ';
    text += std::to_string(static_cast<std::int64_t>(number));
  }
  template <class Kind>
  void put(const base::Id<Kind>& id) {
    text += ' ';
    text += id.empty() ? std::string_view("-") : id.view();
  }
  void put(const std::string& word) { text += ' ' + word; }
  void put(base::Instant at) { put(at.ms); }
  void put(base::Date day) { put(day.days); }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value)
      put(*value);
    else
      text += " -";
  }
  template <class T>
  void put(const std::vector<T>& list) {
    text += " [";
    for (const T& one : list) put(one);
    text += " ]";
  }
  template <class A, class B>
  void put(const std::pair<A, B>& pair) {
    put(pair.first);
    put(pair.second);
  }
  template <class T>
  void put(const std::set<T>& set) {
    text += " {";
    for (const T& one : set) put(one);
    text += " }";
  }
  template <class K, class V>
  void put(const std::map<K, V>& map) {
    text += " {";
    for (const auto& one : map) put(one);
    text += " }";
  }
  void put(const StandingMark& mark) {
    put(mark.standing), put(mark.votes), put(mark.active), put(mark.until), put(mark.waived_until);
  }
  void put(const rules::Counts& counts) {
    for (std::size_t v = 0; v < counts.shape().variables(); ++v)
      for (std::size_t of = 0; of < counts.shape().classes; ++of)
        for (std::size_t by = 0; by < counts.shape().weights; ++by) put(counts.at(v, of, by));
  }
  void put(const CountLine& one) { put(one.choice), put(one.of), put(one.by), put(one.number); }
  void put(const StatedFigure& one) { put(one.figure), put(one.value); }
  void put(const TestEnded& one) { put(one.right), put(one.wrong), put(one.missing); }
  void put(const NameVotes& one) { put(one.candidate), put(one.votes); }
  void put(const BallotSheet& sheet) { put(sheet.valid), put(sheet.blank), put(sheet.invalid), put(sheet.votes); }
  void put(const CountedBallot& one) {
    put(one.round), put(one.kind), put(one.places), put(one.candidates), put(one.sheet), put(one.needed),
        put(one.base);
  }
  void put(const Requirement& one) {
    put(one.outcome), put(one.alternative), put(one.need), put(one.left), put(one.right), put(one.holds);
    put(one.group), put(one.needed), put(one.base), put(one.measured);
  }
  void put(const Declaration& one) {
    const Outcome& outcome = one.outcome;
    put(one.position), put(outcome.majority), put(outcome.outcome), put(outcome.result), put(outcome.ending);
    put(outcome.tally), put(outcome.not_voting), put(outcome.entitled), put(outcome.present);
    put(outcome.casting_vote), put(outcome.requirements), put(outcome.passing), put(outcome.stopped);
    put(outcome.stopped_by);
  }
  void put(const ChangeProposed& one) {
    put(one.vote), put(one.change), put(one.by), put(one.position), put(one.sheet);
  }
  void put(const Sitting& one) {
    put(one.opened_at), put(one.reconstruction), put(one.presence_taken), put(one.quorum_challenged);
    put(one.suspended), put(one.meeting);
  }
  void put(const Terms& one) {
    put(one.on), put(one.parts), put(one.item), put(one.seats), put(one.until), put(one.minutes), put(one.turns);
  }
  void put(const MethodSet& one) {
    put(one.method), put(one.by_vote), put(one.precedence), put(one.motion), put(one.on), put(one.reopened);
  }
  void put(const MajorityFound& one) { put(one.majority), put(one.motion), put(one.on); }
  void put(const Amending& one) { put(one.text), put(one.alteration), put(one.paragraphs); }
  void put(const TextParagraph& one) { put(one.paragraph.label), put(one.paragraph.operative), put(one.stands); }
  void put(const TextPart& one) { put(one.paragraphs), put(one.passed); }
  void put(const Ruled& one) {
    put(one.ruling), put(one.motion), put(one.granted), put(one.finding), put(one.on), put(one.kind), put(one.terms);
    put(one.seat);
  }
  void put(const FloorRequest& one) { put(one.seat), put(one.speech), put(one.on); }
  void put(const Speaker& one) {
    put(one.seat), put(one.speech), put(one.minutes), put(one.since), put(one.called_to_order);
  }
  void put(const AgendaItem& one) { put(one.stage), put(one.from); }
  void put(const DecidedMotion& one) { put(one.kind), put(one.session), put(one.carried); }
};

void write_record(const State& state, Writer& out) {
  if (const auto& begun = state.established)
    out.line("established", begun->edition, begun->rehearsal, begun->rules, begun->roster);
  if (state.amended) out.line("amended", state.amended, state.outdated);
  for (const auto& [key, one] : state.keys) {
    out.line("key", base::hex(base::view(key)), one.seat, one.stage);
    if (one.stage == KeyStage::waiting) out.line("entered_by", one.by);
  }
  for (const std::string& blob : state.withheld) out.line("withheld", blob);
}

void write_seats(const State& state, Writer& out) {
  for (SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    const SeatState& own = state.seats[seat];
    out.line("seat", seat, own.term != nullptr, own.present, own.votes, own.objected, own.marks, own.proxy,
             own.principals);
  }
}

void write_vote(const State& state, const Vote& vote, Writer& out) {
  out.line("vote", vote.id, vote.opened_at, vote.day, vote.question, vote.majority, vote.method, vote.counting,
           vote.showing, vote.stage, vote.choices, vote.entitled_class, vote.concerned, vote.second_vote_of,
           vote.session, vote.motion, vote.text, vote.part, vote.interrupts, vote.called_from, vote.last_called,
           vote.intentions);
  if (vote.closes || vote.test) out.line("own_roll", vote.closes, vote.test, vote.roll, vote.tested);
  if (vote.sealed) out.line("sealed", vote.sealed);
  for (const auto& [seat, paper] : vote.papers) out.line("paper", seat, paper.by, paper.choice);
  out.line("counts", vote.counts, vote.locked_in, vote.statements, vote.sheet, vote.proposed, vote.declarations);
  for (SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    if (const auto ballot = vote.ballots.find(seat); ballot != vote.ballots.end())
      out.line("ballot", seat, ballot->second.choice, ballot->second.by, ballot->second.position);
    if (const auto then = vote.voted_then.find(seat); then != vote.voted_then.end())
      out.line("then", seat, then->second);
  }
}

void write_meeting(const State& state, Writer& out) {
  out.line("now", state.session, state.chair, state.sitting, state.open_vote, state.open_ballot, state.drawn,
           state.method_set, state.majority_found, state.figures_now);
  for (const auto& [id, one] : state.announced)
    out.line("announced", id, one.question, one.majority, one.method, one.concerned, one.figures, one.text, one.opens,
             one.closes);
  for (const auto& [id, session] : state.sessions)
    out.line("session", id, session.kind, session.stage, session.opens, session.meetings, session.agenda,
             session.agenda_adopted, session.item, session.order);
  const Floor& floor = state.floor;
  out.line("floor", floor.list, floor.speaker, floor.list_closed, floor.debate_closed, floor.minutes, floor.turns,
           floor.spoken, floor.replied, floor.explained, floor.on_motions);
  if (state.consent) out.line("consent", state.consent->on, state.consent->objections);
  for (const PendingMotion& motion : state.motions)
    out.line("motion", motion.id, motion.kind, motion.by, motion.precedence, motion.voted, motion.seconded,
             motion.terms);
  out.line("decided", state.decided, state.requests, state.documents, state.second_votes);
  if (const auto& ruling = state.ruling)
    out.line("ruling", ruling->id, ruling->open_to_appeal, ruling->reversed, ruling->what, ruling->majority_before,
             ruling->order_before, ruling->amending_before);
}

void write_texts(const State& state, Writer& out) {
  out.line("proposals", state.texts.proposals);
  for (const auto& [id, text] : state.texts.all)
    out.line("text", id, text.at, text.question, text.session, text.item, text.name, text.stage, text.because,
             text.sponsors, text.paragraphs, text.amends, text.seats, text.until, text.parts, text.ruled_order,
             text.method, text.majority, text.begun, text.amended, text.permitted, text.tied, text.votes);
}

void write_elections(const State& state, Writer& out) {
  for (const auto& [id, one] : state.elections)
    out.line("election", id, one.kind, one.places, one.stage, one.nominated, one.elected, one.round, one.next_kind,
             one.next_places, one.next_candidates, one.standing, one.entitled, one.quorate, one.statements,
             one.ballots, one.reached);
  for (const auto& [id, one] : state.elections)
    if (one.sealed) out.line("sealed_election", id, one.sealed);
}

void write_secret_ballots(const State& state, Writer& out) {
  if (!state.credentials.empty()) out.line("credentials", state.credentials);
  for (const auto& [number, one] : state.ceremonies)
    out.line("ceremony", number, one.tellers, one.t, one.stage, one.awaits, one.since, one.sent, one.left,
             one.rehearsed);
  for (const auto& [number, one] : state.secret_ballots)
    out.line("secret_ballot", number, one.ceremony, one.vote, one.election, one.roll, one.stage, one.awaits,
             one.quorate, one.locked_at, one.voted, one.parts);
}

}  // namespace

std::string canonical(const State& state) {
  Writer out;
  write_record(state, out);
  write_meeting(state, out);
  write_seats(state, out);
  for (const auto& [id, vote] : state.votes) write_vote(state, vote, out);
  write_texts(state, out);
  write_elections(state, out);
  write_secret_ballots(state, out);
  return std::move(out.text);
}

}  // namespace assembly
