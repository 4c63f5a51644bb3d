#include "words/explain.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.hpp"

namespace words {
namespace {

using rules::Rules;
using rules::Topic;

constexpr std::array<std::string_view, 5> relation_ids = {"at_least", "more", "equal", "less", "at_most"};
constexpr std::array<std::string_view, 4> moment_ids = {"opening", "vote", "lock", "challenge"};
constexpr std::array<std::string_view, 4> tie_ids = {"tie_lost", "tie_status_quo", "tie_second_vote",
                                                     "tie_casting_vote"};
constexpr std::array<std::string_view, 4> when_ids = {"when_debate", "when_any", "when_after_ruling",
                                                      "when_after_a_text"};
constexpr std::array<std::string_view, 4> decided_ids = {"by_vote", "by_ruling", "by_right", "by_request"};
constexpr std::array<std::string_view, 3> nature_ids = {"recommends", "binds", "own"};

// Collects sentences of one speaker.
class Explanation {
 public:
  explicit Explanation(const Speaker& speaker) : speaker_(speaker), rules_(speaker.rules) {}

  void say(std::string_view id, const Values& values = {}, Explained::Kind kind = Explained::Kind::sentence) {
    out_.push_back({kind, capital(speaker_.catalogue.say("explain", id, values))});
  }
  void say(std::string_view id, Topic topic, Values values = {}) {
    values.emplace_back("cite", rules_.cite_for(topic));
    say(id, values);
  }
  void heading(const std::string& text) { out_.push_back({Explained::Kind::heading, text}); }
  std::vector<Explained> take() { return std::move(out_); }

  void body(base::Date day);
  void question(const rules::Question& question, base::Date day);
  void motion(const rules::Question& motion, base::Date day);
  void procedure();

 private:
  void need(const rules::Need& need) {
    Values values = {{"words", in_words(speaker_, need.inequality)},
                     {"text", need.inequality.text},
                     {"otherwise", need.otherwise}};
    const std::string_view id = need.otherwise.empty() ? "need" : "need_otherwise";
    out_.push_back({Explained::Kind::need, speaker_.catalogue.say("explain", id, values)});
  }

  void majority(const rules::Majority& majority) {
    for (const rules::Outcome& outcome : majority.outcomes) {
      if (!outcome.says.empty())
        say(outcome.alternatives.empty() ? "named_last" : "named",
            {{"name", outcome.says}, {"cite", outcome.cite.empty() ? majority.cite : outcome.cite}});
      bool first = true;
      for (const auto& alternative : outcome.alternatives) {
        if (!std::exchange(first, false)) say("or");
        for (const rules::Need& one : alternative) need(one);
      }
    }
  }

