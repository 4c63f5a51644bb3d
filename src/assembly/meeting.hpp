// Sessions with their agenda, the floor, what is asked without a vote: the course of a meeting beside its votes.
#pragma once
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "assembly/event.hpp"
#include "rules/rules.hpp"

namespace assembly {

using rules::SeatIndex;

enum class ItemStage : std::uint8_t { provisional, listed, debate_adjourned, dropped };

struct AgendaItem {
  ItemStage stage = ItemStage::provisional;
  base::Date from;  // the first day on which it may be taken up
};

enum class SessionStage : std::uint8_t { convened, entered, adjourned, closed };

struct Session {
  Position id = 0;
  SessionId kind;
  SessionStage stage = SessionStage::entered;
  base::Instant opens{std::numeric_limits<std::int64_t>::min()};
  int meetings = 0;  // the number of the last one
  std::vector<AgendaItem> agenda;
  bool agenda_adopted = false;
  ItemNumber item = 0;   // the one that is taken up; 0: none
  ItemNumber order = 0;  // the last one that was taken up in its order

  std::optional<ItemStage> stage_of(ItemNumber number) const {
    if (number < 1 || static_cast<std::size_t>(number) > agenda.size()) return std::nullopt;
    return agenda[static_cast<std::size_t>(number) - 1].stage;
  }
};

struct FloorRequest {
  SeatId seat;
  Speech speech = Speech::statement;
  std::optional<Position> on;  // the motion or the text spoken about
};

struct Speaker {
  SeatId seat;
  Speech speech = Speech::statement;
  int minutes = 0;
  base::Instant since;
  int called_to_order = 0;
};

// On the item that is taken up.
struct Floor {
  std::vector<FloorRequest> list;  // in the order of asking
  std::optional<Speaker> speaker;
  bool list_closed = false;
  bool debate_closed = false;
  int minutes = 0, turns = 0;                          // as the body limited them; 0: as the rules do
  std::map<SeatId, int> spoken;                        // statements
  std::map<SeatId, int> replied;                       // at this meeting
  std::set<std::pair<Position, SeatId>> explained;     // which seats explained their vote on which text; 0: on none
  std::map<Position, std::pair<int, int>> on_motions;  // for and against, listed or given

  bool waits() const;  // whether a statement is still to be heard
};

struct Consent {
  Position on = 0;
  std::vector<SeatId> objections;
};

}  // namespace assembly
