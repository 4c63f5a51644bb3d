// An act is one thing that one person does. Everything that ever happens in a body is a list of these, in order.
// Acts say what is wanted, never what follows from it: that is decide's answer.
#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "assembly/secret_acts.hpp"
#include "base/encoding.hpp"
#include "base/time.hpp"
#include "rules/ids.hpp"
#include "rules/procedure.hpp"

namespace assembly {

using rules::CandidateId;
using rules::ChoiceId;
using rules::ClassId;
using rules::ElectionId;
using rules::FigureId;
using rules::MajorityId;
using rules::MethodId;
using rules::ParagraphId;
using rules::QuestionId;
using rules::SeatId;
using rules::SessionId;
using rules::StandingId;
using rules::WeightId;

using Position = std::uint64_t;  // of an entry in the record
using VoteId = Position;         // a vote is named by the entry that opened it: never reused
using TextId = Position;         // a proposal or an amendment, by the entry that submitted it
using ItemNumber = int;          // of the agenda of a session; the first is 1

// ---- sessions, the agenda, the chair

// Another body's decision, as the caller has checked it against that body's record.
struct Citation {
  std::string body;  // the other body's folder: which rules it decided by
  std::string origin;
  Position position = 0;
  std::string leaf;  // the hash of the entry
  QuestionId question;
  bool passed = false;
  base::Instant at;

  friend bool operator==(const Citation&, const Citation&) = default;
};
struct ConveneSession {
  SessionId kind;
  std::string title;  // "Eleventh emergency special session"
  base::Instant opens;
  std::optional<Citation> citation;  // on another body's decision …
  std::vector<SeatId> requested_by;  // … or on request of so many members
};
struct EnterSession {
  Position session = 0;  // by the entry that convened it; 0: the one that the body is always in
};  // the sittings that follow belong to it; a session that was adjourned is resumed
struct CloseSession {};
struct CedeChair {
  SeatId to;  // another officer that presides, or a seat
};
struct ListItem {
  std::string title;
};  // on the provisional agenda
struct TakeUp {
  ItemNumber item = 0;
};

// ---- sittings and presence

// `reconstruction`: the sitting is told after the event from `source`; presence is then known only as far as told.
// `meeting`: its number, if the count does not begin with the first that is told.
struct OpenSitting {
  bool reconstruction = false;
  std::string source;
  std::optional<int> meeting = {};
};
struct CloseSitting {};
struct Arrive {
  SeatId seat;
};  // also before the sitting opens: the doors open first
struct Leave {
  SeatId seat;
};
struct ChallengeQuorum {};  // where the rules test it only when somebody asks

// ---- who may vote

struct SetStanding {
  SeatId seat;
  StandingId standing;
  std::optional<base::Date> until;
  std::string reason;
};
// Without `until` the standing ends; with it, it does not apply up to and on that day.
struct LiftStanding {
  SeatId seat;
  StandingId standing;
  std::optional<base::Date> until;
  std::string reason;
};
struct GiveProxy {
  SeatId from, to;
};
struct EndProxy {
  SeatId from;
};

// ---- a vote

struct StatedFigure {
  FigureId figure;
  std::int64_t value = 0;
};

struct OpenVote {
  QuestionId question;
  std::string document;  // "S/2022/720"
  std::string title;
  std::optional<MajorityId> majority;  // if it is not the question's usual one
  std::optional<MethodId> method;      // if it is not the question's usual one
  std::vector<SeatId> concerned;       // who may not vote on this question
  std::vector<StatedFigure> figures;
  std::optional<VoteId> second_vote_of;  // the vote that was tied
  std::optional<Position> motion;        // the pending motion that is put
  std::optional<TextId> text;            // the proposal or amendment that is put
  std::optional<Position> announced;     // … or what was announced, as it was: all else is then left out
};
// A vote over some days, beside the sittings: opened and locked at its times by the clock-keeper, or by hand.
struct AnnounceVote {
  QuestionId question;
  std::string document, title;
  std::optional<MajorityId> majority;
  std::optional<MethodId> method;  // else the first of the question's that may be held over some days
  std::vector<SeatId> concerned;
  std::vector<StatedFigure> figures;
  std::optional<TextId> text;
  base::Instant opens, closes;
};
struct CallOffVote {
  Position announced = 0;
  std::string reason;
};  // before it was opened
struct ExtendVote {
  VoteId vote = 0;
  base::Instant closes;
  std::string reason;
};
struct DeclareOutcome {
  VoteId vote = 0;
};  // of a vote over some days, by the presiding officer
// A vote that decides nothing and whose answer is known: whether every device does what its seat wants.
struct TestVote {
  QuestionId question;
};
struct LastCall {
  VoteId vote = 0;
};  // "has everybody voted?"; the lock follows
struct Cast {
  VoteId vote = 0;
  SeatId seat;
  ChoiceId choice;
};
// A ballot on paper, entered by an officer for the seat; it is cast when another officer enters the same.
struct EnterPaper {
  VoteId vote = 0;
  SeatId seat;
  ChoiceId choice;
};
struct Lock {
  VoteId vote = 0;
  std::vector<SeatId> shut_out = {};  // whose devices were turned away: a note of what the presiding officer knew
};
struct GiveCastingVote {
  VoteId vote = 0;
  ChoiceId choice;
};  // abstain: declines to give it

// What the member had meant to choose. A footnote: the result stands.
struct StateIntention {
  VoteId vote = 0;
  ChoiceId choice;
};

// ---- documents and texts

enum class DocumentKind : std::uint8_t { letter, opinion, report, note };
struct Circulate {
  DocumentKind kind = DocumentKind::letter;
  std::string document, title;
  std::string digest;  // SHA-256 of the text in hex; may be empty
};  // to all members

struct Paragraph {
  ParagraphId label;
  bool operative = true;  // else preambular

  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};
// Which paragraphs an amendment removes or replaces, or behind which it adds.
struct Amending {
  TextId text = 0;  // the proposal or, one level down, the amendment
  rules::Alteration alteration = rules::Alteration::replace;
  std::vector<ParagraphId> paragraphs;

