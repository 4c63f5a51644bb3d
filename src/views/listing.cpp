// What is asked for one by one: a vote with its roll, the list of votes, what stands of the body itself.
#include <algorithm>

#include "base/csv.hpp"
#include "views/internal/pieces.hpp"

namespace views {
namespace {

using namespace internal;
using assembly::Vote;

constexpr std::array<std::string_view, 4> role_words = {"presiding", "secretary", "teller", "clock"};

json::array classes_of(const rules::Rules& rules, const rules::SeatTerm* term) {
  json::array out;
  for (std::size_t of = 1; term && of < rules.classes.size(); ++of)
    if (term->classes >> of & 1) out.emplace_back(rules.classes[of].id);
  return out;
}

// By the weight that decides the body's first question.
std::int64_t weight_of(const rules::Rules& rules, const rules::SeatTerm* term) {
  const std::size_t by = rules.questions.empty() ? 0 : rules.questions.front().weight;
  return term && by < term->weights.size() ? term->weights[by] : 1;
}

json::array seats_json(const clerk::Journal& journal, const words::Speaker& speaker) {
  const base::Date today = base::date_of(journal.last());
  json::array out;
  for (const rules::Seat& one : speaker.rules.roster->seats) {
    const std::string& name = speaker.names.full(one.id);
    const std::string& brief = speaker.names.brief(one.id);
    out.push_back({{"id", one.id.view()},
                   {"name", name.empty() ? one.id.text() : name},
                   {"short", brief.empty() ? one.id.text() : brief},
                   {"classes", classes_of(speaker.rules, one.on(today))},
                   {"weight", weight_of(speaker.rules, one.on(today))}});
  }
  return out;
}

json::array labelled_json(const std::vector<rules::Labelled>& list) {
  json::array out;
  for (const rules::Labelled& one : list)
    if (!one.id.empty()) out.push_back({{"id", one.id}, {"says", one.says}});
  return out;
}

json::array questions_json(const rules::Rules& rules) {
  json::array out;
  for (const rules::Question& one : rules.questions) {
    if (one.motion) continue;
    json::array methods;
    for (const std::size_t method : one.methods) methods.emplace_back(rules.methods[method].id.view());
    json::array majorities;
    std::vector<std::size_t> may = {one.majority};
    may.insert(may.end(), one.may_need.begin(), one.may_need.end());
    for (const std::size_t majority : may) {
      const rules::Majority& now = rules.majorities[majority].now;
      majorities.push_back({{"id", now.id.view()}, {"says", now.says}});
    }
    const bool about_seats =
        one.rule.effect == rules::Effect::set_standing || one.rule.effect == rules::Effect::lift_standing;
    out.push_back({{"id", one.id.view()},
                   {"says", one.says},
                   {"methods", std::move(methods)},
                   {"majorities", std::move(majorities)},
                   {"about_seats", about_seats}});
  }
  return out;
}

json::array standings_json(const rules::Rules& rules) {
  json::array out;
  for (const rules::Standing& one : rules.standings) out.push_back({{"id", one.id.view()}, {"says", one.says}});
  return out;
}

json::array figures_json(const rules::Rules& rules) {
  json::array out;
  for (const rules::Labelled& one : rules.figures)
    out.push_back({{"id", one.id}, {"says", one.says}, {"most", one.most}});
  return out;
}

json::array methods_json(const rules::Rules& rules) {
  json::array out;
  for (const rules::Method& one : rules.methods)
    out.push_back({{"id", one.id.view()},
                   {"says", one.says},
                   {"timed", one.timed},
                   {"names", one.counting == rules::Counting::names},
                   {"secret", one.secret}});
  return out;
}

json::array elections_json(const rules::Rules& rules) {
  json::array out;
  for (const rules::ElectionRule& one : rules.elections)
    out.push_back({{"id", one.id.view()}, {"says", one.says}, {"places", one.places}});
  return out;
}

}  // namespace

std::string vote_listed(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  return json::serialize(
      json::object{{"vote", vote_json(journal, speaker, vote)}, {"count", count_json(journal, speaker, vote)}});
}

std::string vote_with_roll(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  const std::string lamps = lamps_of(journal.state(), vote);
  json::array roll;
  for (rules::SeatIndex seat = 0; seat < lamps.size(); ++seat)
    if (lamps[seat] != '-')
      roll.push_back(
          {{"seat", journal.state().roster->seats[seat].id.view()}, {"letter", std::string(1, lamps[seat])}});
  return json::serialize(json::object{{"vote", vote_json(journal, speaker, vote)},
                                      {"count", count_json(journal, speaker, vote)},
                                      {"roll", std::move(roll)}});
}

std::string roll_as_csv(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  const std::string lamps = lamps_of(journal.state(), vote);
  std::string out = "seat,name,choice\r\n";
  for (rules::SeatIndex seat = 0; seat < lamps.size(); ++seat) {
    if (lamps[seat] == '-') continue;
    const rules::SeatId id = journal.state().roster->seats[seat].id;
    const auto ballot = vote.ballots.find(seat);
    const bool shown = ballot != vote.ballots.end() && lamps[seat] != 'v';
    out += id.text() + "," + base::csv_field(speaker.names.full(id)) + "," +
           (shown                ? speaker.rules.choices[ballot->second.choice].id
            : lamps[seat] == 'v' ? "voted"
                                 : "") +
           "\r\n";
  }
  return out;
}

std::string body_of(const clerk::Journal& journal, const words::Speaker& speaker, bool script) {
  const rules::Rules& rules = speaker.rules;
  json::array officers;
  for (const rules::Officer& one : rules.officers)
    officers.push_back({{"id", one.id.view()}, {"title", one.title}, {"role", word(role_words, one.role)}});
  json::array choices;
  for (const rules::Labelled& one : rules.choices) choices.push_back({{"id", one.id}, {"says", one.says}});
  return json::serialize(json::object{{"id", rules.folder},
                                      {"name", rules.name},
                                      {"short", rules.short_name.empty() ? rules.name : rules.short_name},
                                      {"origin", journal.origin()},
                                      {"rehearsal", journal.beginning().rehearsal},
                                      {"log", journal.beginning().log},
                                      {"seat_word", rules.seat_word},
                                      {"officers", std::move(officers)},
                                      {"seats", seats_json(journal, speaker)},
                                      {"choices", std::move(choices)},
                                      {"classes", labelled_json(rules.classes)},
                                      {"questions", questions_json(rules)},
                                      {"methods", methods_json(rules)},
                                      {"standings", standings_json(rules)},
                                      {"figures", figures_json(rules)},
                                      {"elections", elections_json(rules)},
                                      {"second_person", rules.second_person_for_keys},
                                      {"script", script}});
}

}  // namespace views
