#include "views/minutes.hpp"

#include "base/text.hpp"
#include "views/view.hpp"
#include "words/course.hpp"

namespace views {

const words::Names& Minutes::names(const clerk::Journal& journal) {
  const std::string& hash = journal.names().back();
  if (names_ && names_of_ == journal.names().size()) return *names_;
  names_of_ = journal.names().size();
  const auto blob = hash.empty() ? std::nullopt : blobs_(hash);
  auto names = words::Names::parse(blob ? record::without_salt(*blob) : "", "names", journal.rules());
  if (!names) names = words::Names::parse("", "names", journal.rules());
  names_.emplace(names ? std::move(*names) : words::Names());
  translated_.reset();
  if (translations_.empty()) return *names_;
  for (const std::string& file : translations_)
    if (const auto other = words::Names::parse(file, "translation", journal.rules())) names_->take(*other);
  translated_.emplace(words::in_the_words_of(*names_, journal.rules()));
  return *names_;
}

namespace {

// What was left out of a sentence leaves no gap.
std::string in_one_space(std::string_view text) {
  std::string out;
  for (const char c : base::trim(text))
    if (c != ' ' || out.empty() || out.back() != ' ') out += c;
  return out;
}

}  // namespace

words::Speaker Minutes::speaker(const clerk::Journal& journal) {
  const words::Names& in_force = names(journal);
  return {catalogue_, translated_ ? *translated_ : journal.rules(), in_force};
}

std::string Minutes::who(const clerk::Journal& journal, assembly::SeatId id) {
  if (const rules::Officer* officer = journal.rules().officer(id.view()))
    return catalogue_.say("minutes", "officer", {{"title", names(journal).says(officer->title)}});
  const std::string& full = names(journal).full(id);
  return full.empty() ? id.text() : full;
}

std::vector<std::string> names_by_choice(const words::Speaker& speaker, const assembly::State& state,
                                         const assembly::Vote& vote) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < vote.choices.size(); ++i) {
    std::vector<std::string> names;
    for (rules::SeatIndex seat = 0; seat < state.seats.size(); ++seat)
      if (const auto ballot = vote.ballots.find(seat);
          ballot != vote.ballots.end() && ballot->second.choice == vote.choices[i])
        names.push_back(speaker.names.full(state.roster->seats[seat].id));
    if (!names.empty())
      out.push_back(speaker.choice(vote, i) + " (" + std::to_string(names.size()) + "): " + base::join(names, "; "));
  }
  return out;
}

// What a vote is on: as its opener calls it, else the text or the motion, else the kind of question.
std::string Minutes::about(const clerk::Journal& journal, const assembly::OpenVote& act) {
  const bool named = !act.title.empty() && act.title != "?";
  if (named) return clerk::Titles::Title{act.document, act.title, ""}.text();
  const auto on = act.announced ? act.announced : act.text ? act.text : act.motion;
  if (on && !journal.titles().of(*on).text().empty()) return journal.titles().of(*on).text();
  const auto* question = journal.rules().question(act.question);
  return question ? question->says : act.question.text();
}

std::string Minutes::about(const clerk::Journal& journal, const assembly::AnnounceVote& act) {
  assembly::OpenVote opened;
  opened.question = act.question;
  opened.document = act.document;
  opened.title = act.title;
  opened.text = act.text;
  return about(journal, opened);
}

// What a session calls itself, else what its kind is called.
std::string Minutes::session(const clerk::Journal& journal, assembly::Position id) const {
  const std::string& title = journal.titles().of(id).title;
  const auto& sessions = journal.state().sessions;
  const auto found = sessions.find(id);
  const auto* kind = found == sessions.end() ? nullptr : journal.rules().session(found->second.kind);
  return !title.empty() ? title : kind ? kind->says : "";
}

// One field of an act as a person reads it: names for ids, the words of the rules, titles for numbers.
std::string Minutes::said(std::string_view field, const std::string& value, const clerk::Journal& journal) {
  const rules::Rules& rules = journal.rules();
  const auto in_words = [&](const auto* known) { return known ? names(journal).says(known->says) : value; };
  if (field == "seat" || field == "to" || field == "from" || field == "candidate" || field == "sponsors" ||
      field == "elected") {
    std::vector<std::string> people;
    for (const std::string_view one : base::split(value, ','))
      if (const auto id = assembly::SeatId::parse(base::trim(one))) people.push_back(who(journal, *id));
    return base::join(people, ", ");
  }
  if (const auto id = assembly::QuestionId::parse(value); id && field == "motion")
    return in_words(rules.question(*id));
  if (const auto id = assembly::StandingId::parse(value); id && field == "standing") {
    const auto known = rules.standing(*id);
    return in_words(known ? &rules.standings[*known] : nullptr);
  }
  if (const auto id = rules::SessionId::parse(value); id && field == "kind" && rules.session(*id))
    return in_words(rules.session(*id));
  if (const auto number = base::parse_integer(value)) {
    const auto position = static_cast<assembly::Position>(*number);
    if (field == "session") return session(journal, position);
    if (field == "on" || field == "text") return journal.titles().of(position).text();
  }
  if (const auto moment = base::parse_iso_ms(value))
    return catalogue_.date(base::date_of(*moment)) + ", " + value.substr(11, 5) + " UTC";
  if (value != "?") return value;
  return field == "document" ? "" : "…";  // for the author to fill in
}

