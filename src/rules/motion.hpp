// How a motion is made and what it does: one row of a body's table of motions. What a motion may do is a closed list;
// each effect brings a usual row with it (`usual_row`), so that a body's file says only what differs.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/ids.hpp"

namespace rules {

// debate: not once voting has begun; after_a_text: likewise, and a proposal on the item was voted
enum class When : std::uint8_t { debate, any, after_ruling, after_a_text };
enum class DecidedBy : std::uint8_t { vote, ruling, right, request };  // request: when enough members ask
enum class Tie : std::uint8_t { lost, status_quo, second_vote, casting_vote };
enum class Words : std::uint8_t { adoption, motion, ruling, approval, opinion };

// What happens when it is carried, granted or asked for.
enum class Effect : std::uint8_t {
  none,
  point_of_order,   // waits for a ruling
  overrule,         // the last ruling is reversed
  suspend,          // the meeting
  adjourn,          // the meeting
  postpone,         // no speech and no vote on the item until it is resumed
  no_action,        // the text is not put to the vote
  close_debate,     // the list is cut; what follows is the vote
  close_list,       // no new names
  limit_speeches,   // minutes and turns
  refer,            // the text leaves the floor
  falls,            // the text is out: the body is not competent, or rejects it altogether
  divide,           // parts are voted on separately
  reorder,          // the text is taken first
  reconsider,       // what was decided is open again
  set_method,       // of the vote on the text, or of the next vote
  set_majority,     // likewise
  adopt_agenda,     // the provisional agenda is the agenda
  add_item,         // to the agenda
  drop_item,        // from the agenda
  take_item,        // is taken up now, out of its order
  resume_item,      // whose debate was adjourned
  adjourn_session,  // until it is resumed
  permit_late,      // the text may be taken up although it was circulated late
  object,           // to a representative, who sits until it is decided
  set_standing,     // of the seats concerned
  lift_standing
};
inline constexpr std::array<std::string_view, 27> effect_names = {
    "none",         "point_of_order",  "overrule",       "suspend",      "adjourn",      "postpone",     "no_action",
    "close_debate", "close_list",      "limit_speeches", "refer",        "falls",        "divide",       "reorder",
    "reconsider",   "set_method",      "set_majority",   "adopt_agenda", "add_item",     "drop_item",    "take_item",
    "resume_item",  "adjourn_session", "permit_late",    "object",       "set_standing", "lift_standing"};

// What a motion is about, and must name. `of_text`: may name one; otherwise the next vote is meant.
enum class About : std::uint8_t { nothing, text, of_text, item, decision, seat };

inline constexpr int free_debate = -1;  // any number of speakers

struct MotionRule {
  bool seats = true;  // who may move it
  bool presiding = false;
  When when = When::debate;
  DecidedBy by = DecidedBy::vote;
  int precedence = 1000;  // lower goes first; 0 is above all; 1000 has no rank
  Effect effect = Effect::none;
  std::optional<Effect> if_lost;        // what follows when it is not carried
  bool interrupts = false;              // may be made while another speaks
  int speakers_for = free_debate;       // beside the mover
  int speakers_against = free_debate;   // 0 and 0: not debated
  bool seconder = false;                // is put only when another member has seconded it
  bool mover_may_object = false;        // a right, unless a sponsor of the text objects
  std::optional<std::size_t> method;    // set_method: index into Rules::methods
  std::optional<std::size_t> finds;     // set_majority: index into Rules::majorities
  std::optional<std::size_t> standing;  // set_standing, lift_standing: index into Rules::standings
  std::optional<QuestionId> settles;    // the motion that has its answer when this one is carried
  int wait_days = 0;                    // add_item: how many days before the item is taken up
  bool before_agenda = false;           // only until the agenda is adopted
  bool only_if_objected = false;        // is put to the vote only if somebody objects
  std::vector<std::size_t> sessions;    // kinds of session in which it is in order; empty: all

  About about() const;
};

// The row that an effect brings with it.
struct UsualRow {
  int precedence;
  DecidedBy by;
  When when;
  bool presiding;  // may move it too
  int speakers_for, speakers_against;
  Words words;
  Tie tie;
  About about;
};
const UsualRow& usual_row(Effect effect);

inline About MotionRule::about() const { return usual_row(effect).about; }

}  // namespace rules