  friend bool operator==(const Amending&, const Amending&) = default;
};
struct Submit {
  QuestionId question;  // of a proposal; an amendment follows its proposal
  std::string document, title;
  std::string digest;
  std::vector<SeatId> sponsors;       // none: by a guest, who has no seat
  std::vector<Paragraph> paragraphs;  // of a proposal, or those that an amendment adds
  std::optional<Amending> amends;
  std::vector<SeatId> seats;        // whose standing it changes
  std::optional<base::Date> until;  // how long
};
struct Sponsor {
  TextId text = 0;
};  // joins; takes over a text that was withdrawn; asks that a guest's text be voted on
struct Withdraw {
  TextId text = 0;
};  // leaves; when nobody remains the text is withdrawn

// ---- the floor

enum class Speech : std::uint8_t { statement, reply, explanation, in_favour, against };
struct AskFloor {
  Speech speech = Speech::statement;
  std::optional<TextId> on = {};  // explanation: of the vote on that text
};
struct GiveFloor {
  SeatId seat;
};
struct EndSpeech {};  // by the speaker, or by the presiding officer

// ---- motions and rulings

struct Terms {
  std::optional<Position> on;      // the text or the decision that it is about
  std::vector<ParagraphId> parts;  // to be voted on separately
  std::optional<ItemNumber> item;
  std::vector<SeatId> seats;        // whose representative, whose standing
  std::optional<base::Date> until;  // how long
  int minutes = 0, turns = 0;       // of speeches; 0: no limit

  friend bool operator==(const Terms&, const Terms&) = default;
};
struct Move {
  QuestionId motion;
  std::string text;
  Terms terms = {};
};
struct SecondMotion {
  Position motion = 0;
};
struct WithdrawMotion {
  Position motion = 0;
};  // by its mover, before it is put

// What a presiding officer may find, each open to appeal.
enum class Finding : std::uint8_t {
  on_motion,       // on the point of order that is pending: granted or not
  order_of_texts,  // the amendments to `on` are voted in that order
  not_put,         // `on` has become meaningless
  new_proposal,    // the amendment `on` replaces the whole: it is a proposal of its own
  majority,        // `majority` applies to `on`
  to_order,        // `seat`, who is speaking, is called to order
  void_ballot      // the secret ballot of the vote or election `on` is void; the body may say otherwise by appeal
};
struct Rule {
  std::string text;
  bool granted = true;
  Finding finding = Finding::on_motion;
  std::optional<TextId> on = {};
  std::vector<TextId> order = {};
  MajorityId majority = {};
  SeatId seat = {};
};
struct ResumeSitting {};  // after a suspension

// ---- without a vote

struct AskConsent {
  Position on = 0;  // a text, a motion that waits for a vote, or an election with no more candidates than seats
};
struct Object {};
struct DeclareConsent {};  // nobody objected

// ---- lots: drawn elsewhere, verifiably (commit and reveal), and handed in

struct DrawName {
  SeatId seat;
  std::string commitment, opening;
};  // the name from which the next roll-call begins

// ---- elections

struct OpenElection {
  ElectionId kind;
  std::string title;
  int places = 1;
};
struct Nominate {
  Position election = 0;
  CandidateId candidate;
};
struct OpenBallot {
  Position election = 0;
};
struct NameVotes {
  CandidateId candidate;
  std::int64_t votes = 0;

  friend bool operator==(const NameVotes&, const NameVotes&) = default;
};
// What was in the box. `valid` ballots name at least one candidate; blank ones abstain; invalid ones do not count.
struct BallotSheet {
  std::int64_t valid = 0, blank = 0, invalid = 0;
  std::vector<NameVotes> votes;

