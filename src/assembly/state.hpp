// Where a body stands: a value that `evolve` builds from events alone.
//
// Invariants
//   S1  Counts are kept, never recounted: opening, casting and locking cost the same at 15 seats and at 15,000. Only
//       opening a sitting (which takes the roll of that day), closing it, and a vote restricted to a class go through
//       all seats; naming whose votes stopped a vote goes through its ballots once, when it is declared.
//   S2  One seat has at most one ballot in a vote; the last one before the lock is it.
//   S3  Who may vote is fixed when the vote opens, who is present at its lock; what changes later changes only later
//   votes. S4  Nothing is removed: an annulled vote and a corrected count stay, with every outcome that was declared.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "assembly/event.hpp"
#include "rules/rules.hpp"

namespace assembly {

using rules::SeatIndex;

// A standing that an act gave to a seat, beside what the roster says.
struct StandingMark {
  StandingId standing;
  bool votes = false;
  bool active = false;                     // false: only waived below
  std::optional<base::Date> until;         // the last day on which it applies
  std::optional<base::Date> waived_until;  // the last day on which it does not
};

// Whether the mark applies on that day: given, not ended, not waived. A waiver also lifts what the roster says.
bool is_in_force(const StandingMark& mark, base::Date day);
bool is_waived(const StandingMark& mark, base::Date day);

struct SeatState {
  const rules::SeatTerm* term = nullptr;  // of the day of the sitting; null: not a member
  bool present = false;
  bool votes = false;  // in office and no standing takes the vote away
  std::vector<StandingMark> marks;
  std::optional<SeatIndex> proxy;     // who votes for this seat
  std::vector<SeatIndex> principals;  // for whom this seat votes
};

struct Ballot {
  std::uint8_t choice = 0;  // index into the body's choices
  SeatIndex by = 0;         // the seat itself, or the holder of its proxy
  Position position = 0;
};

enum class Stage : std::uint8_t { open, locked, tied, declared, annulled };

struct Declaration {
  Position position = 0;
  Outcome outcome;
};

struct Sitting {
  base::Instant opened_at;
  bool reconstruction = false;
  bool presence_taken = false;
  bool quorum_challenged = false;
  bool suspended = false;

  // Whether the rules test this quorum at that moment of this sitting.
  bool tests(const rules::Quorum& quorum, rules::Moment moment) const;
};

// A motion that waits for a vote or for a ruling.
struct PendingMotion {
  Position id = 0;
  QuestionId kind;
  SeatId by;
  int precedence = 0;
  bool voted = true;  // false: waits for a ruling
};

struct Ruling {
  Position id = 0;
  bool open_to_appeal = true;  // until anything else is taken up
  bool reversed = false;
};

struct Vote {
  VoteId id = 0;
  base::Instant opened_at;
  base::Date day;  // of the sitting: which roll and which rules hold
  QuestionId question;
  MajorityId majority;
  MethodId method;
  rules::Counting counting = rules::Counting::names;
  rules::Showing showing = rules::Showing::live;
  Stage stage = Stage::open;
  std::vector<std::uint8_t> choices;  // indices into the body's choices
  std::size_t entitled_class = 0;
  std::vector<SeatIndex> concerned;
  std::optional<VoteId> second_vote_of;
  std::optional<Position> motion;  // on that motion; otherwise on a proposal
  rules::Counts counts;            // figures as frozen at the opening, choices as they stand
  std::unordered_map<SeatIndex, Ballot> ballots;
  std::unordered_map<SeatIndex, bool> voted_then;  // S3: seats whose standing changed after the opening
  std::optional<Sitting> locked_in;                // S3: the sitting as it was at the lock
  std::map<SeatId, CountSheet> statements;         // what each teller counted
  std::optional<CountSheet> sheet;                 // what they agreed on
  std::optional<ChangeProposed> proposed;          // waits for the second person
  std::vector<Declaration> declarations;           // S4: the last one counts
};

struct State {
  explicit State(const rules::Rules& rules);  // before the first act

  std::shared_ptr<const rules::Roster> roster;
  rules::Shape shape;
  std::vector<std::string> choices, classes, weights, figures;  // the body's words, by index

  std::vector<SeatState> seats;  // by SeatIndex
  rules::Counts figures_now;     // filled, entitled, present
  std::optional<Sitting> sitting;
  std::map<VoteId, Vote> votes;
  std::optional<VoteId> open_vote;           // begun and not over: open, to be counted, or tied
  std::vector<PendingMotion> motions;        // in the order of their precedence
  std::optional<Ruling> ruling;              // the last one
  std::optional<MethodSet> method_set;       // for the next vote on a proposal
  std::optional<MajorityId> majority_found;  // likewise
  std::map<VoteId, VoteId> second_votes;     // tied vote -> the second vote that was held

  const Vote* vote(VoteId id) const;
  const PendingMotion* motion(Position id) const;
  bool counts_as_present(SeatIndex seat) const;           // itself, or by the holder of its proxy
  bool may_vote(const Vote& vote, SeatIndex seat) const;  // S3; class and concern included
};

// filled, entitled and present if the roll were taken on that day. Goes through all seats.
rules::Counts figures_on(const State& state, base::Date day);

// Puts a count by tellers in the place of what the vote's counts say of the choices.
void apply_sheet(const State& state, Vote& vote, const CountSheet& sheet);

// Total: an event that does not fit changes nothing. Needs no rules.
void evolve(State& state, const Event& event);

}  // namespace assembly
