// What followed from an act: the ruling. Ids and numbers only, never prose; `evolve` needs nothing else.
#pragma once
#include <variant>
#include <vector>

#include "assembly/outcome.hpp"

namespace assembly {

struct SittingOpened {
  base::Instant at;
  bool reconstruction = false;
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
  std::optional<Position> motion;  // on a pending motion; otherwise on a proposal
};
struct BallotCast {
  VoteId vote = 0;
  SeatId seat, by;
  ChoiceId choice;
  Position position = 0;
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

// `precedence`: 0 is above all. What waits for a vote or a ruling is pending; the lowest number is taken first.
struct MotionMoved {
  Position motion = 0;
  QuestionId kind;
  SeatId by;
  int precedence = 0;
  bool voted = true;
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
  Position motion = 0;
};
struct RulingReversed {
  Position ruling = 0;
};
struct MethodSet {
  MethodId method;
  bool by_vote = false;
};  // for the next vote on a proposal
struct MajorityFound {
  MajorityId majority;
};  // likewise
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

struct Event {
  std::variant<SittingOpened, SittingClosed, Arrived, Left, QuorumChallenged, StandingSet, StandingLifted, ProxyGiven,
               ProxyEnded, MotionMoved, MotionWithdrawn, MotionDecided, Ruled, RulingReversed, MethodSet,
               MajorityFound, SittingSuspended, SittingResumed, VoteOpened, BallotCast, VoteLocked, CountStated,
               CountAgreed, OutcomeDeclared, ChangeProposed, VoteAnnulled, CountCorrected, TitleCorrected>
      what;
};

using Events = std::vector<Event>;

}  // namespace assembly
