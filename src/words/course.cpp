#include "words/course.hpp"

#include <array>

#include "base/text.hpp"

namespace words {
namespace {

namespace act = assembly;
using rules::Rules;
using rules::Topic;

// The topic of every act that has no rule of its own kind in the data.
constexpr Topic topic(const act::EnterSession&) { return Topic::session; }
constexpr Topic topic(const act::CloseSession&) { return Topic::session; }
constexpr Topic topic(const act::CedeChair&) { return Topic::chair; }
constexpr Topic topic(const act::ListItem&) { return Topic::agenda; }
constexpr Topic topic(const act::TakeUp&) { return Topic::agenda; }
constexpr Topic topic(const act::OpenSitting&) { return Topic::sitting; }
constexpr Topic topic(const act::CloseSitting&) { return Topic::sitting; }
constexpr Topic topic(const act::ResumeSitting&) { return Topic::sitting; }
constexpr Topic topic(const act::Arrive&) { return Topic::attendance; }
constexpr Topic topic(const act::Leave&) { return Topic::attendance; }
constexpr Topic topic(const act::ChallengeQuorum&) { return Topic::attendance; }
constexpr Topic topic(const act::GiveProxy&) { return Topic::proxies; }
constexpr Topic topic(const act::EndProxy&) { return Topic::proxies; }
constexpr Topic topic(const act::Circulate&) { return Topic::texts; }
Topic topic(const act::Submit& what) { return what.amends ? Topic::amendments : Topic::texts; }
constexpr Topic topic(const act::Sponsor&) { return Topic::sponsors; }
constexpr Topic topic(const act::Withdraw&) { return Topic::withdrawal; }
constexpr Topic topic(const act::AskFloor& what) {
  return what.speech == act::Speech::reply         ? Topic::reply
         : what.speech == act::Speech::explanation ? Topic::explanation
                                                   : Topic::floor;
}
constexpr Topic topic(const act::GiveFloor&) { return Topic::floor; }
constexpr Topic topic(const act::EndSpeech&) { return Topic::floor; }
Topic topic(const act::Rule& what) {
  switch (what.finding) {
    case act::Finding::order_of_texts:
    case act::Finding::new_proposal: return Topic::amendments;
    case act::Finding::not_put: return Topic::order_of_texts;
    case act::Finding::to_order: return Topic::to_order;
    case act::Finding::void_ballot: return Topic::secret_ballot;
    case act::Finding::on_motion:
    case act::Finding::majority: break;
  }
  return Topic::presiding;
}
constexpr Topic topic(const act::SecondMotion&) { return Topic::conduct; }
constexpr Topic topic(const act::WithdrawMotion&) { return Topic::withdrawal; }
constexpr Topic topic(const act::AskConsent&) { return Topic::without_a_vote; }
constexpr Topic topic(const act::Object&) { return Topic::without_a_vote; }
constexpr Topic topic(const act::DeclareConsent&) { return Topic::without_a_vote; }
constexpr Topic topic(const act::DrawName&) { return Topic::lot; }
constexpr Topic topic(const act::Cast&) { return Topic::one_vote; }
constexpr Topic topic(const act::LastCall&) { return Topic::conduct; }
constexpr Topic topic(const act::Lock&) { return Topic::lock; }
constexpr Topic topic(const act::CallOffVote&) { return Topic::conduct; }
constexpr Topic topic(const act::ExtendVote&) { return Topic::conduct; }
constexpr Topic topic(const act::DeclareOutcome&) { return Topic::lock; }
constexpr Topic topic(const act::EnterPaper&) { return Topic::counting; }
constexpr Topic topic(const act::ConfirmKey&) { return Topic::keys; }
constexpr Topic topic(const act::GiveCastingVote&) { return Topic::casting_vote; }
constexpr Topic topic(const act::StateCount&) { return Topic::counting; }
constexpr Topic topic(const act::StateIntention&) { return Topic::intention; }
constexpr Topic topic(const act::Annul&) { return Topic::correction; }
constexpr Topic topic(const act::CorrectCount&) { return Topic::correction; }
constexpr Topic topic(const act::CorrectTitle&) { return Topic::correction; }
constexpr Topic topic(const act::Confirm&) { return Topic::correction; }
constexpr Topic topic(const act::Establish&) { return Topic::keys; }
constexpr Topic topic(const act::InviteKey&) { return Topic::keys; }
constexpr Topic topic(const act::EnrolKey&) { return Topic::keys; }
constexpr Topic topic(const act::RevokeKey&) { return Topic::keys; }
constexpr Topic topic(const act::Withhold&) { return Topic::keys; }
constexpr Topic topic(const act::Amend&) { return Topic::keys; }
template <act::OfSecretBallot What>
constexpr Topic topic(const What&) {
  return Topic::secret_ballot;
}

class Ground {
 public:
  Ground(const Rules& rules, const act::State& state) : rules_(rules), state_(state) {}

