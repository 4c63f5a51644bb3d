// A body's rules as one immutable value. Everything here comes from bodies/<body>/ and is checked by `load`:
// every reference leads somewhere, every majority is used, no inequality can overflow. docs/rules.md is the manual.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "rules/ids.hpp"
#include "rules/inequality.hpp"
#include "rules/motion.hpp"
#include "rules/procedure.hpp"
#include "rules/roster.hpp"

namespace rules {

// What held until a day, and what holds now.
template <class T>
struct Dated {
  struct Earlier {
    base::Date until;  // the last day on which it held
    T value;
  };
  std::vector<Earlier> earlier;  // oldest first
  T now;

  const T& on(base::Date day) const {
    for (const Earlier& old : earlier)
      if (day <= old.until) return old.value;
    return now;
  }
};

// ---- majorities ---------------------------------------------------------------------------------------------------

// One thing a majority asks for, and what is said when it is not met.
struct Need {
  Inequality inequality;
  std::string otherwise;  // "negative vote of a permanent member"; may be empty
  std::string says;       // replaces the majority's sentence when this need stops it; may be empty
  std::string cite;       // replaces the majority's citation likewise; may be empty
};

enum class Result : std::uint8_t { passed, failed, undecided, lapsed };  // lapsed: void, may be taken again

// A named outcome: it is the one if every need of one alternative holds. The last has no alternatives: it always
// holds.
struct Outcome {
  OutcomeId id;
  Result result = Result::failed;
  std::string says;  // its own word on the screen; empty: the question's word for `result`
  std::string cite;  // its own rule; empty: the majority's
  std::vector<std::vector<Need>> alternatives;
};

struct Majority {
  MajorityId id;
  std::string cite;
  std::string says;               // "two thirds of members present and voting required"
  std::vector<Outcome> outcomes;  // the first that holds
};

enum class Moment : std::uint8_t { opening, vote, lock, challenge };  // challenge: only when somebody asks

struct Quorum {
  QuorumId id;
  std::string cite;
  std::string says;
  std::vector<Need> needs;
  std::vector<Moment> at;

  bool at_moment(Moment moment) const;
};

// ---- questions and methods ----------------------------------------------------------------------------------------

enum class Nature : std::uint8_t { recommends, binds, own };  // own: takes effect within the body itself
enum class MajorityChoice : std::uint8_t { fixed, ruling, vote };

struct Question {
  QuestionId id;
  bool motion = false;  // from [motion.…] rather than [question.…]
  MotionRule rule;      // of a motion; of a question only what follows when it is adopted
  std::string says;     // "draft resolution on an important question"
  std::string cite;
  std::size_t majority = 0;                            // index into Rules::majorities
  std::string majority_says;                           // this question's own words for it; may be empty
  std::vector<std::size_t> may_need;                   // the others that may be found to apply
  MajorityChoice majority_by = MajorityChoice::fixed;  // who finds it
  Words words = Words::adoption;
  Nature nature = Nature::own;
  Tie tie = Tie::lost;
  std::optional<std::size_t> quorum;     // index into Rules::quorums
  std::vector<std::size_t> choices;      // indices into Rules::choices, in the order of the keys
  std::vector<std::size_t> methods;      // the first is the default
  std::size_t entitled = 0;              // the class that votes; 0: every seat
  std::size_t weight = 0;                // what the board shows and what a tie is judged by; 0: heads
  std::string found_cite;                // its rule where another majority was found to apply; empty: that majority's
  std::optional<QuestionId> parts;       // the question of its parts; nothing: as its amendments
  std::optional<QuestionId> amendments;  // the question of its amendments and parts; nothing: itself
};

enum class Counting : std::uint8_t { names, tellers };        // who voted how is known; only totals are
enum class Showing : std::uint8_t { live, at_lock, totals };  // when names show what they voted

struct Method {
  MethodId id;
  std::string says;  // "by show of hands"
  std::string cite;
  Counting counting = Counting::names;
  Showing showing = Showing::live;
  bool secret = false;      // nobody learns who chose what, and nobody explains
  bool from_a_lot = false;  // names are called from the one drawn by lot
  bool timed = false;       // over some days: announced with its times, beside the sittings
};

// ---- seats, officers, proxies -------------------------------------------------------------------------------------

struct Standing {
  StandingId id;
  std::string says;  // "in arrears"
  std::string cite;
  bool votes = false;
  bool moves = true;  // may still make motions
};

enum class Role : std::uint8_t { presiding, secretary, teller, clock };

struct Officer {
  OfficerId id;       // also the SeatId it acts under
  std::string title;  // "President"
  Role role = Role::presiding;
  std::string cite;
};

struct Proxies {
  std::int64_t most = 0;   // how many one holder may hold; 0: none allowed
  std::size_t holder = 0;  // the class that may hold them; 0: any seat
};

struct Attendance {
  bool required = false;        // a vote opens only after presence was taken
  bool before_casting = false;  // a seat votes only if it was marked present
};

struct Corrections {
  std::vector<Role> by;       // who may annul or correct
  bool second_person = true;  // another officer confirms
};

// What a refusal cites, by what was attempted; [cites] in the rules file, the body's own citation otherwise.
enum class Topic : std::uint8_t {
  presiding,      // what only the presiding officer, or another officer, does
  officer_votes,  // an officer's own key casts no vote
  sitting,        // opening and closing
  attendance,     // presence
  one_vote,       // a seat votes for itself, once
  conduct,        // while voting goes on
  choices,        // what can be chosen
  lock,           // after the lock
  counting,       // tellers
  proxies,
  correction,  // annulling, correcting
  interest,    // who is concerned does not vote
  casting_vote,
  second_vote,
  session,
  agenda,
  chair,  // who presides
  texts,  // submitting, circulating
  sponsors,
  withdrawal,
  amendments,  // what they are, and their order
  division,
  order_of_texts,
  floor,  // speaking in turn
  list,   // of speakers
  limits,
  closure,  // of the debate
  reply,
  explanation,
  to_order,
  without_a_vote,
  reconsider,
  lot,
  intention,
  election,
  keys,          // who may sign, and what is published
  secret_ballot  // tellers, their key, the ballot that nobody can read
};
inline constexpr std::array<std::string_view, 37> topic_names = {
    "presiding",   "officer_votes",  "sitting",        "attendance", "one_vote", "conduct",      "choices",
    "lock",        "counting",       "proxies",        "correction", "interest", "casting_vote", "second_vote",
    "session",     "agenda",         "chair",          "texts",      "sponsors", "withdrawal",   "amendments",
    "division",    "order_of_texts", "floor",          "list",       "limits",   "closure",      "reply",
    "explanation", "to_order",       "without_a_vote", "reconsider", "lot",      "intention",    "election",
    "keys",        "secret_ballot"};

// How long tellers have, in minutes: for each round of their ceremony, and for opening a ballot after its lock.
struct SecretBallotRule {
  std::int64_t round_minutes = 10, part_minutes = 10;
};

struct Labelled {
  std::string id;
  std::string says;
  std::string cite;
  std::int64_t most = 0;  // of a stated figure
};

struct Rules {
  std::string folder;      // "un-…": the folder's name, the body's id
  std::string name;        // as it calls itself
  std::string short_name;  // as scenes and sentences may call it; may be empty
  std::string seat_word;   // "member"
  std::string cite;
  std::array<std::string, topic_names.size()> cites;  // by Topic; empty: the body's own

