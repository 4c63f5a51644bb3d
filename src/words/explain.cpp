#include "words/explain.hpp"

#include <array>

#include "base/text.hpp"

namespace words {
namespace {

using rules::Moment;
using rules::Rules;

std::string of_figure(std::string_view id) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known = {
      {{"yes", "votes in favour"},
       {"no", "votes against"},
       {"abstain", "abstentions"},
       {"blank", "blank ballots"},
       {"invalid", "invalid ballots"},
       {"members", "all members"},
       {"filled", "filled seats"},
       {"entitled", "those entitled to vote"},
       {"present", "those present"},
       {"absent", "those who do not vote"}}};
  for (const auto& [word, says] : known)
    if (word == id) return std::string(says);
  return "";
}

std::string of_sum(const Rules& rules, const rules::Sum& sum) {
  std::vector<std::string> parts;
  for (const rules::Term& term : sum.terms) {
    std::string text;
    if (term.factor == -1)
      text = "minus ";
    else if (term.factor != 1)
      text = std::to_string(term.factor) + " times the ";
    else
      text = "the ";
    if (term.carried) {
      text += "number of " + rules.partitions[term.variable].says + " that carried it";
    } else {
      const std::string& id = rules.vocabulary.variables[term.variable];
      std::string says = of_figure(id);
      if (says.empty())
        says = term.variable < rules.shape.choices ? rules.choices[term.variable].says
                                                   : rules.figures[term.variable - rules.shape.stated_figure(0)].says;
      text += "number of " + says;
      if (term.of) text += " among the " + rules.classes[term.of].says;
    }
    if (term.by) text += ", counted by " + rules.weights[term.by].says;
    parts.push_back(std::move(text));
  }
  if (sum.constant != 0 || parts.empty()) parts.push_back(std::to_string(sum.constant));
  return base::join(parts, " plus ");
}

std::string cited(const std::string& cite) { return cite.empty() ? "" : " (" + cite + ")"; }

std::string tie_words(const Rules& rules, const rules::Question& question) {
  switch (question.tie) {
    case rules::Tie::lost: return "If the votes are equally divided, it is lost.";
    case rules::Tie::status_quo: return "If the votes are equally divided, things stay as they are.";
    case rules::Tie::second_vote:
      return "If the votes are equally divided, there is a second vote within " +
             std::to_string(rules.second_vote_hours) + " hours; equally divided again, it is rejected" +
             cited(rules.cite_for(rules::Topic::second_vote)) + ".";
    case rules::Tie::casting_vote:
      return "If the votes are equally divided, the " + rules.officer(rules::Role::presiding)->title +
             " may give a casting vote" + cited(rules.cite_for(rules::Topic::casting_vote)) + ".";
  }
  return "";
}

std::string moments(const rules::Quorum& quorum) {
  constexpr std::array<std::string_view, 4> says = {"when the sitting opens", "when a vote opens", "at the lock",
                                                    "when somebody asks, from then on"};
  std::vector<std::string> parts;
  for (const Moment moment : quorum.at) parts.emplace_back(says[static_cast<std::size_t>(moment)]);
  return base::list_words(parts);
}

void explain_majority(const Rules& rules, const rules::Majority& majority, std::vector<std::string>& out) {
  out.push_back(capital(majority.says) + cited(majority.cite) + ".");
  for (const rules::Outcome& outcome : majority.outcomes) {
    const std::string name = outcome.says.empty() ? "" : "\"" + outcome.says + "\": ";
    for (std::size_t a = 0; a < outcome.alternatives.size(); ++a) {
      if (a > 0) out.push_back("  or:");
      for (const rules::Need& need : outcome.alternatives[a])
        out.push_back("  " + name + in_words(rules, need.inequality) + "   [" + need.inequality.text + "]" +
                      (need.otherwise.empty() ? "" : "; otherwise: " + need.otherwise));
    }
    if (outcome.alternatives.empty() && !outcome.says.empty()) out.push_back("  otherwise \"" + outcome.says + "\"");
  }
}

}  // namespace

std::string in_words(const Rules& rules, const rules::Inequality& inequality) {
  constexpr std::array<std::string_view, 5> says = {" is at least ", " is more than ", " is ", " is less than ",
                                                    " is at most "};
  std::string out;
  if (inequality.each_of) out = "in each of the " + rules.partitions[*inequality.each_of].says + ", ";
  return out + of_sum(rules, inequality.left) + std::string(says[static_cast<std::size_t>(inequality.relation)]) +
         of_sum(rules, inequality.right);
}