std::string Minutes::sentence(assembly::SeatId by, const assembly::Act& act, const clerk::Journal& journal) {
  words::Values values = {{"by", words::capital(who(journal, by))}};
  for (const auto& [name, value] : codec::words_of(act)) values.emplace_back(name, said(name, value, journal));
  // What it is called, or, while it has no name, what kind of election it is.
  if (const auto* opens = std::get_if<assembly::OpenElection>(&act.what); opens && opens->title == "?")
    if (const auto* kind = journal.rules().election(opens->kind))
      values.emplace_back("title", names(journal).says(kind->says));
  const auto chosen = [&](assembly::VoteId vote, assembly::ChoiceId choice) {
    values.emplace_back("choice", speaker(journal).chosen(journal.state().vote(vote), choice));
  };
  if (const auto* casts = std::get_if<assembly::Cast>(&act.what)) chosen(casts->vote, casts->choice);
  if (const auto* gives = std::get_if<assembly::GiveCastingVote>(&act.what)) chosen(gives->vote, gives->choice);
  if (const auto* states = std::get_if<assembly::StateIntention>(&act.what)) chosen(states->vote, states->choice);
  if (const auto* opens = std::get_if<assembly::OpenVote>(&act.what))
    values.emplace_back("about", about(journal, *opens));
  if (const auto* announces = std::get_if<assembly::AnnounceVote>(&act.what))
    values.emplace_back("about", about(journal, *announces));
  // What the rules hide is hidden in words too.
  const auto* ballot = std::get_if<assembly::Cast>(&act.what);
  const assembly::Vote* vote = ballot ? journal.state().vote(ballot->vote) : nullptr;
  if (vote && !shows_names(*vote)) return catalogue_.say("minutes", "has_voted", values);
  const auto* submits = std::get_if<assembly::Submit>(&act.what);
  const std::string_view id = submits && submits->sponsors.empty() ? "text.submit_by_guest" : codec::name_of(act);
  return in_one_space(catalogue_.say("act", id, values));
}

std::vector<Minutes::Line> Minutes::tell(const record::Entry& entry, const clerk::Journal& journal,
                                         const assembly::Events& events) {
  std::vector<Line> out;
  const auto add = [&](Line::Kind kind, const std::string& text) {
    out.push_back({kind, entry.position, entry.at, std::string(base::trim(text)), {}});
  };
  const auto act = codec::read_act(entry.act);
  if (!act) return out;
  if (!begun_ || base::date_of(entry.at) != day_) add(Line::Kind::heading, catalogue_.date(base::date_of(entry.at)));
  if (!begun_ && journal.beginning().rehearsal) add(Line::Kind::heading, catalogue_.say("minutes", "rehearsal"));
  begun_ = true;
  day_ = base::date_of(entry.at);
  const words::Speaker speaker = this->speaker(journal);
  // Who voted how is told once, behind the outcome.
  if (!std::holds_alternative<assembly::Cast>(act->act.what)) {
    const std::string ground = words::ground_of(speaker.rules, journal.state(), act->act);
    add(Line::Kind::act, sentence(act->by, act->act, journal) + (ground.empty() ? "" : "  [" + ground + "]"));
  }
  if (const auto* opens = std::get_if<assembly::OpenSitting>(&act->act.what); opens && opens->reconstruction)
    add(Line::Kind::followed, catalogue_.say("minutes", "reconstructed", {{"source", opens->source}}));
  for (const assembly::Event& event : events)
    if (const auto* declared = std::get_if<assembly::OutcomeDeclared>(&event.what)) {
      const assembly::Vote& vote = *journal.state().vote(declared->vote);
      const std::string about = journal.titles().of(vote.id).text();
      add(Line::Kind::decision, (about.empty() ? "" : about + ": ") + speaker.outcome(vote, declared->outcome));
      out.back().vote = vote.id;
      if (vote.counting == rules::Counting::names)
        for (const std::string& names : names_by_choice(speaker, journal.state(), vote))
          add(Line::Kind::names, names), out.back().vote = vote.id;
    }
  for (const std::string& sentence : words::told(speaker, journal.state(), events,
                                                 [&](assembly::TextId id) { return journal.titles().of(id).text(); }))
    add(Line::Kind::followed, sentence);
  return out;
}

}  // namespace views
