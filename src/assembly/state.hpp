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
#include <set>
#include <unordered_map>
#include <vector>

#include "assembly/election.hpp"
#include "assembly/event.hpp"
#include "assembly/meeting.hpp"
#include "assembly/secret_ballot.hpp"
#include "assembly/texts.hpp"
#include "rules/rules.hpp"

namespace assembly {

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
  bool votes = false;     // in office and no standing takes the vote away
  bool objected = false;  // to its representative, who sits with the same rights until that is decided
  std::vector<StandingMark> marks;
  std::optional<SeatIndex> proxy;     // who votes for this seat
  std::vector<SeatIndex> principals;  // for whom this seat votes
};

struct Ballot {
  std::uint8_t choice = 0;  // index into the body's choices
  SeatIndex by = 0;         // the seat itself, or the holder of its proxy
  Position position = 0;
};

enum class Stage : std::uint8_t { open, locked, tied, declared, annulled, tested };

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
  int meeting = 0;  // its number in the session

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
  bool seconded = true;
  Terms terms;
};

// A motion that was decided, for whoever wants it reconsidered.
struct DecidedMotion {
  QuestionId kind;
  Position session = 0;
  bool carried = false;
};

struct Ruling {
  Position id = 0;
  bool open_to_appeal = true;  // until anything else is taken up
  bool reversed = false;
  Ruled what;
  // What it took the place of: an appeal brings that back.
  std::optional<MajorityFound> majority_before;
  std::vector<TextId> order_before;
  std::optional<Amending> amending_before;
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
  Position session = 0;
  std::optional<Position> motion;    // on that motion …
  std::optional<TextId> text;        // … on that text …
  std::optional<std::size_t> part;   // … on that part of it; otherwise on a question without a text
  std::optional<VoteId> interrupts;  // the vote that goes on after this one
  std::optional<SeatId> called_from;
  bool last_called = false;
  std::map<SeatId, ChoiceId> intentions;
  rules::Counts counts;  // figures as frozen at the opening, choices as they stand
  std::unordered_map<SeatIndex, Ballot> ballots;
  std::unordered_map<SeatIndex, bool> voted_then;  // S3: seats whose standing changed after the opening
  std::optional<Sitting> locked_in;                // S3: the sitting as it was at the lock
  std::map<SeatId, CountSheet> statements;         // what each teller counted
  std::optional<CountSheet> sheet;                 // what they agreed on
  std::optional<ChangeProposed> proposed;          // waits for the second person
  std::vector<Declaration> declarations;           // S4: the last one counts
  std::map<SeatId, PaperEntered> papers;           // wait for the second officer
  std::optional<base::Instant> closes;             // over some days, beside the sittings
  std::vector<bool> roll;                          // S3: who may vote, where no sitting's roll says it; by SeatIndex
  bool test = false;
  std::optional<TestEnded> tested;
  std::optional<BallotNumber> sealed;  // the secret ballot that carries it
};

// A key that was ever known; once ended it signs nothing more and is never used again.
enum class KeyStage : std::uint8_t { invited, enrolled, ended, waiting };
struct KeyState {
  SeatId seat;
  KeyStage stage = KeyStage::enrolled;
  SeatId by = {};  // who entered it and may not confirm it
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
  std::optional<VoteId> open_vote;  // begun and not over: open, to be counted, or tied
  std::set<VoteId> timed;           // likewise, of those over some days
  std::map<Position, VoteAnnounced> announced;
  std::vector<PendingMotion> motions;  // in the order of their precedence
  std::optional<Ruling> ruling;        // the last one
  std::map<Position, DecidedMotion> decided;
  // Who asked for what needs several, by motion and by the text that it is about; 0: none.
  std::map<std::pair<QuestionId, TextId>, std::vector<SeatId>> requests;
  std::optional<MethodSet> method_set;          // for the next vote that is not on a motion
  std::optional<MajorityFound> majority_found;  // likewise
  std::map<VoteId, VoteId> second_votes;        // tied vote -> the second vote that was held

  std::map<Position, Session> sessions;  // 0: the one that the body is always in
  Position session = 0;                  // the sittings belong to it
  SeatId chair, usual_chair;             // who presides: an officer, or a seat
  std::map<Position, DocumentKind> documents;
  Texts texts;
  Floor floor;
  std::optional<Consent> consent;
  std::optional<SeatId> drawn;  // for the next roll-call
  std::map<Position, Election> elections;
  std::optional<Position> open_ballot;     // the election whose ballot is being held or counted
  std::optional<Established> established;  // edition, rules and roster as they are in force
  Position amended = 0;                    // since that entry
  std::set<std::string> outdated;          // the rules and rosters before them: needed to check what was decided then
  std::map<Key, KeyState> keys;
  std::set<std::string> withheld;              // blobs
  std::map<SeatId, std::int64_t> credentials;  // the last issue of each seat's
  std::map<CeremonyNumber, Ceremony> ceremonies;
  std::map<BallotNumber, SecretBallot> secret_ballots;

  const Vote* vote(VoteId id) const;
  const PendingMotion* motion(Position id) const;
  const Session& now() const { return sessions.at(session); }
  const Election* election(Position id) const;
  bool voting() const { return open_vote || open_ballot; }  // a vote or a ballot has begun and is not over
  bool counts_as_present(SeatIndex seat) const;             // itself, or by the holder of its proxy
  bool may_vote(const Vote& vote, SeatIndex seat) const;    // S3; class and concern included
};

// filled, entitled and present if the roll were taken on that day. Goes through all seats.
rules::Counts figures_on(const State& state, base::Date day);

// What the roster says of the seat in that vote; null: no member then.
const rules::SeatTerm* term_in(const State& state, const Vote& vote, SeatIndex seat);
// The sitting whose quorum counts for the vote: of one over some days, a sitting of those who voted.
std::optional<Sitting> sitting_of(const State& state, const Vote& vote);
// How many are present for the vote while it is open: of one over some days, those who have voted.
std::int64_t present_at(const State& state, const Vote& vote, std::size_t of, std::size_t by);
// What a test expects of the seat, as an index into the vote's choices.
std::size_t expected_of(const Vote& vote, SeatIndex seat);

// Puts a count by tellers in the place of what the vote's counts say of the choices.
void apply_sheet(const State& state, Vote& vote, const CountSheet& sheet);

// The seats that may vote, in the order in which their names are called: from the one drawn, and round.
std::vector<SeatIndex> roll_call(const State& state, const Vote& vote);

// The body goes on under these rules, between two sittings: they follow on the old ones (rules/succession.hpp). Comes
// with `Amended`, from whoever holds the files. Goes through all seats and ballots: a seat may have another place.
void go_on_under(State& state, const rules::Rules& next);

// Total: an event that does not fit changes nothing. Needs no rules.
void evolve(State& state, const Event& event);

}  // namespace assembly