  std::string operator()(const act::Move& what) const { return of_question(what.motion); }
  std::string operator()(const act::OpenVote& what) const {
    const auto found = what.announced ? state_.announced.find(*what.announced) : state_.announced.end();
    return of_question(found == state_.announced.end() ? what.question : found->second.question);
  }
  std::string operator()(const act::AnnounceVote& what) const { return of_question(what.question); }
  std::string operator()(const act::TestVote&) const { return ""; }
  std::string operator()(const act::SetStanding& what) const { return of_standing(what.standing); }
  std::string operator()(const act::LiftStanding& what) const { return of_standing(what.standing); }
  std::string operator()(const act::ConveneSession& what) const {
    const rules::SessionRule* session = rules_.session(what.kind);
    return session && !session->cite.empty() ? session->cite : rules_.cite_for(Topic::session);
  }
  std::string operator()(const act::OpenElection& what) const { return of_election(what.kind); }
  std::string operator()(const act::Nominate& what) const { return of_election(what.election); }
  std::string operator()(const act::OpenBallot& what) const { return of_election(what.election); }
  std::string operator()(const act::CountBallot& what) const { return of_election(what.election); }
  std::string operator()(const act::DrawCandidate& what) const { return of_election(what.election); }
  std::string operator()(const act::ReportOtherBody& what) const { return of_election(what.election); }
  template <class What>
  std::string operator()(const What& what) const {
    return rules_.cite_for(topic(what));
  }

 private:
  std::string of_question(rules::QuestionId id) const {
    const rules::Question* question = rules_.question(id);
    if (!question || !question->cite.empty()) return question ? question->cite : "";
    const bool counted = !question->motion || question->rule.by == rules::DecidedBy::vote ||
                         question->rule.by == rules::DecidedBy::request;
    return counted ? rules_.majorities[question->majority].now.cite : rules_.cite;
  }
  std::string of_standing(rules::StandingId id) const {
    const auto index = rules_.standing(id);
    return index ? rules_.standings[*index].cite : rules_.cite;
  }
  std::string of_election(rules::ElectionId kind) const {
    const rules::ElectionRule* rule = rules_.election(kind);
    return rule && !rule->cite.empty() ? rule->cite : rules_.cite_for(Topic::election);
  }
  std::string of_election(act::Position id) const {
    const act::Election* election = state_.election(id);
    return election ? of_election(election->kind) : rules_.cite_for(Topic::election);
  }

  const Rules& rules_;
  const act::State& state_;
};

constexpr std::array<std::string_view, 7> stage_ids = {"text_pending",  "text_withdrawn", "text_adopted",
                                                       "text_rejected", "text_not_put",   "text_fallen",
                                                       "text_referred"};
constexpr std::array<std::string_view, 4> elected_ids = {"elected", "elected_most", "elected_lot", "elected_alone"};
constexpr std::array<std::string_view, 4> ballot_ids = {"ballot_open", "ballot_restricted", "ballot_tied",
                                                        "ballot_standing"};

class Telling {
 public:
  Telling(const Speaker& speaker, const act::State& state, const TextName& name)
      : speaker_(speaker), rules_(speaker.rules), state_(state), name_(name) {}

