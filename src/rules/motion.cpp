#include "rules/motion.hpp"

namespace rules {

const UsualRow& usual_row(Effect effect) {
  using B = DecidedBy;
  using W = When;
  constexpr int all = free_debate, none = 1000;
  // clang-format off
  static constexpr std::array<UsualRow, effect_names.size()> rows = {{
      // rank, decided by, when,       chair too, for, against, words,           tie,            about
      {none, B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::nothing},  // none
      {0,    B::ruling, W::any,          false, 0,   0,   Words::motion, Tie::lost,       About::nothing},  // point_of_order
      {0,    B::vote,   W::after_ruling, false, 0,   0,   Words::ruling, Tie::status_quo, About::nothing},  // overrule
      {1,    B::vote,   W::debate,       true,  0,   0,   Words::motion, Tie::lost,       About::nothing},  // suspend
      {2,    B::vote,   W::debate,       true,  0,   0,   Words::motion, Tie::lost,       About::nothing},  // adjourn
      {3,    B::vote,   W::debate,       false, 2,   2,   Words::motion, Tie::lost,       About::item},     // postpone
      {3,    B::vote,   W::debate,       false, 2,   2,   Words::motion, Tie::lost,       About::text},     // no_action
      {4,    B::vote,   W::debate,       false, 0,   2,   Words::motion, Tie::lost,       About::nothing},  // close_debate
      {none, B::vote,   W::debate,       true,  0,   0,   Words::motion, Tie::lost,       About::nothing},  // close_list
      {none, B::vote,   W::debate,       true,  2,   2,   Words::motion, Tie::lost,       About::nothing},  // limit_speeches
      {6,    B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::text},     // refer
      {5,    B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::text},     // falls
      {none, B::vote,   W::debate,       false, 2,   2,   Words::motion, Tie::lost,       About::text},     // divide
      {none, B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::text},     // reorder
      {none, B::vote,   W::debate,       false, 0,   2,   Words::motion, Tie::lost,       About::decision}, // reconsider
      {5,    B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::of_text},  // set_method
      {5,    B::vote,   W::debate,       true,  all, all, Words::motion, Tie::lost,       About::of_text},  // set_majority
      {none, B::vote,   W::debate,       true,  all, all, Words::adoption, Tie::lost,     About::nothing},  // adopt_agenda
      {none, B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::nothing},  // add_item
      {none, B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::item},     // drop_item
      {none, B::vote,   W::debate,       true,  all, all, Words::motion, Tie::lost,       About::item},     // take_item
      {none, B::vote,   W::debate,       true,  all, all, Words::motion, Tie::lost,       About::item},     // resume_item
      {none, B::vote,   W::debate,       true,  all, all, Words::motion, Tie::lost,       About::nothing},  // adjourn_session
      {none, B::ruling, W::debate,       false, 0,   0,   Words::motion, Tie::lost,       About::text},     // permit_late
      {none, B::right,  W::any,          false, 0,   0,   Words::motion, Tie::lost,       About::seat},     // object
      {none, B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::seat},     // set_standing
      {none, B::vote,   W::debate,       false, all, all, Words::motion, Tie::lost,       About::seat},     // lift_standing
  }};
  // clang-format on
  return rows[static_cast<std::size_t>(effect)];
}

}  // namespace rules
