#include "views/view.hpp"

#include <algorithm>

#include "assembly/decide.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "views/internal/pieces.hpp"

namespace views {
namespace {

using namespace internal;
using assembly::Stage;
using assembly::Vote;
using rules::Figure;

constexpr std::array<std::string_view, 6> state_words = {"voting",   "locked",   "tied",
                                                         "declared", "annulled", "tested"};
constexpr std::array<std::string_view, 3> showing_words = {"live", "at_lock", "totals"};
constexpr std::array<std::string_view, 4> result_words = {"passed", "failed", "undecided", "lapsed"};
constexpr std::array<std::string_view, 5> speech_words = {"statement", "reply", "explanation", "in_favour",
                                                          "against"};

bool shows_totals(const Vote& vote) {
  if (vote.counting == rules::Counting::tellers) return !vote.declarations.empty();
  return vote.showing == rules::Showing::live || vote.stage != Stage::open;
}

char letter_of(std::uint8_t choice) {
  constexpr std::string_view letters = "yna";
  return choice < letters.size() ? letters[choice] : 'x';
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

json::array lines_of(const words::Speaker& speaker, const Vote& vote, const assembly::Outcome& outcome) {
  json::array out;
  const auto arithmetic = speaker.arithmetic(vote, outcome);
  for (std::size_t i = 0; i < arithmetic.size(); ++i) {
    const auto numbers = base::split(arithmetic[i].numbers, ' ');
    out.push_back({{"says", arithmetic[i].condition},
                   {"formula", arithmetic[i].says},
                   {"of", arithmetic[i].group},
                   {"left", outcome.requirements[i].left},
                   {"right", outcome.requirements[i].right},
                   {"sign", numbers.size() > 1 ? numbers[1] : ""},
                   {"holds", arithmetic[i].holds}});
  }
  return out;
}

json::array seats_of(const std::vector<assembly::SeatId>& seats) {
  json::array out;
  for (const assembly::SeatId seat : seats) out.emplace_back(seat.view());
  return out;
}

json::value outcome_json(const words::Speaker& speaker, const Vote& vote) {
  if (vote.declarations.empty()) return nullptr;
  const assembly::Outcome& outcome = vote.declarations.back().outcome;
  return {{"result", word(result_words, outcome.result)},
          {"word", speaker.word(vote, outcome)},
          {"sentence", speaker.outcome(vote, outcome)},
          {"cite", speaker.cite(vote, outcome)},
          {"stopped_by", seats_of(outcome.stopped_by)}};
}

json::value tested_json(const Vote& vote) {
  if (!vote.tested) return nullptr;
  return {{"right", vote.tested->right},
          {"wrong", seats_of(vote.tested->wrong)},
          {"missing", seats_of(vote.tested->missing)}};
}

json::value proposed_json(const Vote& vote) {
  constexpr std::array<std::string_view, 3> changes = {"annul", "count", "title"};
  if (!vote.proposed) return nullptr;
  return {{"change", word(changes, vote.proposed->change)}, {"by", vote.proposed->by.view()}};
}

json::value sitting_json(const clerk::Journal& journal, const words::Speaker& speaker) {
  const assembly::State& state = journal.state();
  if (!state.sitting) return nullptr;
  const assembly::Session& session = state.now();
  const rules::SessionRule* kind = speaker.rules.session(session.kind);
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

json::object figures_json(const clerk::Journal& journal, const words::Speaker& speaker) {
  const assembly::State& state = journal.state();
  const base::Date day = day_of(journal);
  rules::Counts counts = state.sitting ? state.figures_now : assembly::figures_on(state, day);
  assembly::set_members(journal.rules(), day, counts);
  const auto figure = [&](Figure which) { return counts.figure(which); };
  // Where nobody took the presence, nothing is known of a quorum.
  const bool taken = state.sitting && state.sitting->presence_taken;
  return {{"members", figure(Figure::members)},
          {"quorums", taken ? quorums_json(speaker.rules, day, counts) : json::array()},
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

json::array motions_json(const clerk::Journal& journal, const words::Speaker& speaker) {
  json::array out;
  for (const assembly::PendingMotion& one : journal.state().motions) {
    const rules::Question* kind = speaker.rules.question(one.kind);
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

json::object text_json(const clerk::Journal& journal, const words::Speaker& speaker, const assembly::Text& text) {
  constexpr std::array<std::string_view, 7> stages = {"pending", "withdrawn", "adopted", "rejected",
                                                      "not_put", "fallen",    "referred"};
  constexpr std::array<std::string_view, 3> alterations = {"remove", "replace", "add"};
  const auto& title = journal.titles().of(text.id);
  const rules::Question* question = speaker.rules.question(assembly::question_of(speaker.rules, text));
  json::array paragraphs, of;
  for (const assembly::TextParagraph& one : text.paragraphs)
    paragraphs.push_back({{"label", one.paragraph.label.view()}, {"operative", one.paragraph.operative}});
  if (text.amends)
    for (const auto label : text.amends->paragraphs) of.emplace_back(label.view());
  return {
      {"id", text.id},
      {"document", title.document},
      {"title", title.title},
      {"amends", text.amends ? json::value(text.amends->text) : json::value(nullptr)},
      {"sponsors", seats_of(text.sponsors)},
      {"stage", word(stages, text.stage)},
      {"says", question ? question->says : ""},
      {"digest", title.digest},
      {"paragraphs", std::move(paragraphs)},
      {"alteration", text.amends ? json::value(word(alterations, text.amends->alteration)) : json::value(nullptr)},
      {"of", std::move(of)}};
}

json::array texts_json(const clerk::Journal& journal, const words::Speaker& speaker) {
  json::array out;
  for (const auto& [id, text] : journal.state().texts.all) out.push_back(text_json(journal, speaker, text));
  return out;
}

json::array documents_json(const clerk::Journal& journal) {
  constexpr std::array<std::string_view, 4> kinds = {"letter", "opinion", "report", "note"};
  json::array out;
  for (const auto& [id, kind] : journal.state().documents) {
    const auto& title = journal.titles().of(id);
    out.push_back({{"id", id},
                   {"kind", word(kinds, kind)},
                   {"document", title.document},
                   {"title", title.title},
                   {"digest", title.digest}});
  }
  return out;
}

json::object timed_json(const clerk::Journal& journal, const words::Speaker& speaker,
                        const assembly::VoteAnnounced& one) {
  const auto& title = journal.titles().of(one.announcement);
  const rules::Question* question = speaker.rules.question(one.question);
  return {{"announcement", one.announcement},
          {"document", title.document},
          {"title", title.title},
          {"question_says", question ? question->says : ""},
          {"opens", base::iso_ms(one.opens)},
          {"closes", base::iso_ms(one.closes)},
          {"vote", nullptr},
          {"count", nullptr},
          {"lamps", ""}};
}

// What is open or to be declared, by the place of its opening; then what is announced.
json::array timed_json(const clerk::Journal& journal, const words::Speaker& speaker) {
  const assembly::State& state = journal.state();
  json::array out;
  for (const assembly::VoteId id : state.timed) {
    const Vote& vote = *state.vote(id);
    const auto& title = journal.titles().of(id);
    const rules::Question* question = speaker.rules.question(vote.question);
    out.push_back({{"announcement", id},
                   {"document", title.document},
                   {"title", title.title},
                   {"question_says", question ? question->says : ""},
                   {"opens", base::iso_ms(vote.opened_at)},
                   {"closes", base::iso_ms(*vote.closes)},
                   {"vote", vote_json(journal, speaker, vote)},
                   {"count", count_json(journal, speaker, vote)},
                   {"lamps", lamps_of(state, vote)}});
  }
  for (const auto& [announcement, one] : state.announced) out.push_back(timed_json(journal, speaker, one));
  return out;
}

json::array proxies_json(const assembly::State& state) {
  json::array out;
  for (rules::SeatIndex seat = 0; seat < state.seats.size(); ++seat)
    if (const auto holder = state.seats[seat].proxy)
      out.push_back({{"from", state.roster->seats[seat].id.view()}, {"to", state.roster->seats[*holder].id.view()}});
  return out;
}

json::array papers_json(const assembly::State& state) {
  json::array out;
  const auto add = [&](assembly::VoteId id) {
    for (const auto& [seat, paper] : state.vote(id)->papers)
      out.push_back({{"vote", id}, {"seat", seat.view()}, {"by", paper.by.view()}});
  };
  if (state.open_vote) add(*state.open_vote);
  for (const assembly::VoteId id : state.timed) add(id);
  return out;
}

json::array candidates_of(const std::vector<assembly::CandidateId>& candidates) {
  json::array out;
  for (const auto one : candidates) out.emplace_back(one.view());
  return out;
}

json::object ballot_json(const assembly::CountedBallot& one) {
  json::array votes;
  for (const assembly::NameVotes& line : one.sheet.votes)
    votes.push_back({{"candidate", line.candidate.view()}, {"votes", line.votes}});
  return {{"round", one.round},
          {"valid", one.sheet.valid},
          {"blank", one.sheet.blank},
          {"invalid", one.sheet.invalid},
          {"needed", one.needed ? json::value(*one.needed) : json::value(nullptr)},
          {"votes", std::move(votes)}};
}

// The election that goes on, else the last one.
json::value election_json(const clerk::Journal& journal, const words::Speaker& speaker) {
  constexpr std::array<std::string_view, 6> stages = {"nominating", "balloting",  "counted",
                                                      "lot",        "other_body", "ended"};
  constexpr std::array<std::string_view, 4> kinds = {"open", "restricted", "among_tied", "who_may_stand"};
  constexpr std::array<std::string_view, 4> ways = {"majority", "most_votes", "lot", "no_contest"};
  const auto& all = journal.state().elections;
  if (all.empty()) return nullptr;
  const assembly::Election* shown = &all.rbegin()->second;
  for (const auto& [id, one] : all)
    if (one.stage != assembly::ElectionStage::ended) shown = &one;
  const rules::ElectionRule* rule = speaker.rules.election(shown->kind);
  json::array elected, counted, ballots;
  for (const auto& [candidate, by] : shown->elected)
    elected.push_back({{"candidate", candidate.view()}, {"by", word(ways, by)}});
  for (const auto& [teller, sheet] : shown->statements) counted.emplace_back(teller.view());
  for (const assembly::CountedBallot& one : shown->ballots) ballots.push_back(ballot_json(one));
  return {{"id", shown->id},
          {"title", journal.titles().of(shown->id).title},
          {"says", rule ? rule->says : ""},
          {"places", shown->places},
          {"stage", word(stages, shown->stage)},
          {"round", shown->round},
          {"ballot", word(kinds, shown->next_kind)},
          {"candidates", candidates_of(shown->next_candidates)},
          {"nominated", candidates_of(shown->nominated)},
          {"elected", std::move(elected)},
          {"counted", std::move(counted)},
          {"ballots", std::move(ballots)}};
}

// The vote that is before the room: the open one, else the last that is over. Those over some days stand beside.
const Vote* vote_shown(const assembly::State& state) {
  if (state.open_vote) return state.vote(*state.open_vote);
  for (auto vote = state.votes.rbegin(); vote != state.votes.rend(); ++vote)
    if (!state.timed.contains(vote->first)) return &vote->second;
  return nullptr;
}

std::string text_of(const json::value& value) { return json::serialize(value); }

}  // namespace

namespace internal {

// The secret ballot that carries the vote; null: none does.
const assembly::SecretBallot* sealed_of(const assembly::State& state, const Vote& vote) {
  return vote.sealed ? &state.secret_ballots.at(*vote.sealed) : nullptr;
}

// A letter for each seat: "-" no vote, "." has not voted, "v" has voted, and what it chose where that is shown.
std::string lamps_of(const assembly::State& state, const Vote& vote) {
  std::string out(state.seats.size(), '-');
  const bool names = shows_names(vote);
  const assembly::SecretBallot* sealed = sealed_of(state, vote);
  for (rules::SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    const auto ballot = vote.ballots.find(seat);
    if (sealed && sealed->voted.contains(state.roster->seats[seat].id))
      out[seat] = 'v';
    else if (ballot != vote.ballots.end())
      out[seat] = names ? letter_of(ballot->second.choice) : 'v';
    else if (state.may_vote(vote, seat))
      out[seat] = '.';
  }
  return out;
}

json::object vote_json(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  const rules::Rules& rules = speaker.rules;
  const rules::Question& question = *rules.question(vote.question);
  const auto method_at = rules.method(vote.method);
  const rules::Method* method = method_at ? &rules.methods[*method_at] : nullptr;
  const rules::Majority& majority = assembly::majority_of(rules, vote);
  const auto& title = journal.titles().of(vote.id);
  json::array choices;
  for (const std::uint8_t choice : vote.choices) choices.emplace_back(rules.choices[choice].id);
  json::value expected = nullptr;
  if (vote.test) {
    std::string letters(vote.roll.size(), '-');
    for (rules::SeatIndex seat = 0; seat < letters.size(); ++seat)
      if (vote.roll[seat]) letters[seat] = letter_of(vote.choices[assembly::expected_of(vote, seat)]);
    expected = letters;
  }
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
          {"sealed", vote.sealed ? json::value(*vote.sealed) : json::value(nullptr)},
          {"closes", vote.closes ? json::value(base::iso_ms(*vote.closes)) : json::value(nullptr)},
          {"test", std::move(expected)},
          {"on", vote.text     ? json::value(*vote.text)
                 : vote.motion ? json::value(*vote.motion)
                               : json::value(nullptr)}};
}

json::object count_json(const clerk::Journal& journal, const words::Speaker& speaker, const Vote& vote) {
  const rules::Rules& rules = speaker.rules;
  const rules::Counts counts = assembly::counts_of(rules, journal.state(), vote);
  const std::size_t by = rules.question(vote.question)->weight;
  const bool totals = shows_totals(vote);
  const assembly::SecretBallot* sealed = sealed_of(journal.state(), vote);
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
    if (number && number->number > 0 && !out_of_reach && !vote.test) needed = number->number;
  }
  const bool last_call = vote.stage == Stage::open && vote.last_called;
  return {{"state", last_call ? "last_call" : word(state_words, vote.stage)},
          {"tally", std::move(tally)},
          {"voted", sealed ? sealed->voted.size() : vote.ballots.size()},
          {"not_voting", counts.figure(Figure::absent, 0, by)},
          {"entitled", counts.figure(Figure::entitled, 0, by)},
          {"present", counts.figure(Figure::present)},
          {"lines", totals && !vote.test ? lines_of(speaker, vote, outcome) : json::array()},
          {"needed", std::move(needed)},
          {"final", !vote.declarations.empty()},
          {"outcome", outcome_json(speaker, vote)},
          {"tested", tested_json(vote)},
          {"proposed", proposed_json(vote)}};
}

}  // namespace internal

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
  put(Section::sitting, sitting_json(journal, speaker));
  put(Section::figures, figures_json(journal, speaker));
  put(Section::vote, vote ? json::value(vote_json(journal, speaker, *vote)) : nullptr);
  put(Section::count, vote ? json::value(count_json(journal, speaker, *vote)) : nullptr);
  put(Section::presence, json::value(presence_of(journal)));
  put(Section::proxies, proxies_json(state));
  put(Section::floor, floor_json(state.floor));
  put(Section::motions, motions_json(journal, speaker));
  put(Section::texts, texts_json(journal, speaker));
  put(Section::documents, documents_json(journal));
  put(Section::timed, timed_json(journal, speaker));
  put(Section::papers, papers_json(state));
  put(Section::election, election_json(journal, speaker));
  put(Section::secret, secret_json(journal));
  out.sections[static_cast<std::size_t>(Section::last)] = last.empty() ? "null" : last;
  out.lamps = vote ? lamps_of(state, *vote) : std::string(state.seats.size(), '-');
  return out;
}

}  // namespace views
