// What followed from an act: the ruling. Ids and numbers only, never prose; `evolve` needs nothing else.
#pragma once
#include <concepts>
#include <utility>
#include <variant>
#include <vector>

#include "assembly/outcome.hpp"
#include "assembly/secret_events.hpp"

namespace assembly {

struct SessionConvened {
  Position session = 0;
  SessionId kind;
  base::Instant opens;
};
struct SessionEntered {
  Position session = 0;
};
// A body without sessions begins afresh with each meeting: its agenda, and what may be reconsidered.
struct SessionRenewed {
  Position session = 0;
};
struct SessionAdjourned {};
struct SessionClosed {};
struct ChairCeded {
  SeatId to;
};
// `adopted`: on the agenda; otherwise only on the provisional one.
struct ItemListed {
  ItemNumber item = 0;
  bool adopted = false;
  base::Date from;  // the first day on which it may be taken up
};
struct AgendaAdopted {};
struct ItemDropped {
  ItemNumber item = 0;
};
struct ItemTakenUp {
  ItemNumber item = 0;
  bool in_order = true;
};
struct DebateAdjourned {
  ItemNumber item = 0;
};
struct DebateResumed {
  ItemNumber item = 0;
};

struct SittingOpened {
  base::Instant at;
  bool reconstruction = false;
  int meeting = 0;
};
struct SittingClosed {};
struct Arrived {
  SeatId seat;
};
struct Left {
  SeatId seat;
};
struct QuorumChallenged {};  // from now on tested at each vote and at each lock of this sitting
struct StandingSet {
  SeatId seat;
  StandingId standing;
  bool votes = false;
  std::optional<base::Date> until;
};
struct StandingLifted {
  SeatId seat;
  StandingId standing;
  std::optional<base::Date> until;
};
struct ProxyGiven {
  SeatId from, to;
};
struct ProxyEnded {
  SeatId from;
};

struct VoteAnnounced {
  Position announcement = 0;
  QuestionId question;
  MajorityId majority;
  MethodId method;
  std::vector<SeatId> concerned;
  std::vector<StatedFigure> figures;
  std::optional<TextId> text;
  base::Instant opens, closes;
};
struct VoteCalledOff {
  Position announcement = 0;
};
// `closes`: over some days, beside the sittings. Then, and in a test, the roll is that of its own day.
struct VoteOpened {
  VoteId vote = 0;
  base::Instant at;
  base::Date day;  // of the sitting: which roll and which rules hold
  QuestionId question;
  MajorityId majority;
  MethodId method;
  rules::Counting counting = rules::Counting::names;
  rules::Showing showing = rules::Showing::live;
  std::vector<ChoiceId> choices;
  ClassId entitled;  // empty: every seat
  std::vector<SeatId> concerned;
  std::vector<StatedFigure> figures;
  std::optional<VoteId> second_vote_of;
  std::optional<Position> motion;     // on a pending motion …
  std::optional<TextId> text;         // … on a text …
  std::optional<std::size_t> part;    // … on a part of it; otherwise on a question that was put without a text
  std::optional<SeatId> called_from;  // the name that was drawn
  std::optional<Position> announced;
  std::optional<base::Instant> closes;
  bool test = false;
};
struct VoteExtended {
  VoteId vote = 0;
  base::Instant closes;
};
struct LastCalled {
  VoteId vote = 0;
};
struct IntentionStated {
  VoteId vote = 0;
  SeatId seat;
  ChoiceId choice;
};
struct BallotCast {
  VoteId vote = 0;
  SeatId seat, by;
  ChoiceId choice;
  Position position = 0;
};
// On paper, by one officer; a second one who enters the same makes it a ballot.
struct PaperEntered {
  VoteId vote = 0;
  SeatId seat, by;
  ChoiceId choice;
};
struct VoteLocked {
  VoteId vote = 0;
};
struct CountStated {
  VoteId vote = 0;
  SeatId teller;
  CountSheet sheet;
};
struct CountAgreed {
  VoteId vote = 0;
  CountSheet sheet;
};
struct OutcomeDeclared {
  VoteId vote = 0;
  Position position = 0;
  Outcome outcome;
};

// What a test found: how many did as was expected, who did something else, who nothing.
struct TestEnded {
  VoteId vote = 0;
  std::int64_t right = 0;
  std::vector<SeatId> wrong, missing;
};

// `precedence`: 0 is above all. What waits for a vote or a ruling is pending; the lowest number is taken first.
struct MotionMoved {
  Position motion = 0;
  QuestionId kind;
  SeatId by;
  int precedence = 0;
  bool voted = true;
  bool seconded = true;  // or needs no seconder
  Terms terms;
};
struct MotionSeconded {
  Position motion = 0;
};
// One more member asks for it; it happens when enough have.
struct MotionRequested {
  QuestionId kind;
  SeatId by;
  std::optional<TextId> on;
};
struct MotionWithdrawn {
  Position motion = 0;
};
// Carried or not; what follows stands in events of its own.
struct MotionDecided {
  Position motion = 0;
  bool carried = false;
};
struct Ruled {
  Position ruling = 0;
  Position motion = 0;  // 0: of the presiding officer's own accord
  bool granted = true;
  Finding finding = Finding::on_motion;
  std::optional<Position> on;
  QuestionId kind;  // of the motion
  Terms terms;      // likewise
  SeatId seat;
};
struct RulingReversed {
  Position ruling = 0;
};
// For the votes on that text; without one, for the next vote that is not on a motion. An empty id: it is open again.
struct MethodSet {
  MethodId method;
  bool by_vote = false;
  int precedence = 0;
  Position motion = 0;  // that set it
  std::optional<TextId> on;
  bool reopened = false;  // stands until it is decided anew
};
struct MajorityFound {
  MajorityId majority;
  Position motion = 0;
  std::optional<TextId> on;
};  // likewise
struct SpeakersListClosed {};
struct DebateClosed {};
struct SpeechesLimited {
  int minutes = 0, turns = 0;
};
struct RepresentativeObjected {
  SeatId seat;
  bool objected = true;  // false: the body has decided
};

// ---- texts

struct DocumentCirculated {
  Position document = 0;
  DocumentKind kind = DocumentKind::letter;
};
struct TextSubmitted {
  TextId text = 0;
  base::Instant at;
  QuestionId question;
  std::vector<SeatId> sponsors;
  std::vector<Paragraph> paragraphs;
  std::optional<Amending> amends;
  std::vector<SeatId> seats;
  std::optional<base::Date> until;
  std::size_t name = 0;  // a fingerprint of the document's symbol: the same text is not brought twice in a session
};
struct SponsorJoined {
  TextId text = 0;
  SeatId seat;
};
struct SponsorLeft {
  TextId text = 0;
  SeatId seat;
};
enum class TextStage : std::uint8_t { pending, withdrawn, adopted, rejected, not_put, fallen, referred };
// `because`: the text or the motion that disposed of it; 0: its own vote, or none.
struct TextDisposed {
  TextId text = 0;
  TextStage stage = TextStage::adopted;
  Position because = 0;
};
struct TextReopened {
  TextId text = 0;
};
struct TextDivided {
  TextId text = 0;
  std::vector<ParagraphId> part;
};
struct PartDecided {
  TextId text = 0;
  std::size_t part = 0;
  bool passed = false;
};
struct LateTextPermitted {
  TextId text = 0;
  bool permitted = true;
};
struct AmendmentDetached {
  TextId text = 0;
};  // a proposal of its own from now on
struct AmendmentAttached {
  TextId text = 0;
  Amending amends;
};  // and back again
struct OrderRuled {
  TextId text = 0;
  std::vector<TextId> order;
};  // of its amendments; empty: the computed one
struct TextAdvanced {
  TextId text = 0;
};  // is voted before the other proposals
struct DecisionReopened {
  Position motion = 0;
};

// ---- the floor

struct FloorAsked {
  SeatId seat;
  Speech speech = Speech::statement;
  std::optional<Position> on;
};
// `minutes`: how long; 0: no limit.
struct FloorGiven {
  SeatId seat;
  Speech speech = Speech::statement;
  int minutes = 0;
  base::Instant at;
  std::optional<Position> on;
};
struct SpeechEnded {};
struct CalledToOrder {
  SeatId seat;
};

// ---- without a vote

struct ConsentAsked {
  Position on = 0;
};
struct Objected {
  SeatId seat;
};
struct ConsentEnded {
  bool given = false;
};

// ---- lots and elections

struct NameDrawn {
  SeatId seat;
};
struct ElectionOpened {
  Position election = 0;
  ElectionId kind;
  int places = 1;
};
struct Nominated {
  Position election = 0;
  CandidateId candidate;
};
enum class BallotKind : std::uint8_t { open, restricted, among_tied, who_may_stand };
struct BallotOpened {
  Position election = 0;
  int round = 1;
  std::int64_t entitled = 0;
};
struct BallotCounted {
  Position election = 0;
  SeatId teller;
  BallotSheet sheet;
  bool quorate = true;  // when the counting began
};
struct BallotLapsed {
  Position election = 0;
};  // too few were present
struct BallotAgreed {
  Position election = 0;
  BallotSheet sheet;
  std::optional<std::int64_t> needed, base;
};
// Who has the majority, for those who need it in the other body as well.
struct MajorityReached {
  Position election = 0;
  std::vector<CandidateId> candidates;
};
enum class ElectedBy : std::uint8_t { majority, most_votes, lot, no_contest };
struct Elected {
  Position election = 0;
  CandidateId candidate;
  ElectedBy by = ElectedBy::majority;
};
// What comes next: a ballot of that kind among those names, or the lot.
struct NextBallot {
  Position election = 0;
  BallotKind kind = BallotKind::open;
  int places = 1;
  std::vector<CandidateId> candidates;
  std::vector<CandidateId> standing;  // sure to stand already, while a tie for the rest is broken
  bool lot = false;
};
struct ElectionEnded {
  Position election = 0;
};

struct SittingSuspended {};
struct SittingResumed {};

enum class Change : std::uint8_t { annul, count, title };
struct ChangeProposed {
  VoteId vote = 0;
  Change change = Change::annul;
  SeatId by;
  Position position = 0;
  CountSheet sheet;
};
struct VoteAnnulled {
  VoteId vote = 0;
  Position position = 0;
};
struct CountCorrected {
  VoteId vote = 0;
  Position position = 0;
  CountSheet sheet;
};
struct TitleCorrected {
  VoteId vote = 0;
  Position position = 0;
};  // the act at that position holds the new title

// ---- the record and its keys

struct Established {
  int edition = 1;
  bool rehearsal = false;
  std::string rules, roster;
};
struct Amended {
  Position position = 0;
  int edition = 1;
  std::string rules, roster;
};
// `by`: who entered it, where the rules ask for a second person; the key then waits for another one.
struct KeyInvited {
  SeatId seat;
  Key key{};
  SeatId by = {};
};
struct KeyEnrolled {
  SeatId seat;
  Key key{};
  SeatId by = {};
};
struct KeyConfirmed {
  Key key{};
};
struct KeyEnded {
  Key key{};
};  // revoked, or a one-time key that was used
struct BlobWithheld {
  std::string blob;
};

// Copied, moved and ended in event.cpp, as acts are in act.cpp.
struct Event {
  using Kinds = std::variant<
      SessionConvened, SessionEntered, SessionRenewed, SessionAdjourned, SessionClosed, ChairCeded, ItemListed,
      AgendaAdopted, ItemDropped, ItemTakenUp, DebateAdjourned, DebateResumed, SittingOpened, SittingClosed, Arrived,
      Left, QuorumChallenged, StandingSet, StandingLifted, ProxyGiven, ProxyEnded, MotionMoved, MotionSeconded,
      MotionRequested, MotionWithdrawn, MotionDecided, Ruled, RulingReversed, MethodSet, MajorityFound,
      SpeakersListClosed, DebateClosed, SpeechesLimited, RepresentativeObjected, DocumentCirculated, TextSubmitted,
      SponsorJoined, SponsorLeft, TextDisposed, TextReopened, TextDivided, PartDecided, LateTextPermitted,
      AmendmentDetached, AmendmentAttached, OrderRuled, TextAdvanced, DecisionReopened, FloorAsked, FloorGiven,
      SpeechEnded, CalledToOrder, ConsentAsked, Objected, ConsentEnded, NameDrawn, ElectionOpened, Nominated,
      BallotOpened, BallotCounted, BallotLapsed, BallotAgreed, MajorityReached, Elected, NextBallot, ElectionEnded,
      SittingSuspended, SittingResumed, VoteAnnounced, VoteCalledOff, VoteOpened, VoteExtended, LastCalled,
      IntentionStated, BallotCast, PaperEntered, VoteLocked, TestEnded, CountStated, CountAgreed, OutcomeDeclared,
      ChangeProposed, VoteAnnulled, CountCorrected, TitleCorrected, Established, Amended, KeyInvited, KeyEnrolled,
      KeyConfirmed, KeyEnded, BlobWithheld, CredentialRegistered, TellersSetUp, TellersConsented, TellerAnswered,
      RoundBegun, KeySettled, RehearsalCalled, TellerRehearsed, SecretBallotOpened, SecretBallotConsented, SealedCast,
      SealedChallenged, SecretBallotLocked, PartSent, SecretBallotCounted, SecretBallotVoided>;

  template <class Kind>
    requires std::constructible_from<Kinds, Kind>
  Event(Kind kind) : what(std::move(kind)) {}
  Event() = default;
  Event(const Event&);
  Event(Event&&) noexcept;
  Event& operator=(const Event&);
  Event& operator=(Event&&) noexcept;
  ~Event();

  Kinds what;
};

using Events = std::vector<Event>;

}  // namespace assembly