  void operator()(const act::SessionConvened& event) {
    const rules::SessionRule* rule = rules_.session(event.kind);
    say("session_convened", {{"says", rule ? rule->says : ""},
                             {"date", speaker_.catalogue.date(base::date_of(event.opens))},
                             {"time", base::iso(event.opens).substr(11, 5)}});
  }
  void operator()(const act::SessionAdjourned&) { say("session_adjourned"); }
  void operator()(const act::SessionClosed&) { say("session_closed"); }
  void operator()(const act::ChairCeded& event) { say("chair_ceded", {{"seat", who(event.to)}}); }
  void operator()(const act::AgendaAdopted&) { say("agenda_adopted"); }
  void operator()(const act::ItemListed& event) {
    if (event.adopted) say("item_added", {{"item", std::to_string(event.item)}});
  }
  void operator()(const act::ItemDropped& event) { say("item_dropped", {{"item", std::to_string(event.item)}}); }
  void operator()(const act::ItemTakenUp& event) { say("item_taken_up", {{"item", std::to_string(event.item)}}); }
  void operator()(const act::DebateAdjourned& event) {
    say("debate_adjourned", {{"item", std::to_string(event.item)}});
  }
  void operator()(const act::DebateResumed& event) { say("debate_resumed", {{"item", std::to_string(event.item)}}); }
  void operator()(const act::TestEnded& event) {
    std::vector<std::string> wrong, missing;
    for (const rules::SeatId seat : event.wrong) wrong.push_back(who(seat));
    for (const rules::SeatId seat : event.missing) missing.push_back(who(seat));
    say("test_ended", {{"right", grouped(event.right)}});
    if (!wrong.empty()) say("test_wrong", {{"seats", speaker_.catalogue.list(wrong)}});
    if (!missing.empty()) say("test_missing", {{"seats", speaker_.catalogue.list(missing)}});
  }
  void operator()(const act::SittingSuspended&) { say("suspended"); }
  void operator()(const act::SittingResumed&) { say("resumed"); }
  void operator()(const act::RulingReversed&) { say("ruling_reversed"); }
  void operator()(const act::MethodSet& event) {
    if (const auto index = rules_.method(event.method)) say("method_set", {{"method", rules_.methods[*index].says}});
  }
  void operator()(const act::MajorityFound& event) {
    if (const auto index = rules_.majority(event.majority))
      say("majority_found", {{"says", rules_.majorities[*index].now.says}});
  }
  void operator()(const act::SpeakersListClosed&) { say("list_closed"); }
  void operator()(const act::DebateClosed&) { say("debate_closed"); }
  void operator()(const act::StandingSet& event) {
    const auto index = rules_.standing(event.standing);
    if (index) say("standing_set", {{"seat", who(event.seat)}, {"says", rules_.standings[*index].says}});
  }
  void operator()(const act::StandingLifted& event) {
    const auto index = rules_.standing(event.standing);
    if (index) say("standing_lifted", {{"seat", who(event.seat)}, {"says", rules_.standings[*index].says}});
  }
  void operator()(const act::TextDisposed& event) {
    say(stage_ids[static_cast<std::size_t>(event.stage)], {{"text", text(event.text)}});
  }
  void operator()(const act::TextReopened& event) { say("text_reopened", {{"text", text(event.text)}}); }
  void operator()(const act::PartDecided& event) {
    const act::Text* divided = state_.texts.find(event.text);
    std::vector<std::string> labels;
    if (divided && event.part < divided->parts.size())
      for (const auto label : divided->parts[event.part].paragraphs) labels.push_back(label.text());
    say(event.passed ? "part_retained" : "part_rejected",
        {{"text", text(event.text)}, {"paragraphs", speaker_.catalogue.list(labels)}});
  }
  void operator()(const act::AmendmentDetached& event) { say("amendment_detached", {{"text", text(event.text)}}); }
  void operator()(const act::NameDrawn& event) { say("name_drawn", {{"seat", who(event.seat)}}); }
  void operator()(const act::IntentionStated& event) {
    say("intention",
        {{"seat", who(event.seat)}, {"choice", base::lower(speaker_.catalogue.say("choice", event.choice.view()))}});
  }
  void operator()(const act::BallotAgreed& event) {
    std::vector<std::string> names;
    for (const act::NameVotes& line : event.sheet.votes)
      names.push_back(candidate(line.candidate) + " " + grouped(line.votes));
    const act::Election* election = state_.election(event.election);
    say("ballot", {{"round", std::to_string(election ? election->round : 0)},
                   {"names", speaker_.catalogue.list(names)},
                   {"valid", grouped(event.sheet.valid)},
                   {"blank", grouped(event.sheet.blank)},
                   {"invalid", grouped(event.sheet.invalid)},
                   {"needed", event.needed ? grouped(*event.needed) : "-"}});
  }
  void operator()(const act::Elected& event) {
    say(elected_ids[static_cast<std::size_t>(event.by)], {{"candidate", candidate(event.candidate)}});
  }
  void operator()(const act::NextBallot& event) {
    std::vector<std::string> names;
    for (const auto name : event.candidates) names.push_back(candidate(name));
    say(event.lot ? "lot_next" : ballot_ids[static_cast<std::size_t>(event.kind)],
        {{"names", speaker_.catalogue.list(names)}});
  }
  template <class Other>
  void operator()(const Other&) {}

  std::vector<std::string> take() { return std::move(out_); }

 private:
  void say(std::string_view id, const Values& values = {}) {
    out_.push_back(speaker_.catalogue.say("told", id, values));
  }
  std::string who(rules::SeatId id) const {
    if (const rules::Officer* officer = rules_.officer(id.view())) return officer->title;
    const std::string& full = speaker_.names.full(id);
    return full.empty() ? id.text() : full;
  }
  std::string candidate(rules::CandidateId id) const {
    const auto seat = rules::SeatId::parse(id.view());
    const std::string& full = seat ? speaker_.names.full(*seat) : std::string();
    return full.empty() ? id.text() : full;
  }
  std::string text(act::TextId id) const {
    const std::string known = name_ ? name_(id) : "";
    return known.empty() ? speaker_.catalogue.say("told", "the_text") : known;
  }

  const Speaker& speaker_;
  const Rules& rules_;
  const act::State& state_;
  const TextName& name_;
  std::vector<std::string> out_;
};

}  // namespace

std::string ground_of(const Rules& rules, const act::State& state, const act::Act& act) {
  return std::visit(Ground(rules, state), act.what);
}

std::vector<std::string> told(const Speaker& speaker, const act::State& state, const act::Events& events,
                              const TextName& name) {
  Telling telling(speaker, state, name);
  for (const act::Event& event : events) std::visit(telling, event.what);
  return telling.take();
}

}  // namespace words