  std::vector<Labelled> choices;  // yes, no, abstain, blank, invalid, then the body's own
  std::vector<Labelled> classes;  // [0] is everybody
  std::vector<Labelled> weights;  // [0] is heads
  std::vector<Labelled> figures;  // stated when a vote opens
  std::vector<Partition> partitions;
  Shape shape;
  Vocabulary vocabulary;
  Dated<std::optional<std::int64_t>> members;  // statutory number; nothing: as many as are filled

  std::vector<Dated<Majority>> majorities;
  std::vector<Dated<Quorum>> quorums;
  std::vector<Question> questions;
  std::vector<Method> methods;
  std::vector<Standing> standings;
  std::vector<Officer> officers;
  Proxies proxies;
  Attendance attendance;
  Corrections corrections;
  bool second_person_for_keys = false;  // a new key waits until another officer confirms it
  std::int64_t second_vote_hours = 0;
  bool second_vote_next_sitting = false;  // not in the sitting of the first
  int tellers = 2;                        // who must state the same count

  SecretBallotRule secret_ballot;

  std::vector<SessionRule> sessions;
  AgendaRule agenda;
  DebateRule debate;
  TextRule texts;
  std::vector<ElectionRule> elections;

  std::shared_ptr<const Roster> roster;

  const std::string& cite_for(Topic topic) const;
  // A question that is only ever voted in secret: no request and no consent takes that away.
  bool always_secret(const Question& question) const {
    return !question.motion && question.methods.size() == 1 && methods[question.methods.front()].secret;
  }
  const Question* question(QuestionId id) const;
  std::optional<std::size_t> majority(MajorityId id) const;
  std::optional<std::size_t> method(MethodId id) const;
  std::optional<std::size_t> choice(std::string_view id) const;
  std::optional<std::size_t> standing(StandingId id) const;
  std::optional<std::size_t> class_named(std::string_view id) const;
  std::optional<std::size_t> weight_named(std::string_view id) const;
  std::optional<std::size_t> figure_named(std::string_view id) const;
  const SessionRule* session(SessionId id) const;
  const ElectionRule* election(ElectionId id) const;
  const Officer* officer(std::string_view id) const;
  const Officer* officer(Role role) const;  // the first with that role; null: none
};

// Seats are independent of rules in time: [yes, no, abstain, blank, invalid] exist in every body.
inline constexpr std::array<std::string_view, 5> standard_choices = {"yes", "no", "abstain", "blank", "invalid"};
inline constexpr std::array<std::string_view, figures_fixed> figure_names = {"members", "filled", "entitled",
                                                                             "present", "absent", "in_person"};
inline constexpr std::size_t yes = 0, no = 1, abstain = 2, blank = 3, invalid = 4;

// ---- evaluation ---------------------------------------------------------------------------------------------------

// One need with the numbers in it.
struct Line {
  std::size_t outcome = 0, alternative = 0, need = 0;
  Evaluation evaluation;
};

struct Verdict {
  std::size_t outcome = 0;             // index into Majority::outcomes
  std::vector<Line> lines;             // of every outcome looked at, in order
  std::size_t passing = 0;             // the first outcome that means "passed"
  std::optional<std::size_t> stopped;  // the line that stopped that one, if it did not hold
};

Verdict judge(const Majority& majority, const Counts& counts, const std::vector<Partition>& partitions);

}  // namespace rules
