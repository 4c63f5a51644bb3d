// [method.<id>], [question.<id>] and [motion.<id>]: what can be put to the vote, how, and by which majority.
#include <algorithm>

#include "base/text.hpp"
#include "rules/internal/loading.hpp"

namespace rules::internal {
namespace {

const std::vector<std::string> counting_names = {"names", "tellers"};
const std::vector<std::string> showing_names = {"live", "at_lock", "totals"};
const std::vector<std::string> tie_names = {"lost", "status_quo", "second_vote", "casting_vote"};
const std::vector<std::string> nature_names = {"recommends", "binds", "own"};
const std::vector<std::string> words_names = {"adoption", "motion", "ruling", "approval", "opinion"};
const std::vector<std::string> chooser_names = {"fixed", "ruling", "vote"};

void load_methods(Loading& loading) {
  for (auto& [id, table] : loading.root.named_tables("method")) {
    Method method;
    method.id = MethodId::of(id);
    method.says = table.text("says");
    method.cite = table.text_or("cite", "");
    method.counting = static_cast<Counting>(table.one_of("counts", counting_names, 0));
    method.showing =
        static_cast<Showing>(table.one_of("shows", showing_names, method.counting == Counting::tellers ? 2 : 0));
    if (method.counting == Counting::tellers && method.showing != Showing::totals)
      table.error("shows", "tellers count without names; \"totals\" was expected.");
    method.secret = table.truth_or("secret", false);
    if (method.secret && method.counting == Counting::names)
      table.error("secret", "a method that takes names is not secret.");
    method.from_a_lot = table.truth_or("from_a_lot", false);
    method.timed = table.truth_or("timed", false);
    if (method.timed && (method.counting == Counting::tellers || method.from_a_lot))
      table.error("timed", "over some days votes are cast by device: no tellers, no roll-call.");
    loading.rules.methods.push_back(std::move(method));
  }
  if (loading.rules.methods.empty())
    loading.root.error("method", "is missing; at least one method of voting was expected.");
}

// A list of references; every entry of `all` in order if the key is missing.
std::vector<std::size_t> follow_all(Loading& loading, base::Table& table, std::string_view key,
                                    const std::vector<std::string>& known, std::string_view kind,
                                    std::vector<std::size_t> otherwise) {
  if (!table.has(key)) return otherwise;
  std::vector<std::size_t> out;
  for (const base::Word& word : table.words_if(key))
    if (const auto found = loading.follow(table, key, word, known, kind)) {
      if (std::find(out.begin(), out.end(), *found) != out.end())
        table.error(key, "'" + word.text + "' is there twice.");
      out.push_back(*found);
    }
  if (out.empty()) table.error(key, "the list is empty.");
  return out;
}

// A majority is what a vote needs; of a request, what those who ask for it make up ("yes").
bool needs_majority(const Question& question) {
  return !question.motion || question.rule.by == DecidedBy::vote || question.rule.by == DecidedBy::request;
}

void load_majority_of(Loading& loading, base::Table& table, Question& question) {
  const auto known = majority_ids(loading.rules);
  const bool voted = needs_majority(question);
  base::Table usual = loading.root.table("usual");
  const bool usually = voted && question.rule.by != DecidedBy::request && !table.has("majority");
  if (!voted && table.has("majority")) table.error("majority", "it is not decided by vote.");
  if (voted && !table.has("majority") && !(usually && usual.has("majority")))
    table.error("majority",
                "is missing: every " + std::string(question.motion ? "motion" : "question") + " names its majority.",
                base::suggestion("", known));
  if (const auto word = (usually ? usual : table).word_if("majority"))
    question.majority = loading.follow(table, "majority", *word, known, "majority").value_or(0);
  question.majority_says = table.text_or("majority_says", "");
  question.may_need = follow_all(loading, table, "may_need", known, "majority", {});
  question.majority_by = static_cast<MajorityChoice>(table.one_of("majority_by", chooser_names, 0));
  if (question.may_need.empty() != (question.majority_by == MajorityChoice::fixed))
    table.error("majority_by", question.may_need.empty()
                                   ? "'may_need' names no other majority."
                                   : "'may_need' names others; \"ruling\" or \"vote\" was expected.");
}

void load_quorum_of(Loading& loading, base::Table& table, Question& question) {
  std::vector<std::string> known;
  for (const auto& quorum : loading.rules.quorums) known.push_back(quorum.now.id.text());
  base::Table usual = loading.root.table("usual");
  const bool voted = !question.motion || question.rule.by == DecidedBy::vote;
  if (const auto word = (voted && !table.has("quorum") ? usual : table).word_if("quorum")) {
    if (word->text == "none") return;
    question.quorum = loading.follow(table, "quorum", *word, known, "quorum");
  } else if (known.size() == 1) {
    question.quorum = 0;  // a body with one quorum need not repeat it
  } else if (known.size() > 1 && voted) {
    table.error("quorum", "is missing: the body has several.", base::suggestion("", known));
  }
}

Question load_question(Loading& loading, base::Table& table, QuestionId id, bool motion) {
  Rules& rules = loading.rules;
  Question out;
  out.id = id;
  out.motion = motion;
  out.says = table.text("says");
  out.cite = table.text_or("cite", "");
  if (motion)
    load_motion_rule(loading, table, out);
  else
    load_effect(loading, table, out);
  const UsualRow& row = usual_row(out.rule.effect);
  load_majority_of(loading, table, out);
  load_quorum_of(loading, table, out);
  out.words =
      static_cast<Words>(table.one_of("words", words_names, motion ? static_cast<std::size_t>(row.words) : 0));
  out.nature = static_cast<Nature>(table.one_of("nature", nature_names, 2));
  out.tie = static_cast<Tie>(table.one_of("tie", tie_names, motion ? static_cast<std::size_t>(row.tie) : 0));
  out.choices = follow_all(loading, table, "choices", ids(rules.choices), "choice", {yes, no, abstain});
  if (std::find(out.choices.begin(), out.choices.end(), yes) == out.choices.end())
    table.error("choices", "\"yes\" is missing: an outcome is what the yes comes to.");
  std::vector<std::string> methods;
  std::vector<std::size_t> every_method;
  for (const Method& method : rules.methods) {
    every_method.push_back(methods.size());
    methods.push_back(method.id.text());
  }
  base::Table usual = loading.root.table("usual");
  out.methods = follow_all(loading, !motion && !table.has("methods") ? usual : table, "methods", methods, "method",
                           every_method);
  out.found_cite = table.text_or("found_cite", "");
  if (const auto word = table.word_if("parts")) out.parts = QuestionId::parse(word->text);
  if (const auto word = table.word_if("amendments")) out.amendments = QuestionId::parse(word->text);
  if (const auto word = table.word_if("entitled"))
    out.entitled = loading.follow(table, "entitled", *word, rules.vocabulary.classes, "class").value_or(0);
  if (const auto word = table.word_if("weight"))
    out.weight = loading.follow(table, "weight", *word, rules.vocabulary.weights, "weight").value_or(0);
  return out;
}

}  // namespace

void load_questions(Loading& loading) {
  Rules& rules = loading.rules;
  load_methods(loading);
  for (const bool motion : {false, true})
    for (auto& [id, table] : loading.root.named_tables(motion ? "motion" : "question")) {
      if (rules.question(QuestionId::of(id))) table.error("", "a question and a motion cannot share a name.");
      rules.questions.push_back(load_question(loading, table, QuestionId::of(id), motion));
    }
  if (rules.questions.empty())
    loading.root.error("question", "is missing; at least one kind of question was expected.");
}

void check_links(Loading& loading) {
  const Rules& rules = loading.rules;
  std::vector<std::string> known;
  for (const Question& question : rules.questions) known.push_back(question.id.text());
  const auto follow = [&](const Question& from, std::string_view key, QuestionId to) {
    const Question* found = rules.question(to);
    base::Table table = loading.root.table(from.motion ? "motion" : "question").table(from.id.view());
    const bool kind = found && found->motion == from.motion && found != &from;
    if (!kind)
      table.error(
          key,
          "'" + to.text() + "' is no other " + std::string(from.motion ? "motion" : "question") + " of this body.",
          base::suggestion(to.view(), known));
  };
  for (const Question& question : rules.questions) {
    if (question.amendments) follow(question, "amendments", *question.amendments);
    if (question.parts && *question.parts != question.id) follow(question, "parts", *question.parts);
    if (question.rule.settles) follow(question, "settles", *question.rule.settles);
  }
}

void check_officers(Loading& loading) {
  const Rules& rules = loading.rules;
  const auto holders = [&](Role role) {
    return std::count_if(rules.officers.begin(), rules.officers.end(),
                         [&](const Officer& o) { return o.role == role; });
  };
  const bool counted = std::any_of(rules.methods.begin(), rules.methods.end(),
                                   [](const Method& m) { return m.counting == Counting::tellers; });
  if ((counted || !rules.elections.empty()) && holders(Role::teller) < rules.tellers)
    loading.root.error("officer", "a method or an election is counted by tellers; " + std::to_string(rules.tellers) +
                                      " officers with role = \"teller\" were expected.");
  std::ptrdiff_t correctors = 0;
  for (const Role role : {Role::presiding, Role::secretary, Role::teller})
    if (std::find(rules.corrections.by.begin(), rules.corrections.by.end(), role) != rules.corrections.by.end())
      correctors += holders(role);
  if (rules.corrections.second_person && correctors < 2)
    loading.root.error("correction",
                       "a second person confirms, but only " + std::to_string(correctors) + " officer may.",
                       "Name another officer, or set second_person = false.");
}

void check_used(Loading& loading) {
  Rules& rules = loading.rules;
  std::vector<bool> majority(rules.majorities.size()), quorum(rules.quorums.size()), method(rules.methods.size());
  for (const Question& question : rules.questions) {
    if (!majority.empty() && needs_majority(question)) majority[question.majority] = true;
    for (const std::size_t other : question.may_need) majority[other] = true;
    if (question.quorum) quorum[*question.quorum] = true;
    for (const std::size_t used : question.methods) method[used] = true;
    if (question.rule.method) method[*question.rule.method] = true;
    if (question.rule.finds) majority[*question.rule.finds] = true;
  }
  for (const ElectionRule& election : rules.elections) {
    if (!majority.empty()) majority[election.majority] = true;
    if (election.quorum) quorum[*election.quorum] = true;
  }
  for (const SessionRule& session : rules.sessions)
    if (session.requested) majority[*session.requested] = true;
  for (std::size_t i = 0; i < quorum.size(); ++i)  // opening a sitting is no question
    if (rules.quorums[i].now.at_moment(Moment::opening)) quorum[i] = true;
  const auto report = [&](std::string_view section, std::string_view id) {
    base::Table sections = loading.root.table(section);
    sections.error(id, "nothing uses it.", "Remove it, or name it in a question.");
  };
  for (std::size_t i = 0; i < majority.size(); ++i)
    if (!majority[i]) report("majority", rules.majorities[i].now.id.view());
  for (std::size_t i = 0; i < quorum.size(); ++i)
    if (!quorum[i]) report("quorum", rules.quorums[i].now.id.view());
  for (std::size_t i = 0; i < method.size(); ++i)
    if (!method[i]) report("method", rules.methods[i].id.view());
}

}  // namespace rules::internal
