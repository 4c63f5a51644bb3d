// One row of a body's table of motions. What the row leaves out is the usual row of its effect; a motion that is
// named after an effect has that effect.
#include <algorithm>

#include "rules/internal/loading.hpp"

namespace rules::internal {
namespace {

const std::vector<std::string> when_names = {"debate", "any", "after_ruling", "after_a_text"};
const std::vector<std::string> decided_names = {"vote", "ruling", "right", "request"};

std::vector<std::string> all_effects() { return {effect_names.begin(), effect_names.end()}; }

void load_movers(base::Table& table, MotionRule& rule) {
  if (!table.has("who")) return;
  rule.seats = rule.presiding = false;
  for (const base::Word& word : table.words_if("who")) {
    if (word.text == "seat")
      rule.seats = true;
    else if (word.text == "presiding")
      rule.presiding = true;
    else
      table.error("who", "'" + word.text + "' is neither \"seat\" nor \"presiding\".");
  }
  if (!rule.seats && !rule.presiding) table.error("who", "nobody could move it.");
}

// speakers = [2, 2]: beside the mover, for and against. debate = "free": as many as want; "none": nobody.
void load_speakers(base::Table& table, MotionRule& rule) {
  if (table.has("debate"))
    rule.speakers_for = rule.speakers_against = table.one_of("debate", {"free", "none"}, 0) == 0 ? free_debate : 0;
  if (!table.has("speakers")) return;
  const auto numbers = table.integers_if("speakers", 0, 20);
  if (numbers.size() != 2) return table.error("speakers", "two numbers were expected: for and against.");
  if (table.has("debate")) table.error("speakers", "'debate' says it already.");
  rule.speakers_for = static_cast<int>(numbers[0]);
  rule.speakers_against = static_cast<int>(numbers[1]);
}

void load_references(Loading& loading, base::Table& table, MotionRule& rule) {
  std::vector<std::string> methods, standings, sessions;
  for (const Method& method : loading.rules.methods) methods.push_back(method.id.text());
  for (const Standing& standing : loading.rules.standings) standings.push_back(standing.id.text());
  for (const SessionRule& session : loading.rules.sessions) sessions.push_back(session.id.text());
  if (const auto word = table.word_if("method"))
    rule.method = loading.follow(table, "method", *word, methods, "method");
  if (const auto word = table.word_if("finds"))
    rule.finds = loading.follow(table, "finds", *word, majority_ids(loading.rules), "majority");
  if (const auto word = table.word_if("standing"))
    rule.standing = loading.follow(table, "standing", *word, standings, "standing");
  for (const base::Word& word : table.words_if("sessions"))
    if (const auto found = loading.follow(table, "sessions", word, sessions, "session"))
      rule.sessions.push_back(*found);
}

void check_references(base::Table& table, const MotionRule& rule) {
  const bool standing = rule.effect == Effect::set_standing || rule.effect == Effect::lift_standing;
  if ((rule.effect == Effect::set_method) != rule.method.has_value())
    table.error("method", "\"set_method\" and 'method' belong together.");
  if ((rule.effect == Effect::set_majority) != rule.finds.has_value())
    table.error("finds", "\"set_majority\" and 'finds' belong together.");
  if (standing != rule.standing.has_value())
    table.error("standing", "\"set_standing\" or \"lift_standing\" and 'standing' belong together.");
}

}  // namespace

void load_effect(Loading& loading, base::Table& table, Question& question) {
  MotionRule& rule = question.rule;
  rule.effect = static_cast<Effect>(table.one_of("effect", all_effects(), 0));
  load_references(loading, table, rule);
  const bool own =
      rule.effect == Effect::none || rule.effect == Effect::set_standing || rule.effect == Effect::lift_standing;
  if (!own) table.error("effect", "a question has no such effect; only a motion has.");
  check_references(table, rule);
}

void load_motion_rule(Loading& loading, base::Table& table, Question& motion) {
  MotionRule& rule = motion.rule;
  const auto names = all_effects();
  const auto named = std::find(names.begin(), names.end(), motion.id.view());
  const std::size_t usual_effect = named == names.end() ? 0 : static_cast<std::size_t>(named - names.begin());
  rule.effect = static_cast<Effect>(table.one_of("effect", names, usual_effect));
  const UsualRow& usual = usual_row(rule.effect);
  rule.presiding = usual.presiding;
  rule.speakers_for = usual.speakers_for;
  rule.speakers_against = usual.speakers_against;
  load_movers(table, rule);
  rule.when = static_cast<When>(table.one_of("when", when_names, static_cast<std::size_t>(usual.when)));
  rule.by = static_cast<DecidedBy>(table.one_of("by", decided_names, static_cast<std::size_t>(usual.by)));
  const bool asked = rule.by == DecidedBy::right || rule.by == DecidedBy::request;
  const int rank = asked && usual.by == DecidedBy::vote ? 1000 : usual.precedence;
  rule.precedence = static_cast<int>(table.integer_or("rank", rank, 0, 1000));
  rule.interrupts = table.truth_or("interrupts", rule.precedence == 0);
  rule.seconder = table.truth_or("seconder", false);
  rule.mover_may_object = table.truth_or("unless_sponsor_objects", false);
  rule.wait_days = static_cast<int>(table.integer_or("wait_days", 0, 0, 366));
  rule.before_agenda = table.truth_or("before_agenda", false);
  rule.only_if_objected = table.truth_or("only_if_objected", false);
  load_speakers(table, rule);
  load_references(loading, table, rule);
  if (table.has("if_lost")) {
    rule.if_lost = static_cast<Effect>(table.one_of("if_lost", names, 0));
    const bool alone = *rule.if_lost == Effect::none || *rule.if_lost == Effect::suspend ||
                       *rule.if_lost == Effect::adjourn || *rule.if_lost == Effect::close_debate ||
                       *rule.if_lost == Effect::adjourn_session;
    if (!alone)
      table.error("if_lost",
                  "only what needs nothing named can follow: none, suspend, adjourn, close_debate, adjourn_session.");
  }
  if (const auto word = table.word_if("settles")) rule.settles = QuestionId::parse(word->text);
  check_references(table, rule);
}

}  // namespace rules::internal
