// An act is one thing that one person does. Everything that ever happens in a body is a list of these, in order.
// Acts say what is wanted, never what follows from it: that is decide's answer.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "rules/ids.hpp"

namespace assembly {

using rules::ChoiceId;
using rules::ClassId;
using rules::FigureId;
using rules::MajorityId;
using rules::MethodId;
using rules::QuestionId;
using rules::SeatId;
using rules::StandingId;
using rules::WeightId;

using Position = std::uint64_t;  // of an entry in the record
using VoteId = Position;         // a vote is named by the entry that opened it: never reused

// ---- sittings and presence

// `reconstruction`: the sitting is told after the event from `source`; presence is then known only as far as told.
struct OpenSitting {
  bool reconstruction = false;
  std::string source;
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
};
struct Cast {
  VoteId vote = 0;
  SeatId seat;
  ChoiceId choice;
};
struct Lock {
  VoteId vote = 0;
};
struct GiveCastingVote {
  VoteId vote = 0;
  ChoiceId choice;
};  // abstain: declines to give it

// ---- motions and rulings

struct Move {
  QuestionId motion;
  std::string text;
};
struct WithdrawMotion {
  Position motion = 0;
};  // by its mover, before it is put
struct Rule {
  std::string text;
};  // on the point of order that is pending
struct ResumeSitting {};  // after a suspension

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

// A struct and not an alias, so that unqualified calls never find functions of std.
struct Act {
  std::variant<OpenSitting, CloseSitting, Arrive, Leave, ChallengeQuorum, SetStanding, LiftStanding, GiveProxy,
               EndProxy, OpenVote, Move, WithdrawMotion, Rule, ResumeSitting, Cast, Lock, GiveCastingVote, StateCount,
               Annul, CorrectCount, CorrectTitle, Confirm>
      what;
};

// An act with who did it, when, and where it will stand in the record. Time and position are inputs.
struct Stamped {
  Act act;
  SeatId by;
  base::Instant at;
  Position position = 0;
};

}  // namespace assembly
