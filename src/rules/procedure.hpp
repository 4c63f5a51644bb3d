// What a body's rules say of sessions, debate, texts and elections: parameters of procedures that are code.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/ids.hpp"

namespace rules {

// [session.<id>]: a body's life between opening and closure. The first that is named is the one under way.
struct SessionRule {
  SessionId id;
  std::string says;
  std::string cite;
  std::string called_by;                 // the other body whose decision convenes it
  QuestionId decision;                   // and the kind of question that it must have adopted
  std::optional<std::size_t> requested;  // index into Rules::majorities; "yes" are the members that ask for it
  int within_hours = 0;                  // of the decision; 0: no limit
  int notice_hours = 0;                  // before it opens
  std::string notice_cite;
};

// [agenda]
struct AgendaRule {
  bool in_order = false;  // an item out of its order needs a decision
};

// [debate], [reply], [explanation]
struct DebateRule {
  int minutes = 0;  // 0: no limit
  int turns = 0;    // on one item; 0: no limit
  int replies = 2;  // of one member on one item at one meeting
  bool mover_replies_last = false;
  std::vector<int> reply_minutes;
  int explanation_minutes = 0;
};

// [texts]
enum class Alteration : std::uint8_t { remove, replace, add };
struct TextRule {
  int days_before = 0;               // circulated so many days before the meeting; 0: no deadline
  bool late_amendments_only = true;  // the presiding officer may let in late amendments, not late proposals
  bool seconder = false;             // a text needs one member beside its mover
  // What is furthest removed from the text, first to last.
  std::vector<Alteration> furthest = {Alteration::remove, Alteration::replace, Alteration::add};
};

// [election.<id>]
struct ElectionRule {
  ElectionId id;
  std::string says;
  std::string cite;
  std::size_t majority = 0;  // "yes": valid ballots with the name; "no": the other valid ballots
  std::optional<std::size_t> quorum;
  bool nominations = false;  // candidates are nominated; otherwise every name may stand
  bool uncontested = false;  // no more candidates than seats: declared elected unless one member asks for a ballot
  bool two_bodies = false;   // elected is who has the majority in both bodies
  int restricted = 0;        // how many ballots in a row are restricted after an open one; 0: never
  int most_votes_from = 0;   // from this ballot on most votes elect; 0: never
  int places = 0;            // at most so many; 0: no limit of its own
  bool persons = false;      // any name may stand, not only that of a seat
  bool strangers_void =
      false;  // a name that may not be voted for makes the paper invalid; otherwise it is passed over
  bool lot_breaks_tie = false;  // two are left for one seat and are equal: the lot decides
};

}  // namespace rules