  const Speaker& speaker_;
  const Rules& rules_;
  std::vector<Explained> out_;
};

// One row of the table of motions, what was left to the usual row included.
void Explanation::motion(const rules::Question& motion, base::Date day) {
  const rules::MotionRule& rule = motion.rule;
  const std::string title = rules_.officer(rules::Role::presiding)->title;
  out_.push_back({Explained::Kind::heading,
                  speaker_.catalogue.say("explain", motion.cite.empty() ? "motion" : "motion_cited",
                                         {{"id", motion.id.text()}, {"says", motion.says}, {"cite", motion.cite}})});
  say(rule.seats && rule.presiding ? "movers_both"
      : rule.seats                 ? "movers_seats"
                                   : "movers_presiding",
      {{"seat", rules_.seat_word},
       {"title", title},
       {"when", speaker_.catalogue.say("explain", when_ids[static_cast<std::size_t>(rule.when)])}});
  if (rule.precedence < 1000) say("rank", {{"rank", std::to_string(rule.precedence)}});
  if (rule.seconder) say("seconder");
  if (rule.interrupts) say("interrupts");
  const bool debated = rule.speakers_for != 0 || rule.speakers_against != 0;
  const bool free = rule.speakers_for == rules::free_debate;
  say(!debated ? "not_debated"
      : free   ? "debated_freely"
               : "debated",
      {{"for", std::to_string(rule.speakers_for)}, {"against", std::to_string(rule.speakers_against)}});
  const rules::Majority& majority = rules_.majorities[motion.majority].on(day);
  say(decided_ids[static_cast<std::size_t>(rule.by)],
      {{"says", motion.majority_says.empty() ? majority.says : motion.majority_says},
       {"cite", majority.cite},
       {"title", title}});
  if (rule.mover_may_object) say("sponsor_may_object");
  if (rule.only_if_objected) say("only_if_objected");
  if (rule.before_agenda) say("before_agenda");
  if (rule.wait_days) say("wait_days", {{"days", std::to_string(rule.wait_days)}});
  out_.push_back({Explained::Kind::sentence,
                  capital(speaker_.catalogue.say("effect", rules::effect_names[static_cast<std::size_t>(rule.effect)],
                                                 {{"method", rule.method ? rules_.methods[*rule.method].says : ""},
                                                  {"says", rule.finds ? rules_.majorities[*rule.finds].on(day).says
                                                           : rule.standing ? rules_.standings[*rule.standing].says
                                                                           : ""}}))});
}

void Explanation::procedure() {
  const rules::DebateRule& debate = rules_.debate;
  if (debate.minutes) say("speech_minutes", Topic::limits, {{"minutes", std::to_string(debate.minutes)}});
  if (debate.turns) say("speech_turns", Topic::limits, {{"turns", std::to_string(debate.turns)}});
  say("replies", Topic::reply, {{"most", std::to_string(debate.replies)}});
  if (debate.mover_replies_last) say("mover_last", Topic::reply);
  if (rules_.texts.days_before) say("circulated", Topic::texts, {{"days", std::to_string(rules_.texts.days_before)}});
  if (rules_.texts.seconder) say("text_seconder", Topic::texts);
  std::vector<std::string> furthest;
  for (const rules::Alteration one : rules_.texts.furthest)
    furthest.push_back(speaker_.catalogue.say("alteration", std::to_string(static_cast<int>(one))));
  say("furthest", Topic::amendments, {{"list", base::list_words(furthest)}});
  for (const rules::ElectionRule& election : rules_.elections) {
    say("election", {{"id", election.id.text()},
                     {"says", election.says},
                     {"cite", election.cite},
                     {"majority", rules_.majorities[election.majority].now.says}});
    if (election.restricted) say("election_restricted", {{"restricted", std::to_string(election.restricted)}});
    if (election.most_votes_from) say("election_most", {{"round", std::to_string(election.most_votes_from)}});
    if (election.uncontested) say("election_uncontested");
    if (election.two_bodies) say("election_two_bodies");
    if (election.places) say("election_places", {{"most", std::to_string(election.places)}});
    if (election.strangers_void) say("election_strangers");
  }
}

void Explanation::question(const rules::Question& question, base::Date day) {
  const rules::Majority& usual = rules_.majorities[question.majority].on(day);
  out_.push_back(
      {Explained::Kind::heading,
       speaker_.catalogue.say("explain", question.cite.empty() ? "question" : "question_cited",
                              {{"id", question.id.text()}, {"says", question.says}, {"cite", question.cite}})});
  say("majority", {{"says", usual.says}, {"cite", usual.cite}});
  majority(usual);
  for (const std::size_t other : question.may_need) {
    const rules::Majority& may = rules_.majorities[other].on(day);
    say(question.majority_by == rules::MajorityChoice::vote ? "may_need_vote" : "may_need_ruling",
        {{"says", may.says}, {"cite", may.cite}});
  }
  if (question.quorum) {
    const rules::Quorum& quorum = rules_.quorums[*question.quorum].on(day);
    std::vector<std::string> moments;
    for (const rules::Moment moment : quorum.at)
      moments.push_back(speaker_.catalogue.say("explain_moment", moment_ids[static_cast<std::size_t>(moment)]));
    say("quorum", {{"says", quorum.says}, {"moments", base::list_words(moments)}, {"cite", quorum.cite}});
  } else {
    say("no_quorum");
  }
  const bool second = question.tie == rules::Tie::second_vote;
  say(tie_ids[static_cast<std::size_t>(question.tie)], second ? Topic::second_vote : Topic::casting_vote,
      {{"hours", speaker_.catalogue.count("hours", rules_.second_vote_hours)},
       {"title", rules_.officer(rules::Role::presiding)->title}});
  std::vector<std::string> methods, choices;
  for (const std::size_t method : question.methods) methods.push_back(rules_.methods[method].says);
  for (const std::size_t choice : question.choices) choices.push_back(rules_.choices[choice].id);
  say("methods", {{"methods", base::list_words(methods)}, {"choices", base::list_words(choices)}});
  if (question.entitled) say("entitled", {{"class", rules_.classes[question.entitled].says}});
  say(nature_ids[static_cast<std::size_t>(question.nature)]);
}

void Explanation::body(base::Date day) {
  std::int64_t seats = 0, voting = 0;
  for (const rules::Seat& seat : rules_.roster->seats)
    if (const auto* term = seat.on(day)) ++seats, voting += term->votes;
  const std::int64_t members = rules_.members.on(day).value_or(seats);
  heading(rules_.name + " (" + rules_.cite + ")");
  say(members == seats ? "members" : "members_of", Topic::one_vote,
      {{"date", base::in_words(day)},
       {"seats", grouped(seats)},
       {"members", grouped(members)},
       {"seat", rules_.seat_word}});
  if (voting != seats) say("some_may_vote", {{"voting", grouped(voting)}});
  std::vector<std::string> weights;
  for (std::size_t w = 1; w < rules_.weights.size(); ++w) weights.push_back(rules_.weights[w].says);
  if (!weights.empty()) say("weighted", {{"weights", base::list_words(weights)}});
  for (const rules::Officer& officer : rules_.officers)
    if (officer.role == rules::Role::presiding)
      say("presides", {{"title", officer.title},
                       {"cite", officer.cite.empty() ? rules_.cite_for(Topic::presiding) : officer.cite}});
  for (const rules::Standing& standing : rules_.standings)
    if (!standing.votes) say("standing", {{"says", standing.says}, {"cite", standing.cite}});
  say(rules_.proxies.most > 0 ? "proxies" : "no_proxies", Topic::proxies,
      {{"seat", rules_.seat_word}, {"most", std::to_string(rules_.proxies.most)}});
  if (rules_.attendance.required) say("presence", Topic::attendance);
  if (rules_.attendance.before_casting) say("presence_to_vote", Topic::attendance);
  say("changing", Topic::lock);
  say("tellers", Topic::counting, {{"tellers", std::to_string(rules_.tellers)}});
  say(rules_.corrections.second_person ? "correcting_two" : "correcting", Topic::correction);
  procedure();
  for (const rules::Question& one : rules_.questions)
    if (!one.motion) question(one, day);
  for (const rules::Question& one : rules_.questions)
    if (one.motion) motion(one, day);
}

std::string sum_in_words(const Speaker& speaker, const rules::Sum& sum) {
  const Rules& rules = speaker.rules;
  const auto say = [&](std::string_view id, const Values& values) {
    return speaker.catalogue.say("explain_inequality", id, values);
  };
  std::string out;
  const auto add = [&](const std::string& text, bool negative) {
    if (out.empty())
      out = negative ? say("negative", {{"right", text}}) : text;
    else
      out = say(negative ? "minus" : "plus", {{"left", out}, {"right", text}});
  };
  for (const rules::Term& term : sum.terms) {
    std::string count;
    if (term.carried) {
      count = say("carried", {{"groups", rules.partitions[term.variable].says}});
    } else {
      const std::string& id = rules.vocabulary.variables[term.variable];
      const std::size_t stated = rules.shape.stated_figure(0);
      count = speaker.catalogue.has("explain_count", id) ? speaker.catalogue.say("explain_count", id)
              : term.variable >= stated                  ? rules.figures[term.variable - stated].says
                                                         : rules.choices[term.variable].says;
    }
    const std::int64_t factor = std::abs(term.factor);
    std::string text = say(factor == 1 ? "one" : "times", {{"factor", std::to_string(factor)}, {"count", count}});
    if (term.of) text = say("of", {{"term", text}, {"class", rules.classes[term.of].says}});
    if (term.by) text = say("by", {{"term", text}, {"weight", rules.weights[term.by].says}});
    add(text, term.factor < 0);
  }
  if (sum.constant != 0 || out.empty()) add(std::to_string(std::abs(sum.constant)), sum.constant < 0);
  return out;
}

}  // namespace

std::string in_words(const Speaker& speaker, const rules::Inequality& inequality) {
  const auto say = [&](std::string_view id, const Values& values) {
    return speaker.catalogue.say("explain_inequality", id, values);
  };
  std::string plain =
      say(relation_ids[static_cast<std::size_t>(inequality.relation)],
          {{"left", sum_in_words(speaker, inequality.left)}, {"right", sum_in_words(speaker, inequality.right)}});
  if (!inequality.each_of) return plain;
  return say("each_of", {{"groups", speaker.rules.partitions[*inequality.each_of].says}, {"rest", plain}});
}

std::vector<Explained> explain_question(const Speaker& speaker, const rules::Question& question, base::Date day) {
  Explanation explanation(speaker);
  explanation.question(question, day);
  return explanation.take();
}

std::vector<Explained> explain(const Speaker& speaker, base::Date day) {
  Explanation explanation(speaker);
  explanation.body(day);
  return explanation.take();
}

}  // namespace words
