#include "views/view.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "assembly/decide.hpp"
#include "base/text.hpp"
#include "codec/json.hpp"

namespace views {
namespace {

namespace json = boost::json;
using assembly::Stage;
using assembly::Vote;
using rules::Figure;

template <class Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 5> state_words = {"voting", "locked", "tied", "declared", "annulled"};
constexpr std::array<std::string_view, 3> showing_words = {"live", "at_lock", "totals"};
constexpr std::array<std::string_view, 4> result_words = {"passed", "failed", "undecided", "lapsed"};
constexpr std::array<std::string_view, 5> speech_words = {"statement", "reply", "explanation", "in_favour",
                                                          "against"};
constexpr std::array<std::string_view, 3> role_words = {"presiding", "secretary", "teller"};

bool shows_totals(const Vote& vote) {
  if (vote.counting == rules::Counting::tellers) return !vote.declarations.empty();
  return vote.showing == rules::Showing::live || vote.stage != Stage::open;
}

char letter_of(std::uint8_t choice) {
  constexpr std::string_view letters = "yna";
  return choice < letters.size() ? letters[choice] : 'x';
}

// A letter for each seat: "-" no vote, "." has not voted, "v" has voted, and what it chose where that is shown.
std::string lamps_of(const assembly::State& state, const Vote& vote) {
  std::string out(state.seats.size(), '-');
  const bool names = shows_names(vote);
  for (rules::SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    const auto ballot = vote.ballots.find(seat);
    if (ballot != vote.ballots.end())
      out[seat] = names ? letter_of(ballot->second.choice) : 'v';
    else if (state.may_vote(vote, seat))
      out[seat] = '.';
  }
  return out;
}

// The day of the sitting, or of the last act where none is open: who is a member on it.
base::Date day_of(const clerk::Journal& journal) {
  const auto& sitting = journal.state().sitting;
  return base::date_of(sitting ? sitting->opened_at : journal.last());
}

std::string presence_of(const clerk::Journal& journal) {
  const assembly::State& state = journal.state();
  const base::Date day = day_of(journal);
  std::string out(state.seats.size(), '0');
  for (rules::SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    const assembly::SeatState& own = state.seats[seat];
    if (!state.roster->seats[seat].on(day))
      out[seat] = '-';
    else if (own.present)
      out[seat] = '1';
    else if (state.counts_as_present(seat))
      out[seat] = 'p';
  }
  return out;
}

json::object vote_json(const clerk::Journal& journal, const Vote& vote) {
  const rules::Rules& rules = journal.rules();
  const rules::Question& question = *rules.question(vote.question);
  const auto method_at = rules.method(vote.method);
  const rules::Method* method = method_at ? &rules.methods[*method_at] : nullptr;
  const rules::Majority& majority = assembly::majority_of(rules, vote);
  const auto& title = journal.titles().of(vote.id);
  json::array choices;
  for (const std::uint8_t choice : vote.choices) choices.emplace_back(rules.choices[choice].id);
  const bool by_name = vote.counting == rules::Counting::names;
  return {{"id", vote.id},
          {"document", title.document},
          {"title", title.title},
          {"question", vote.question.view()},
          {"question_says", question.says},
          {"mode", method && method->secret ? "secret"
                   : by_name                ? "recorded"
                                            : "hands"},
          {"method_says", method ? method->says : ""},
          {"showing", word(showing_words, vote.showing)},
          {"majority_says", majority.says},
          {"majority_cite", majority.cite},
          {"choices", std::move(choices)},
          {"opened_at", base::iso_ms(vote.opened_at)},
          {"motion", vote.motion.has_value()},
          {"on", vote.text     ? json::value(*vote.text)
                 : vote.motion ? json::value(*vote.motion)
                               : json::value(nullptr)}};
}

json::array lines_of(const words::Speaker& speaker, const Vote& vote, const assembly::Outcome& outcome) {
  json::array out;
  const auto arithmetic = speaker.arithmetic(vote, outcome);
  for (std::size_t i = 0; i < arithmetic.size(); ++i) {
    const auto numbers = base::split(arithmetic[i].numbers, ' ');
    out.push_back({{"says", arithmetic[i].says},
                   {"left", outcome.requirements[i].left},
                   {"right", outcome.requirements[i].right},
                   {"sign", numbers.size() > 1 ? numbers[1] : ""},
                   {"holds", arithmetic[i].holds}});
  }
  return out;
}

json::value outcome_json(const words::Speaker& speaker, const Vote& vote) {
  if (vote.declarations.empty()) return nullptr;
  const assembly::Outcome& outcome = vote.declarations.back().outcome;
  json::array stopped_by;
  for (const assembly::SeatId seat : outcome.stopped_by) stopped_by.emplace_back(seat.view());
  return {{"result", word(result_words, outcome.result)},
          {"word", speaker.word(vote, outcome)},
          {"sentence", speaker.outcome(vote, outcome)},
          {"cite", speaker.cite(vote, outcome)},
          {"stopped_by", std::move(stopped_by)}};
}

json::object count_json(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  const rules::Rules& rules = journal.rules();
  const rules::Counts counts = assembly::counts_of(rules, journal.state(), vote);
  const std::size_t by = rules.question(vote.question)->weight;
  const bool totals = shows_totals(vote);
  const assembly::Outcome outcome = vote.declarations.empty()
                                        ? assembly::outcome_of(rules, journal.state(), vote, std::nullopt)
                                        : vote.declarations.back().outcome;
  json::value tally = nullptr, needed = nullptr;
  if (totals) {
    json::array list;
    for (const std::uint8_t choice : vote.choices)
      list.push_back({{"choice", rules.choices[choice].id}, {"count", counts.at(choice, 0, by)}});
    tally = std::move(list);
    // What more yes cannot mend has no number.
    const bool out_of_reach =
        std::any_of(outcome.requirements.begin(), outcome.requirements.end(),
                    [](const assembly::Requirement& line) { return !line.holds && !line.needed; });
    const auto number = words::needed_of(outcome);
    if (number && number->number > 0 && !out_of_reach) needed = number->number;
  }
  const bool last_call = vote.stage == Stage::open && vote.last_called;
  return {{"state", last_call ? "last_call" : word(state_words, vote.stage)},
          {"tally", std::move(tally)},
          {"voted", vote.ballots.size()},
          {"not_voting", counts.figure(Figure::absent, 0, by)},
          {"entitled", counts.figure(Figure::entitled, 0, by)},
          {"present", counts.figure(Figure::present)},
          {"lines", totals ? lines_of(speaker, vote, outcome) : json::array()},
          {"needed", std::move(needed)},
          {"final", !vote.declarations.empty()},
          {"outcome", outcome_json(speaker, vote)}};
}

json::value sitting_json(const clerk::Journal& journal) {
  const assembly::State& state = journal.state();
  if (!state.sitting) return nullptr;
  const assembly::Session& session = state.now();
  const rules::SessionRule* kind = journal.rules().session(session.kind);
  const std::string& title = journal.titles().of(state.session).title;
  return {{"opened_at", base::iso_ms(state.sitting->opened_at)},
          {"suspended", state.sitting->suspended},
          {"meeting", state.sitting->meeting},
          {"session", !title.empty() ? title
                      : kind         ? kind->says
                                     : ""},
          {"chair", state.chair.view()}};
}

// Each quorum of the body with the number present that it asks for, and whether that is met now.
json::array quorums_json(const rules::Rules& rules, base::Date day, const rules::Counts& counts) {
  json::array out;
  for (const auto& dated : rules.quorums) {
    const rules::Quorum& quorum = dated.on(day);
    bool holds = true;
    json::value needed = nullptr;
    for (const rules::Need& need : quorum.needs) {
      holds = holds && rules::evaluate(need.inequality, counts, rules.partitions).holds;
      if (const auto number = rules::needed(need.inequality, counts.shape().figure(Figure::present), counts))
        needed = number->number;
    }
    out.push_back({{"says", quorum.says}, {"cite", quorum.cite}, {"needed", std::move(needed)}, {"holds", holds}});
  }
  return out;
}

json::object figures_json(const clerk::Journal& journal) {
  const assembly::State& state = journal.state();
  const base::Date day = day_of(journal);
  rules::Counts counts = state.sitting ? state.figures_now : assembly::figures_on(state, day);
  assembly::set_members(journal.rules(), day, counts);
  const auto figure = [&](Figure which) { return counts.figure(which); };
  // Where nobody took the presence, nothing is known of a quorum.
  const bool taken = state.sitting && state.sitting->presence_taken;
  return {{"members", figure(Figure::members)},
          {"quorums", taken ? quorums_json(journal.rules(), day, counts) : json::array()},
          {"filled", figure(Figure::filled)},
          {"entitled", figure(Figure::entitled)},
          {"present", figure(Figure::present)}};
}

json::object floor_json(const assembly::Floor& floor) {
  json::array list;
  for (const assembly::FloorRequest& one : floor.list)
    list.push_back({{"seat", one.seat.view()}, {"speech", word(speech_words, one.speech)}});
  json::value speaker = nullptr;
  if (floor.speaker)
    speaker = {{"seat", floor.speaker->seat.view()},
               {"speech", word(speech_words, floor.speaker->speech)},
               {"since", base::iso_ms(floor.speaker->since)},
               {"minutes", floor.speaker->minutes}};
  return {{"speaker", std::move(speaker)},
          {"list", std::move(list)},
          {"list_closed", floor.list_closed},
          {"debate_closed", floor.debate_closed}};
}

json::array motions_json(const clerk::Journal& journal) {
  json::array out;
  for (const assembly::PendingMotion& one : journal.state().motions) {
    const rules::Question* kind = journal.rules().question(one.kind);
    out.push_back({{"id", one.id},
                   {"question", one.kind.view()},
                   {"says", kind ? kind->says : one.kind.text()},
                   {"by", one.by.view()},
                   {"text", ""},
                   {"waits", !one.seconded ? "second"
                             : one.voted   ? "vote"
                                           : "ruling"}});
  }
  return out;
}

json::array texts_json(const clerk::Journal& journal) {
  constexpr std::array<std::string_view, 7> stages = {"pending", "withdrawn", "adopted", "rejected",
                                                      "not_put", "fallen",    "referred"};
  json::array out;
  for (const auto& [id, text] : journal.state().texts.all) {
    json::array sponsors;
    for (const assembly::SeatId seat : text.sponsors) sponsors.emplace_back(seat.view());
    const auto& title = journal.titles().of(id);
    out.push_back({{"id", id},
                   {"document", title.document},
                   {"title", title.title},
                   {"amends", text.amends ? json::value(text.amends->text) : json::value(nullptr)},
                   {"sponsors", std::move(sponsors)},
                   {"stage", word(stages, text.stage)}});
  }
  return out;
}

// The vote that is before the room: the open one, else the last.
const Vote* vote_shown(const assembly::State& state) {
  if (state.open_vote) return state.vote(*state.open_vote);
  return state.votes.empty() ? nullptr : &state.votes.rbegin()->second;
}

std::string text_of(const json::value& value) { return json::serialize(value); }

}  // namespace

bool shows_names(const Vote& vote) {
  return vote.counting == rules::Counting::names && vote.showing != rules::Showing::totals &&
         (vote.showing == rules::Showing::live || vote.stage != Stage::open);
}

std::string View::snapshot() const {
  std::string out = "{";
  for (std::size_t i = 0; i < sections.size(); ++i)
    out += "\"" + std::string(section_names[i]) + "\":" + sections[i] + ",";
  return out + "\"lamps\":\"" + lamps + "\"}";
}

std::string View::frame_since(const View& old) const {
  std::string out = "{";
  for (std::size_t i = 0; i < sections.size(); ++i)
    if (sections[i] != old.sections[i]) out += "\"" + std::string(section_names[i]) + "\":" + sections[i] + ",";
  if (lamps.size() != old.lamps.size()) return out + "\"lamps\":\"" + lamps + "\"}";
  std::string changed;
  for (std::size_t seat = 0; seat < lamps.size(); ++seat)
    if (lamps[seat] != old.lamps[seat])
      changed += (changed.empty() ? "\"" : ",\"") + std::to_string(seat) + "\":\"" + lamps[seat] + "\"";
  if (!changed.empty()) return out + "\"lamp\":{" + changed + "}}";
  if (out.size() > 1) out.pop_back();
  return out + "}";
}

View view_of(const clerk::Journal& journal, const words::Speaker& speaker, const std::string& last) {
  const assembly::State& state = journal.state();
  const Vote* vote = vote_shown(state);
  View out;
  const auto put = [&](Section section, const json::value& value) {
    out.sections[static_cast<std::size_t>(section)] = text_of(value);
  };
  put(Section::head, {{"size", journal.size()},
                      {"root", base::base64(base::view(journal.tree().root()))},
                      {"at", base::iso_ms(journal.last())}});
  put(Section::sitting, sitting_json(journal));
  put(Section::figures, figures_json(journal));
  put(Section::vote, vote ? json::value(vote_json(journal, *vote)) : nullptr);
  put(Section::count, vote ? json::value(count_json(journal, speaker, *vote)) : nullptr);
  put(Section::presence, json::value(presence_of(journal)));
  put(Section::floor, floor_json(state.floor));
  put(Section::motions, motions_json(journal));
  put(Section::texts, texts_json(journal));
  out.sections[static_cast<std::size_t>(Section::last)] = last.empty() ? "null" : last;
  out.lamps = vote ? lamps_of(state, *vote) : std::string(state.seats.size(), '-');
  return out;
}

std::string vote_listed(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  return text_of({{"vote", vote_json(journal, vote)}, {"count", count_json(journal, speaker, vote)}});
}

std::string vote_with_roll(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  const std::string lamps = lamps_of(journal.state(), vote);
  json::array roll;
  for (rules::SeatIndex seat = 0; seat < lamps.size(); ++seat)
    if (lamps[seat] != '-')
      roll.push_back(
          {{"seat", journal.state().roster->seats[seat].id.view()}, {"letter", std::string(1, lamps[seat])}});
  return text_of(
      {{"vote", vote_json(journal, vote)}, {"count", count_json(journal, speaker, vote)}, {"roll", std::move(roll)}});
}

std::string body_of(const clerk::Journal& journal, const words::Speaker& speaker, bool script) {
  const rules::Rules& rules = journal.rules();
  json::array officers, seats, choices;
  for (const rules::Officer& one : rules.officers)
    officers.push_back({{"id", one.id.view()}, {"title", one.title}, {"role", word(role_words, one.role)}});
  for (const rules::Seat& one : rules.roster->seats) {
    const std::string& name = speaker.names.full(one.id);
    const std::string& brief = speaker.names.brief(one.id);
    seats.push_back({{"id", one.id.view()},
                     {"name", name.empty() ? one.id.text() : name},
                     {"short", brief.empty() ? one.id.text() : brief}});
  }
  for (const rules::Labelled& one : rules.choices) choices.push_back({{"id", one.id}, {"says", one.says}});
  return text_of({{"id", rules.folder},
                  {"name", rules.name},
                  {"short", rules.short_name.empty() ? rules.name : rules.short_name},
                  {"origin", journal.origin()},
                  {"rehearsal", journal.beginning().rehearsal},
                  {"log", journal.beginning().log},
                  {"seat_word", rules.seat_word},
                  {"officers", std::move(officers)},
                  {"seats", std::move(seats)},
                  {"choices", std::move(choices)},
                  {"script", script}});
}

}  // namespace views