std::vector<std::string> explain_question(const Speaker& speaker, const rules::Question& question, base::Date day) {
  const Rules& rules = speaker.rules;
  const rules::Majority& majority = rules.majorities[question.majority].on(day);
  std::vector<std::string> out;
  out.push_back("# " + question.id.text() + ": " + question.says + cited(question.cite));
  explain_majority(rules, majority, out);
  for (const std::size_t other : question.may_need)
    out.push_back("It may be found to need: " + rules.majorities[other].on(day).says +
                  cited(rules.majorities[other].on(day).cite) +
                  (question.majority_by == rules::MajorityChoice::vote ? "; the body votes on that."
                                                                       : "; the presiding officer rules on that."));
  if (question.quorum) {
    const rules::Quorum& quorum = rules.quorums[*question.quorum].on(day);
    out.push_back("Quorum: " + quorum.says + ", " + moments(quorum) + cited(quorum.cite) + ".");
  } else {
    out.push_back("There is no quorum.");
  }
  out.push_back(tie_words(rules, question));
  std::vector<std::string> methods, choices;
  for (const std::size_t method : question.methods) methods.push_back(rules.methods[method].says);
  for (const std::size_t choice : question.choices) choices.push_back(rules.choices[choice].id);
  out.push_back("It is voted " + base::list_words(methods) + "; the choices are " + base::list_words(choices) + ".");
  if (question.entitled) out.push_back("Only " + rules.classes[question.entitled].says + " vote on it.");
  constexpr std::array<std::string_view, 3> natures = {"Adopted, it recommends.", "Adopted, it binds.",
                                                       "Adopted, it takes effect within the body."};
  out.emplace_back(natures[static_cast<std::size_t>(question.nature)]);
  return out;
}

std::vector<std::string> explain(const Speaker& speaker, base::Date day) {
  const Rules& rules = speaker.rules;
  std::vector<std::string> out;
  std::int64_t seats = 0, voting = 0;
  for (const rules::Seat& seat : rules.roster->seats)
    if (const auto* term = seat.on(day)) ++seats, voting += term->votes;
  out.push_back("# " + rules.name + cited(rules.cite));
  const auto members = rules.members.on(day);
  out.push_back("On " + base::in_words(day) + " it has " + grouped(seats) + " " + rules.seat_word + "s" +
                (members && *members != seats ? " (of " + grouped(*members) + ")" : "") +
                (voting != seats ? ", of whom " + grouped(voting) + " may vote" : "") + ". Each has one vote" +
                cited(rules.cite_for(rules::Topic::one_vote)) +
                (rules.weights.size() > 1 ? ", and weights besides." : "."));
  for (const rules::Officer& officer : rules.officers)
    if (officer.role == rules::Role::presiding)
      out.push_back("The " + officer.title + " presides" +
                    cited(officer.cite.empty() ? rules.cite_for(rules::Topic::presiding) : officer.cite) + ".");
  for (const rules::Standing& standing : rules.standings)
    if (!standing.votes) out.push_back("Whoever is " + standing.says + " has no vote" + cited(standing.cite) + ".");
  if (rules.proxies.most > 0)
    out.push_back("A " + rules.seat_word + " may hold up to " + std::to_string(rules.proxies.most) + " proxies" +
                  cited(rules.cite_for(rules::Topic::proxies)) +
                  "; a proxy is not passed on and rests while its giver is present.");
  else
    out.push_back("There are no proxies" + cited(rules.cite_for(rules::Topic::proxies)) + ".");
  if (rules.attendance.required)
    out.push_back("Presence is taken before a vote opens" + cited(rules.cite_for(rules::Topic::attendance)) + ".");
  out.push_back("A choice may be changed until the lock; a vote without names is counted by " +
                std::to_string(rules.tellers) + " tellers who agree" + cited(rules.cite_for(rules::Topic::counting)) +
                ".");
  for (const rules::Question& question : rules.questions) {
    out.emplace_back();
    for (std::string& sentence : explain_question(speaker, question, day)) out.push_back(std::move(sentence));
  }
  return out;
}

}  // namespace words
