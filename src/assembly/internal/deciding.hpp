// What the parts of `decide` share: the rules, the state, the act's stamp, and how to say no.
#pragma once
#include <initializer_list>
#include <string>

#include "assembly/decide.hpp"
#include "assembly/refusals.hpp"

namespace assembly::internal {

using Decision = base::Result<Events, base::Refusal>;
using Values = std::vector<std::pair<std::string_view, std::string>>;
using rules::Role;
using rules::Topic;

struct Deciding {
  const rules::Rules& rules;
  const State& state;
  SeatId by;
  base::Instant at;
  Position position;

  // The office that `by` holds; null for a seat.
  const rules::Officer* office() const { return rules.officer(by.view()); }
  // Who is in the chair presides, and nobody else: another officer's, or a seat's, while it was ceded.
  bool is(Role role) const {
    if (role == Role::presiding) return by == state.chair;
    return office() && office()->role == role;
  }
  std::string title(Role role) const;  // "President"
  // The first of these that says anything, else what the body cites for the topic: a refusal always has a rule.
  std::string first_cite(std::initializer_list<const std::string*> cites, Topic topic) const;
  base::Date today() const { return base::date_of(state.sitting ? state.sitting->opened_at : at); }
};

tl::unexpected<base::Refusal> refuse(std::string_view id, std::string cite, Values values = {});
tl::unexpected<base::Refusal> refuse(const Deciding& with, Topic topic, std::string_view id, Values values = {});
Decision happens(Event event);

// Each gives nothing if all is well.
std::optional<base::Refusal> unless_presiding(const Deciding& with);
std::optional<base::Refusal> unless_officer(const Deciding& with);  // presiding officer or secretary
std::optional<base::Refusal> unless_sitting(const Deciding& with);  // and not suspended
// Whether the figures (filled, present, …) make the quorum.
std::optional<base::Refusal> unless_quorum(const Deciding& with, const rules::Quorum& quorum, rules::Counts figures);

// SHA-256 in hex, or nothing.
bool is_digest(std::string_view text);

// A seat that is a member today.
base::Result<SeatIndex, base::Refusal> seated(const Deciding& with, SeatId id, Topic topic);

Decision decide_on(const Deciding& with, const ConveneSession& act);
Decision decide_on(const Deciding& with, const EnterSession& act);
Decision decide_on(const Deciding& with, const CloseSession& act);
Decision decide_on(const Deciding& with, const CedeChair& act);
Decision decide_on(const Deciding& with, const ListItem& act);
Decision decide_on(const Deciding& with, const TakeUp& act);
Decision decide_on(const Deciding& with, const OpenSitting& act);
Decision decide_on(const Deciding& with, const CloseSitting& act);
Decision decide_on(const Deciding& with, const Arrive& act);
Decision decide_on(const Deciding& with, const Leave& act);
Decision decide_on(const Deciding& with, const ChallengeQuorum& act);
Decision decide_on(const Deciding& with, const SetStanding& act);
Decision decide_on(const Deciding& with, const LiftStanding& act);
Decision decide_on(const Deciding& with, const GiveProxy& act);
Decision decide_on(const Deciding& with, const EndProxy& act);
Decision decide_on(const Deciding& with, const Circulate& act);
Decision decide_on(const Deciding& with, const Submit& act);
Decision decide_on(const Deciding& with, const Sponsor& act);
Decision decide_on(const Deciding& with, const Withdraw& act);
Decision decide_on(const Deciding& with, const AskFloor& act);
Decision decide_on(const Deciding& with, const GiveFloor& act);
Decision decide_on(const Deciding& with, const EndSpeech& act);
Decision decide_on(const Deciding& with, const Move& act);
Decision decide_on(const Deciding& with, const SecondMotion& act);
Decision decide_on(const Deciding& with, const WithdrawMotion& act);
Decision decide_on(const Deciding& with, const Rule& act);
Decision decide_on(const Deciding& with, const ResumeSitting& act);
Decision decide_on(const Deciding& with, const AskConsent& act);
Decision decide_on(const Deciding& with, const Object& act);
Decision decide_on(const Deciding& with, const DeclareConsent& act);
Decision decide_on(const Deciding& with, const DrawName& act);
Decision decide_on(const Deciding& with, const OpenVote& act);
Decision decide_on(const Deciding& with, const AnnounceVote& act);
Decision decide_on(const Deciding& with, const CallOffVote& act);
Decision decide_on(const Deciding& with, const ExtendVote& act);
Decision decide_on(const Deciding& with, const DeclareOutcome& act);
Decision decide_on(const Deciding& with, const TestVote& act);
Decision decide_on(const Deciding& with, const EnterPaper& act);
Decision decide_on(const Deciding& with, const Cast& act);
Decision decide_on(const Deciding& with, const LastCall& act);
Decision decide_on(const Deciding& with, const Lock& act);
Decision decide_on(const Deciding& with, const GiveCastingVote& act);
Decision decide_on(const Deciding& with, const StateCount& act);
Decision decide_on(const Deciding& with, const StateIntention& act);
Decision decide_on(const Deciding& with, const OpenElection& act);
Decision decide_on(const Deciding& with, const Nominate& act);
Decision decide_on(const Deciding& with, const OpenBallot& act);
Decision decide_on(const Deciding& with, const CountBallot& act);
Decision decide_on(const Deciding& with, const DrawCandidate& act);
Decision decide_on(const Deciding& with, const ReportOtherBody& act);
Decision decide_on(const Deciding& with, const Annul& act);
Decision decide_on(const Deciding& with, const CorrectCount& act);
Decision decide_on(const Deciding& with, const CorrectTitle& act);
Decision decide_on(const Deciding& with, const Confirm& act);
Decision decide_on(const Deciding& with, const Establish& act);
Decision decide_on(const Deciding& with, const Amend& act);
Decision decide_on(const Deciding& with, const InviteKey& act);
Decision decide_on(const Deciding& with, const EnrolKey& act);
Decision decide_on(const Deciding& with, const ConfirmKey& act);
Decision decide_on(const Deciding& with, const RevokeKey& act);
Decision decide_on(const Deciding& with, const Withhold& act);
Decision decide_on(const Deciding& with, const RegisterCredential& act);
Decision decide_on(const Deciding& with, const SetUpTellers& act);
Decision decide_on(const Deciding& with, const ConsentToTellers& act);
Decision decide_on(const Deciding& with, const SendCommitment& act);
Decision decide_on(const Deciding& with, const BeginRound& act);
Decision decide_on(const Deciding& with, const SendDeal& act);
Decision decide_on(const Deciding& with, const SendVerdict& act);
Decision decide_on(const Deciding& with, const SendAnswer& act);
Decision decide_on(const Deciding& with, const SettleKey& act);
Decision decide_on(const Deciding& with, const CallRehearsal& act);
Decision decide_on(const Deciding& with, const SendRehearsal& act);
Decision decide_on(const Deciding& with, const OpenSecretBallot& act);
Decision decide_on(const Deciding& with, const ConsentToBallot& act);
Decision decide_on(const Deciding& with, const CastSealed& act);
Decision decide_on(const Deciding& with, const ChallengeSealed& act);
Decision decide_on(const Deciding& with, const LockBallot& act);
Decision decide_on(const Deciding& with, const SendPart& act);
Decision decide_on(const Deciding& with, const StateResult& act);
Decision decide_on(const Deciding& with, const VoidBallot& act);

// The texts can be shown: short enough, no control characters.
std::optional<base::Refusal> text_fault(const Deciding& with, std::initializer_list<const std::string*> texts);
std::optional<base::Refusal> unless_silenced(const Deciding& with, SeatIndex seat, SeatId id);
// A motion is pending and goes first; by which rule, the caller says.
tl::unexpected<base::Refusal> goes_first(const Deciding& with, const PendingMotion& motion, std::string cite);
std::optional<base::Refusal> unless_seconded(const Deciding& with, const PendingMotion& motion);
// Presence as the rules want it before this question is decided: a number that somebody must know is taken first.
std::optional<base::Refusal> unless_quorate(const Deciding& with, const rules::Question& question,
                                            const rules::Majority& majority);
std::optional<base::Refusal> unless_presence_taken(const Deciding& with);
// The sitting is over, and with it, in a body without sessions, its agenda.
void close_sitting(const Deciding& with, Events& events);
// The text can be put to the vote now: it is on the floor, circulated in time, and nothing goes before it.
std::optional<base::Refusal> unless_votable(const Deciding& with, TextId id);
// Too few are there for the election, at that moment.
std::optional<base::Refusal> election_quorum_fault(const Deciding& with, const Election& election,
                                                   rules::Moment moment);
// What follows from an agreed count of an election's ballot.
void add_count(const Deciding& with, const Election& election, const BallotSheet& sheet, Events& events);
// One of the ceremony's tellers, and not left out.
std::optional<base::Refusal> unless_teller(const Deciding& with, const Ceremony& ceremony);
// A vote may end now: nothing that was raised during it waits.
std::optional<base::Refusal> unless_lockable(const Deciding& with, const Vote& vote);
std::optional<base::Refusal> unless_uncontested(const Deciding& with, const Election& election);
std::optional<base::Refusal> unless_entitled(const Deciding& with, const Vote& vote, SeatId id, SeatIndex seat);
base::Result<const Vote*, base::Refusal> open_vote(const Deciding& with, VoteId id);
base::Result<std::uint8_t, base::Refusal> choice_in(const Deciding& with, const Vote& vote, ChoiceId id);
// What was decided or asked for of the method of voting on the text; without a text, of the next vote.
const std::optional<MethodSet>& method_of(const Deciding& with, std::optional<TextId> on);
// What holds for a vote on it: the text's own, else that of the next vote; null: nothing was decided.
const MethodSet* method_that_holds(const Deciding& with, std::optional<TextId> on);
// Whether so many members make up what a request needs; they are the "yes" of its majority.
bool enough(const Deciding& with, std::size_t majority, std::int64_t asking);
// The rule of the body's motion with that effect, for a refusal that follows from it.
std::string cite_of_effect(const Deciding& with, rules::Effect effect, Topic topic);
Topic topic_of(TextStage stage);  // by which rule a text is no longer on the floor
// The motion's own rule, else that of its majority.
std::string cite_of(const Deciding& with, const rules::Question& motion, Topic topic);

// The events of what a motion does, of a motion or a text that is decided, of an election without a contest.
void add_effect(const Deciding& with, const rules::Question& question, const Terms& terms, Position motion,
                bool by_vote, Events& events);
void drop_motions_on(const Deciding& with, TextId id, Events& events);
void dispose(const Deciding& with, TextId id, TextStage stage, Position because, Events& events);  // and amendments
void decide_motion(const Deciding& with, const PendingMotion& motion, bool carried, Events& events);
void decide_text(const Deciding& with, const Text& text, bool passed, Events& events);
void declare_uncontested(const Election& election, Events& events);

// Opening a vote: its majority and method, what is wrong with its title, its figures, its text; and the event.
base::Result<std::size_t, base::Refusal> majority_for(const Deciding& with, const rules::Question& question,
                                                      const OpenVote& act);
std::optional<base::Refusal> title_fault(const Deciding& with, const OpenVote& act);
std::optional<base::Refusal> text_faults(const Deciding& with, const OpenVote& act);
std::optional<base::Refusal> figure_faults(const Deciding& with, const rules::Majority& majority,
                                           const OpenVote& act);
VoteOpened opened_as(const Deciding& with, const rules::Question& question, const OpenVote& act, std::size_t majority,
                     std::size_t method);
// An announced vote that is opened, one over some days that is locked, a test that ends.
Decision open_announced(const Deciding& with, const OpenVote& act);
Decision lock_timed(const Deciding& with, const Vote& vote);
Decision end_test(const Deciding& with, const Vote& vote);

// What follows from a decided vote: for its motion, its text or the part of it.
void add_consequences(const Deciding& with, const Vote& vote, const Outcome& outcome, Events& events);

// Whether, with this teller's sheet, as many have stated the same as must. A teller that states another sheet than
// before sends the others back to count again. Refusal: another teller found otherwise.
template <class Sheet>
base::Result<bool, base::Refusal> enough_agree(const Deciding& with, const std::map<SeatId, Sheet>& statements,
                                               const Sheet& sheet, Topic topic) {
  const auto own = statements.find(with.by);
  const bool counts_again = own != statements.end() && own->second != sheet;
  int agree = 1;
  for (const auto& [teller, stated] : statements) {
    if (teller == with.by || counts_again) continue;
    if (stated != sheet)
      return refuse(with, topic, refusals::tellers_differ, {{"teller", with.rules.officer(teller.view())->title}});
    ++agree;
  }
  return agree >= with.rules.tellers;
}

// A number that a vote's majority asks about: a choice, in a class, by a weight. Each an index into the body's.
struct Wanted {
  std::size_t choice = 0, of = 0, by = 0;
};
std::vector<Wanted> wanted_in(const rules::Rules& rules, const Vote& vote);

// Whether the sheet can be a count of this vote: choices, classes, sums, and all that its majority asks about.
std::optional<base::Refusal> faults_of(const Deciding& with, const Vote& vote, const CountSheet& sheet);

// The vote with the agreed sheet in place of what it has.
OutcomeDeclared declared_from(const Deciding& with, const Vote& vote, const CountSheet& sheet);

}  // namespace assembly::internal
