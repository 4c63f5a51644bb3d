// Applying events to one state: a member function for each event, in files by subject. Total: an event that does not
// fit changes nothing.
#pragma once
#include "assembly/state.hpp"

namespace assembly::internal {

std::optional<std::size_t> index_in(const std::vector<std::string>& words, std::string_view word);
// Adds `sign` times the seat, in every class it belongs to and by every weight, to one variable.
void add_seat(rules::Counts& counts, std::size_t variable, const rules::SeatTerm& term, std::int64_t sign);
bool votes_on(const SeatState& seat, base::Date day);

// A teller who counts again and finds another number sends the others back to count again too.
template <class Sheet>
void state_sheet(std::map<SeatId, Sheet>& statements, SeatId teller, const Sheet& sheet) {
  const auto own = statements.find(teller);
  if (own != statements.end() && own->second != sheet) statements.clear();
  statements[teller] = sheet;
}

class Evolution {
 public:
  explicit Evolution(State& state) : state_(state) {}

  void operator()(const SessionConvened& event);
  void operator()(const SessionEntered& event);
  void operator()(const SessionRenewed& event);
  void operator()(const SessionAdjourned&);
  void operator()(const SessionClosed&);
  void operator()(const ChairCeded& event);
  void operator()(const ItemListed& event);
  void operator()(const AgendaAdopted&);
  void operator()(const ItemDropped& event);
  void operator()(const ItemTakenUp& event);
  void operator()(const DebateAdjourned& event);
  void operator()(const DebateResumed& event);
  void operator()(const SittingOpened& event);
  void operator()(const SittingClosed&);
  void operator()(const Arrived& event);
  void operator()(const Left& event);
  void operator()(const QuorumChallenged&);
  void operator()(const StandingSet& event);
  void operator()(const StandingLifted& event);
  void operator()(const ProxyGiven& event);
  void operator()(const ProxyEnded& event);
  void operator()(const MotionMoved& event);
  void operator()(const MotionSeconded& event);
  void operator()(const MotionRequested& event);
  void operator()(const MotionWithdrawn& event);
  void operator()(const MotionDecided& event);
  void operator()(const Ruled& event);
  void operator()(const RulingReversed& event);
  void operator()(const MethodSet& event);
  void operator()(const MajorityFound& event);
  void operator()(const SpeakersListClosed&);
  void operator()(const DebateClosed&);
  void operator()(const SpeechesLimited& event);
  void operator()(const RepresentativeObjected& event);
  void operator()(const DocumentCirculated& event);
  void operator()(const TextSubmitted& event);
  void operator()(const SponsorJoined& event);
  void operator()(const SponsorLeft& event);
  void operator()(const TextDisposed& event);
  void operator()(const TextReopened& event);
  void operator()(const TextDivided& event);
  void operator()(const PartDecided& event);
  void operator()(const LateTextPermitted& event);
  void operator()(const AmendmentDetached& event);
  void operator()(const AmendmentAttached& event);
  void operator()(const OrderRuled& event);
  void operator()(const TextAdvanced& event);
  void operator()(const DecisionReopened& event);
  void operator()(const FloorAsked& event);
  void operator()(const FloorGiven& event);
  void operator()(const SpeechEnded&);
  void operator()(const CalledToOrder& event);
  void operator()(const ConsentAsked& event);
  void operator()(const Objected& event);
  void operator()(const ConsentEnded& event);
  void operator()(const NameDrawn& event);
  void operator()(const ElectionOpened& event);
  void operator()(const Nominated& event);
  void operator()(const BallotOpened& event);
  void operator()(const BallotCounted& event);
  void operator()(const BallotLapsed& event);
  void operator()(const BallotAgreed& event);
  void operator()(const MajorityReached& event);
  void operator()(const Elected& event);
  void operator()(const NextBallot& event);
  void operator()(const ElectionEnded& event);
  void operator()(const SittingSuspended&);
  void operator()(const SittingResumed&);
  void operator()(const VoteAnnounced& event);
  void operator()(const VoteCalledOff& event);
  void operator()(const VoteOpened& event);
  void operator()(const VoteExtended& event);
  void operator()(const PaperEntered& event);
  void operator()(const TestEnded& event);
  void operator()(const LastCalled& event);
  void operator()(const IntentionStated& event);
  void operator()(const BallotCast& event);
  void operator()(const VoteLocked& event);
  void operator()(const CountStated& event);
  void operator()(const CountAgreed& event);
  void operator()(const OutcomeDeclared& event);
  void operator()(const ChangeProposed& event);
  void operator()(const VoteAnnulled& event);
  void operator()(const CountCorrected& event);
  void operator()(const TitleCorrected& event);
  void operator()(const Established& event);
  void operator()(const Amended& event);
  void operator()(const KeyInvited& event);
  void operator()(const KeyEnrolled& event);
  void operator()(const KeyConfirmed& event);
  void operator()(const KeyEnded& event);
  void operator()(const BlobWithheld& event);
  void operator()(const CredentialRegistered& event);
  void operator()(const TellersSetUp& event);
  void operator()(const TellersConsented& event);
  void operator()(const TellerAnswered& event);
  void operator()(const RoundBegun& event);
  void operator()(const KeySettled& event);
  void operator()(const RehearsalCalled& event);
  void operator()(const TellerRehearsed& event);
  void operator()(const SecretBallotOpened& event);
  void operator()(const SecretBallotConsented& event);
  void operator()(const SealedCast& event);
  void operator()(const SealedChallenged&);
  void operator()(const SecretBallotLocked& event);
  void operator()(const PartSent& event);
  void operator()(const SecretBallotCounted& event);
  void operator()(const SecretBallotVoided& event);

 private:
  Session& now() { return state_.sessions.at(state_.session); }
  void enter(Position session);
  void set_item(ItemNumber item, ItemStage stage);
  void take_roll(base::Date day);
  StandingMark& mark_of(SeatIndex seat, StandingId standing);
  void renew(SeatIndex seat);
  template <class Apply>
  void change_presence(SeatIndex seat, Apply apply);
  void set_present(SeatIndex seat, bool present);
  void end_proxy(SeatIndex from);

  void drop_motion(Position id);
  void anything_else();  // was taken up: the last ruling stands

  Text* find_text(TextId id);
  void begin_voting(TextId id, VoteId vote);
  void apply_amendment(const Text& amendment);

  Vote* find(VoteId id);
  void end_voting(const Vote& over);
  void undo_beginning(const Vote& annulled);
  void free_second_vote(const Vote& vote);
  void freeze_entitled(Vote& vote);
  void take_roll(Vote& vote);
  void take_the_floor(const VoteOpened& event);
  void take_sheet(VoteId id, const CountSheet& sheet);

  Election* find_election(Position id);

  Ceremony* find_ceremony(CeremonyNumber number);
  SecretBallot* find_ballot(BallotNumber number);
  // What the ballot is on is carried by it; nothing: is not any more.
  void seal(const SecretBallot& ballot, std::optional<BallotNumber> number);

  State& state_;
};

}  // namespace assembly::internal