  friend bool operator==(const BallotSheet&, const BallotSheet&) = default;
};
struct CountBallot {
  Position election = 0;
  BallotSheet sheet;
};  // by a teller; the result follows when enough agree
struct DrawCandidate {
  Position election = 0;
  CandidateId candidate;
  std::string commitment, opening;
};
struct ReportOtherBody {
  Position election = 0;
  Citation citation;
  std::vector<CandidateId> elected;
};  // who has the majority in the other body's ballot of the same round

// ---- a count without names

// How many; of a class and by a weight where the majority asks for them. No class: everybody. No weight: heads.
struct CountLine {
  ChoiceId choice;
  ClassId of;
  WeightId by;
  std::int64_t number = 0;

  friend bool operator==(const CountLine&, const CountLine&) = default;
};
using CountSheet = std::vector<CountLine>;

struct StateCount {
  VoteId vote = 0;
  CountSheet sheet;
};  // by a teller; the outcome follows when enough agree

// ---- correcting

struct Annul {
  VoteId vote = 0;
  std::string reason;
};
struct CorrectCount {
  VoteId vote = 0;
  CountSheet sheet;
  std::string reason;
};
struct CorrectTitle {
  VoteId vote = 0;
  std::string title;
  std::string reason;
};
struct Confirm {
  VoteId vote = 0;
};  // the second person, to whatever is proposed for that vote

// ---- the record itself, and who may sign in it. The core knows keys only as names: what a signature is worth is
// checked before an act comes here.

using Key = base::Bytes32;  // a public key

// Where the record goes on from, if an earlier one was lost: its last known head.
struct Predecessor {
  std::string origin;
  Position size = 0;
  base::Bytes32 root{};

  friend bool operator==(const Predecessor&, const Predecessor&) = default;
};
// The first act of every record: by the officer whose key founds it.
struct Establish {
  int edition = 1;  // of what `decide` answers
  bool rehearsal = false;
  std::string rules, roster, names;  // SHA-256 of the blobs in hex; `names` may be empty
  std::string log;                   // the key that signs the record's heads, as a verifier's key
  Key key{};
  std::optional<Predecessor> after = {};
};
// Other rules, another roster, a later edition, between two sittings. The files follow on what is in force: no word
// and no seat of it is lost.
struct Amend {
  int edition = 1;
  std::string rules, roster, names;  // as for Establish
  std::string reason;
};
struct InviteKey {
  SeatId seat;
  Key key{};
};  // a one-time key that may do nothing but enrol another for that seat
// `proof`: the new key's own signature. `invitation`: by that one-time key; otherwise an officer enters the key.
struct EnrolKey {
  SeatId seat;
  Key key{};
  std::string proof;
  std::optional<Key> invitation = {};
};
struct ConfirmKey {
  Key key{};
};  // the second person, where the rules ask for one: this key belongs to that seat
struct RevokeKey {
  Key key{};
  std::string reason;
};
struct Withhold {
  std::string blob;  // SHA-256 in hex
  std::string reason;
};  // the blob is no longer published; its hash stays

// A struct and not an alias, so that unqualified calls never find functions of std. Copied, moved and ended in
// act.cpp: each of these visits all kinds, and would be compiled again in every file that has acts.
struct Act {
  using Kinds = std::variant<
      ConveneSession, EnterSession, CloseSession, CedeChair, ListItem, TakeUp, OpenSitting, CloseSitting, Arrive,
      Leave, ChallengeQuorum, SetStanding, LiftStanding, GiveProxy, EndProxy, Circulate, Submit, Sponsor, Withdraw,
      AskFloor, GiveFloor, EndSpeech, Move, SecondMotion, WithdrawMotion, Rule, ResumeSitting, AskConsent, Object,
      DeclareConsent, DrawName, OpenVote, Cast, LastCall, Lock, AnnounceVote, CallOffVote, ExtendVote, DeclareOutcome,
      TestVote, EnterPaper, GiveCastingVote, StateCount, StateIntention, OpenElection, Nominate, OpenBallot,
      CountBallot, DrawCandidate, ReportOtherBody, Annul, CorrectCount, CorrectTitle, Confirm, Establish, Amend,
      InviteKey, EnrolKey, ConfirmKey, RevokeKey, Withhold, RegisterCredential, SetUpTellers, ConsentToTellers,
      SendCommitment, BeginRound, SendDeal, SendVerdict, SendAnswer, SettleKey, CallRehearsal, SendRehearsal,
      OpenSecretBallot, ConsentToBallot, CastSealed, ChallengeSealed, LockBallot, SendPart, StateResult, VoidBallot>;

  template <class Kind>
    requires std::constructible_from<Kinds, Kind>
  Act(Kind kind) : what(std::move(kind)) {}
  Act() = default;
  Act(const Act&);
  Act(Act&&) noexcept;
  Act& operator=(const Act&);
  Act& operator=(Act&&) noexcept;
  ~Act();

  Kinds what;
};

// An act with who did it, when, and where it will stand in the record. Time and position are inputs.
struct Stamped {
  Act act;
  SeatId by;
  base::Instant at;
  Position position = 0;
};

}  // namespace assembly
