#include "words/sentence.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "words/explain.hpp"

namespace words {
namespace {

using assembly::Ending;
using assembly::Outcome;
using assembly::Requirement;
using assembly::Vote;
using rules::Words;

constexpr std::array<std::string_view, 5> section_of_words = {"word.adoption", "word.motion", "word.ruling",
                                                              "word.approval", "word.opinion"};
constexpr std::array<std::string_view, 4> result_ids = {"passed", "failed", "undecided", "lapsed"};
constexpr std::array<std::string_view, 3> nature_ids = {"recommends", "binds", "own"};

const rules::Question& question_of(const rules::Rules& rules, const Vote& vote) {
  const rules::Question* question = rules.question(vote.question);
  base::check(question != nullptr, "a vote on a question that the rules do not have");
  return *question;
}

const rules::Quorum& quorum_of(const rules::Rules& rules, const Vote& vote) {
  const auto& question = question_of(rules, vote);
  base::check(question.quorum.has_value(), "an outcome by quorum on a question without one");
  return rules.quorums[*question.quorum].on(vote.day);
}

const rules::Need& need_of(const rules::Rules& rules, const Vote& vote, const Outcome& outcome,
                           const Requirement& line) {
  if (outcome.ending == Ending::no_quorum) return quorum_of(rules, vote).needs[line.need];
  return assembly::majority_of(rules, vote).outcomes[line.outcome].alternatives[line.alternative][line.need];
}

const rules::Need* stopping_need(const rules::Rules& rules, const Vote& vote, const Outcome& outcome) {
  if (!outcome.stopped) return nullptr;
  return &need_of(rules, vote, outcome, outcome.requirements[*outcome.stopped]);
}

// The tally's number for one of the body's choices; nothing if the question does not offer it.
std::optional<std::int64_t> tally_of(const Vote& vote, const Outcome& outcome, std::size_t choice) {
  for (std::size_t i = 0; i < vote.choices.size() && i < outcome.tally.size(); ++i)
    if (vote.choices[i] == choice) return outcome.tally[i];
  return std::nullopt;
}

// Whether the vote was taken by the question's usual majority: then the question's own words and rule apply.
bool is_usual(const rules::Rules& rules, const rules::Question& question, const Vote& vote) {
  return rules.majorities[question.majority].now.id == vote.majority;
}

std::string says(const rules::Rules& rules, const Vote& vote, const Outcome& outcome) {
  const rules::Need* stop = stopping_need(rules, vote, outcome);
  if (stop && !stop->says.empty()) return stop->says;
  const auto& question = question_of(rules, vote);
  const bool usual = is_usual(rules, question, vote);
  return usual && !question.majority_says.empty() ? question.majority_says : assembly::majority_of(rules, vote).says;
}

bool is_ballot_of_three(const Vote& vote) {
  return std::all_of(vote.choices.begin(), vote.choices.end(), [](std::uint8_t c) { return c <= rules::abstain; }) &&
         vote.choices.size() >= 2;
}

}  // namespace

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::optional<NeededOf> needed_of(const Outcome& outcome) {
  std::optional<NeededOf> out;
  for (const Requirement& line : outcome.requirements) {
    if (line.outcome != outcome.passing || !line.needed) continue;
    if (line.alternative != 0) return std::nullopt;  // several ways to pass: no single number
    const bool better = !out || (line.base && !out->base) || (line.base == out->base && *line.needed > out->number);
    if (out && line.base && out->base && *line.base != *out->base) return std::nullopt;
    if (better) out = NeededOf{*line.needed, line.base};
  }
  return out;
}

std::string Speaker::why_refused(const base::Refusal& refusal) const {
  Values values;
  for (const auto& [name, value] : refusal.values) {
    const auto seat = name == "seat" || name == "teller" ? rules::SeatId::parse(value) : std::nullopt;
    const std::string full = seat ? names.full(*seat) : names.says(value);
    const auto day = name == "date" ? base::parse_date(value) : std::nullopt;
    values.emplace_back(name, day ? catalogue.date(*day) : full.empty() ? value : full);
  }
  return catalogue.say("refusal", refusal.id, values);
}

std::string Speaker::refusal(const base::Refusal& refusal) const {
  return catalogue.say("sentence", "refused",
                       {{"rule", capital(names.cite(refusal.cite))}, {"why", why_refused(refusal)}});
}

std::string Speaker::reason(const base::Refusal& refusal) const { return capital(why_refused(refusal)); }

std::string Speaker::word(const Vote& vote, const Outcome& outcome) const {
  const std::string_view section = section_of_words[static_cast<std::size_t>(question_of(rules, vote).words)];
  if (outcome.ending == Ending::tied || outcome.ending == Ending::tied_casting)
    return catalogue.say("word.ending", "tied");
  if (outcome.ending == Ending::tied_again) return catalogue.say(section, "rejected");
  if (outcome.ending != Ending::no_quorum)
    for (const rules::Outcome& named : assembly::majority_of(rules, vote).outcomes)
      if (named.id == outcome.outcome && !named.says.empty()) return named.says;
  return catalogue.say(section, result_ids[static_cast<std::size_t>(outcome.result)]);
}

std::string Speaker::why(const Vote& vote, const Outcome& outcome) const {
  const rules::Need* stop = stopping_need(rules, vote, outcome);
  if (!stop || stop->otherwise.empty()) return "";
  if (outcome.stopped_by.empty()) return stop->otherwise;
  std::vector<std::string> who;
  for (const rules::SeatId seat : outcome.stopped_by) who.push_back(seat.text());
  return catalogue.say("sentence", "stopped_by", {{"why", stop->otherwise}, {"who", base::join(who, ", ")}});
}

std::string Speaker::cite(const Vote& vote, const Outcome& outcome) const {
  switch (outcome.ending) {
    case Ending::no_quorum: return quorum_of(rules, vote).cite;
    case Ending::tied:
    case Ending::tied_again: return rules.cite_for(rules::Topic::second_vote);
    case Ending::tied_casting: return rules.cite_for(rules::Topic::casting_vote);
    case Ending::tied_lost:
    case Ending::by_majority: break;
  }
  for (const rules::Outcome& named : assembly::majority_of(rules, vote).outcomes)
    if (named.id == outcome.outcome && !named.cite.empty()) return named.cite;
  const rules::Need* stop = stopping_need(rules, vote, outcome);
  if (stop && !stop->cite.empty()) return stop->cite;
  const auto& question = question_of(rules, vote);
  const bool usual = is_usual(rules, question, vote);
  if (!usual && !question.found_cite.empty()) return question.found_cite;
  return usual && !question.cite.empty() ? question.cite : assembly::majority_of(rules, vote).cite;
}

// Everything that a sentence about an outcome may need, by the name of its place.
Values Speaker::values_of(const Vote& vote, const Outcome& outcome) const {
  const auto& question = question_of(rules, vote);
  const std::int64_t yes = tally_of(vote, outcome, rules::yes).value_or(0),
                     no = tally_of(vote, outcome, rules::no).value_or(0);
  const auto abstain = tally_of(vote, outcome, rules::abstain);
  const auto needed = needed_of(outcome);
  const std::string abstentions = catalogue.count("abstentions", abstain.value_or(0));
  Values values = {{"word", word(vote, outcome)},
                   {"why", why(vote, outcome)},
                   {"yes", grouped(yes)},
                   {"no", grouped(no)},
                   {"votes", catalogue.count("votes", yes)},
                   {"against", catalogue.count("against", no)},
                   {"abstentions", abstentions},
                   {"with", abstain ? catalogue.say("sentence", "with", {{"abstentions", abstentions}}) : ""},
                   {"cite", cite(vote, outcome)},
                   {"says", says(rules, vote, outcome)},
                   {"seat", rules.seat_word},
                   {"title", rules.officer(rules::Role::presiding)->title},
                   {"hours", catalogue.count("hours", rules.second_vote_hours)},
                   {"needed", needed ? grouped(needed->number) : ""},
                   {"base", needed && needed->base ? grouped(*needed->base) : ""}};
  const bool of_a_base = needed && needed->base && *needed->base > 0;
  const std::string_view id = !of_a_base                        ? "not_needed"
                              : question.words == Words::ruling ? "needed_ruling"
                                                                : "needed";
  values.emplace_back("majority", catalogue.say("sentence", id, values));
  return values;
}

std::string Speaker::by_majority(const Vote& vote, const Outcome& outcome, Values values) const {
  if (question_of(rules, vote).words == Words::ruling) return catalogue.say("sentence", "ruling", values);
  const std::string reason = why(vote, outcome);
  if (is_ballot_of_three(vote)) {
    const std::string_view id = outcome.result == rules::Result::passed ? "passed"
                                : reason.empty()                        ? "failed"
                                                                        : "stopped";
    return catalogue.say("sentence", id, values);
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < vote.choices.size() && i < outcome.tally.size(); ++i)
    parts.push_back(grouped(outcome.tally[i]) + " " + base::lower(choice(vote, vote.choices[i])));
  const std::string list = catalogue.list(parts);
  values.emplace_back("list", reason.empty() ? list : reason + "; " + list);
  return catalogue.say("sentence", "listed", values);
}

std::string Speaker::no_quorum(const Vote& vote, const Outcome& outcome, Values values) const {
  const Requirement& line = outcome.requirements[outcome.stopped.value_or(0)];
  for (auto& [name, value] : values) {
    if (name == "needed") value = grouped(line.needed.value_or(0));
    if (name == "says") value = quorum_of(rules, vote).says;
  }
  values.emplace_back("present", grouped(line.measured.value_or(0)));
  return catalogue.say("sentence", line.needed ? "no_quorum" : "no_quorum_of", values);
}

std::string Speaker::outcome(const Vote& vote, const Outcome& outcome) const {
  const Values values = values_of(vote, outcome);
  const bool ruling = question_of(rules, vote).words == Words::ruling;
  std::string out;
  switch (outcome.ending) {
    case Ending::no_quorum: out = no_quorum(vote, outcome, values); break;
    case Ending::tied: out = catalogue.say("sentence", "tied", values); break;
    case Ending::tied_casting: out = catalogue.say("sentence", "tied_casting", values); break;
    case Ending::tied_again: out = catalogue.say("sentence", "tied_again", values); break;
    case Ending::tied_lost:
      out = ruling || !is_ballot_of_three(vote) ? by_majority(vote, outcome, values)
                                                : catalogue.say("sentence", "tied_lost", values);
      break;
    case Ending::by_majority: out = by_majority(vote, outcome, values); break;
  }
  if (outcome.casting_vote)
    out += " " + catalogue.say("sentence", "casting",
                               {{"title", rules.officer(rules::Role::presiding)->title},
                                {"choice", chosen(&vote, *outcome.casting_vote)}});
  return out;
}

std::string Speaker::brief(const Vote& vote, const Outcome& outcome) const {
  if (question_of(rules, vote).words == Words::ruling || !is_ballot_of_three(vote) ||
      outcome.ending == Ending::no_quorum)
    return this->outcome(vote, outcome);
  const rules::Need* stop = stopping_need(rules, vote, outcome);
  const std::string reason = stop && !stop->otherwise.empty() ? ": " + stop->otherwise : "";
  const auto number = [&](std::size_t choice) { return grouped(tally_of(vote, outcome, choice).value_or(0)); };
  const bool abstains = tally_of(vote, outcome, rules::abstain).has_value();
  return catalogue.say(
      "sentence", "brief",
      {{"word", base::lower(word(vote, outcome))},
       {"yes", number(rules::yes)},
       {"no", number(rules::no)},
       {"abstaining", abstains ? catalogue.say("sentence", "abstaining", {{"abstain", number(rules::abstain)}}) : ""},
       {"why", reason},
       {"cite", cite(vote, outcome)}});
}

std::vector<Speaker::Arithmetic> Speaker::arithmetic(const Vote& vote, const Outcome& outcome) const {
  constexpr std::array<std::string_view, 5> signs = {">=", ">", "=", "<", "<="};
  std::vector<Arithmetic> out;
  for (const Requirement& line : outcome.requirements) {
    const rules::Need& need = need_of(rules, vote, outcome, line);
    Arithmetic one;
    one.says = need.inequality.text;
    one.condition = need.says.empty() ? in_words(*this, need.inequality) : need.says;
    if (line.group) one.group = rules.classes[line.group].says;
    one.numbers = grouped(line.left) + " " + std::string(signs[static_cast<std::size_t>(need.inequality.relation)]) +
                  " " + grouped(line.right);
    if (line.group) one.numbers += " (" + one.group + ")";
    if (line.needed && line.base)
      one.needed =
          catalogue.say("sentence", "needed_of", {{"needed", grouped(*line.needed)}, {"base", grouped(*line.base)}});
    else if (line.needed)
      one.needed = grouped(*line.needed);
    one.holds = line.holds;
    out.push_back(std::move(one));
  }
  return out;
}

std::string Speaker::nature(const Vote& vote) const {
  return catalogue.say("nature", nature_ids[static_cast<std::size_t>(question_of(rules, vote).nature)]);
}

std::string Speaker::met(bool holds) const { return catalogue.say("sentence", holds ? "met" : "not_met"); }

std::string Speaker::chosen(const Vote* vote, assembly::ChoiceId choice) const {
  const std::string id = choice.text();
  if (vote && question_of(rules, *vote).words == Words::ruling && catalogue.has("chosen_in_ruling", id))
    return catalogue.say("chosen_in_ruling", id);
  if (catalogue.has("chosen", id)) return catalogue.say("chosen", id);
  const auto known =
      std::find_if(rules.choices.begin(), rules.choices.end(), [&](const auto& one) { return one.id == id; });
  return known == rules.choices.end() ? id : known->says;
}

std::string Speaker::choice(const Vote& vote, std::size_t choice) const {
  const std::string& id = rules.choices[choice].id;
  if (question_of(rules, vote).words == Words::ruling && catalogue.has("choice_in_ruling", id))
    return catalogue.say("choice_in_ruling", id);
  if (catalogue.has("choice", id)) return catalogue.say("choice", id);
  return rules.choices[choice].says;
}

}  // namespace words
