// [session] [agenda] [debate] [reply] [explanation] [texts] [election]: parameters of procedures that are code.
#include <algorithm>

#include "base/limits.hpp"
#include "rules/internal/loading.hpp"

namespace rules::internal {
namespace {

constexpr std::int64_t year_hours = std::int64_t{24} * 366;

int small(base::Table& table, std::string_view key, int otherwise, std::int64_t most) {
  return static_cast<int>(table.integer_or(key, otherwise, 0, most));
}

void load_debate(Loading& loading) {
  DebateRule& debate = loading.rules.debate;
  base::Table table = loading.root.table("debate");
  debate.minutes = small(table, "minutes", 0, 600);
  debate.turns = small(table, "turns", 0, 100);
  base::Table reply = loading.root.table("reply");
  debate.mover_replies_last = reply.truth_or("mover_last", false);
  debate.replies = small(reply, "most", 2, 100);
  for (const std::int64_t minutes : reply.integers_if("minutes", 1, 600))
    debate.reply_minutes.push_back(static_cast<int>(minutes));
  base::Table explanation = loading.root.table("explanation");
  debate.explanation_minutes = small(explanation, "minutes", 0, 600);
}

void load_texts(Loading& loading) {
  const std::vector<std::string> names = {"delete", "replace", "add"};
  TextRule& texts = loading.rules.texts;
  base::Table table = loading.root.table("texts");
  texts.days_before = small(table, "days_before", 0, 366);
  texts.late_amendments_only = table.truth_or("late_amendments_only", true);
  texts.seconder = table.truth_or("seconder", false);
  loading.rules.agenda.in_order = loading.root.table("agenda").truth_or("in_order", false);
  if (!table.has("furthest")) return;
  texts.furthest.clear();
  for (const base::Word& word : table.words_if("furthest"))
    if (const auto found = loading.follow(table, "furthest", word, names, "alteration"))
      texts.furthest.push_back(static_cast<Alteration>(*found));
  auto sorted = texts.furthest;
  std::sort(sorted.begin(), sorted.end());
  if (sorted != std::vector{Alteration::remove, Alteration::replace, Alteration::add})
    table.error("furthest", "\"delete\", \"replace\" and \"add\" were expected, each once, furthest first.");
}

ElectionRule load_election(Loading& loading, base::Table& table, ElectionId id) {
  ElectionRule out;
  out.id = id;
  out.says = table.text("says");
  out.cite = table.text_or("cite", "");
  const base::Word majority = table.word("majority");
  out.majority =
      loading.follow(table, "majority", majority, majority_ids(loading.rules), "majority").value_or(out.majority);
  std::vector<std::string> quorums;
  for (const auto& quorum : loading.rules.quorums) quorums.push_back(quorum.now.id.text());
  if (const auto word = table.word_if("quorum"))
    out.quorum = loading.follow(table, "quorum", *word, quorums, "quorum");
  out.nominations = table.truth_or("nominations", false);
  out.uncontested = table.truth_or("uncontested", false);
  out.two_bodies = table.truth_or("two_bodies", false);
  out.restricted = small(table, "restricted", 0, 20);
  out.most_votes_from = small(table, "most_votes_from", 0, 20);
  out.places = small(table, "places", 0, base::limits::places_max);
  out.persons = table.truth_or("persons", false);
  out.strangers_void = table.truth_or("strangers_void", false);
  out.lot_breaks_tie = table.truth_or("lot_breaks_tie", false);
  if (out.uncontested && !out.nominations)
    table.error("uncontested", "without nominations nobody knows whether it is contested.");
  return out;
}

}  // namespace

void load_sessions(Loading& loading) {
  for (auto& [id, table] : loading.root.named_tables("session")) {
    SessionRule session;
    session.id = SessionId::of(id);
    session.says = table.text("says");
    session.cite = table.text_or("cite", "");
    session.called_by = table.text_or("called_by", "");
    if (const auto word = table.word_if("decision"))
      session.decision = QuestionId::parse(word->text).value_or(session.decision);
    if (const auto word = table.word_if("requested"))
      session.requested = loading.follow(table, "requested", *word, majority_ids(loading.rules), "majority");
    session.within_hours = small(table, "within_hours", 0, year_hours);
    session.notice_cite = table.text_or("notice_cite", "");
    session.notice_hours = small(table, "notice_hours", 0, year_hours);
    if (session.called_by.empty() != session.decision.empty())
      table.error("decision", "'called_by' and 'decision' belong together.");
    loading.rules.sessions.push_back(std::move(session));
  }
}

void load_procedure(Loading& loading) {
  load_debate(loading);
  load_texts(loading);
  for (auto& [id, table] : loading.root.named_tables("election"))
    loading.rules.elections.push_back(load_election(loading, table, ElectionId::of(id)));
}

}  // namespace rules::internal
