#include "scene/rehearsal.hpp"

#include <array>
#include <deque>

#include "scene/internal/player.hpp"
#include "words/course.hpp"

namespace scene {
namespace {

// The line of a scene that does the act; empty for what nobody would type.
class LineFor {
 public:
  LineFor(const Stage& stage, std::string who) : stage_(stage), who_(std::move(who)) {}

  std::string operator()(const assembly::OpenSitting&) const { return who_ + " opens the sitting"; }
  std::string operator()(const assembly::CloseSitting&) const { return who_ + " closes the sitting"; }
  std::string operator()(const assembly::ResumeSitting&) const { return who_ + " resumes the sitting"; }
  std::string operator()(const assembly::CloseSession&) const { return who_ + " closes the session"; }
  std::string operator()(const assembly::EnterSession& act) const {
    return who_ + " enters " + stage_.state.sessions.at(act.session).kind.text();
  }
  std::string operator()(const assembly::CedeChair& act) const {
    return who_ + " cedes the chair to " + person(act.to);
  }
  std::string operator()(const assembly::ListItem&) const { return who_ + " lists the item ..."; }
  std::string operator()(const assembly::TakeUp& act) const {
    return who_ + " takes up item " + std::to_string(act.item);
  }
  std::string operator()(const assembly::Circulate&) const { return who_ + " circulates the letter ...: ..."; }
  std::string operator()(const assembly::Arrive&) const { return who_ + " arrives"; }
  std::string operator()(const assembly::Leave&) const { return who_ + " leaves"; }
  std::string operator()(const assembly::LastCall&) const { return who_ + " makes the last call"; }
  std::string operator()(const assembly::Lock&) const { return who_ + " locks the vote"; }
  std::string operator()(const assembly::Rule& act) const {
    if (act.finding == assembly::Finding::to_order) return who_ + " calls " + act.seat.text() + " to order: ...";
    return who_ + " rules: ...";
  }
  std::string operator()(const assembly::Move& act) const {
    return who_ + " moves " + act.motion.text() + about(act);
  }
  std::string operator()(const assembly::SecondMotion& act) const { return who_ + " seconds " + motion(act.motion); }
  std::string operator()(const assembly::WithdrawMotion& act) const {
    return who_ + " withdraws " + motion(act.motion);
  }
  std::string operator()(const assembly::Withdraw& act) const {
    return who_ + " withdraws " + stage_.document(act.text);
  }
  std::string operator()(const assembly::Sponsor& act) const {
    return who_ + " sponsors " + stage_.document(act.text);
  }
  std::string operator()(const assembly::AskFloor& act) const {
    static constexpr std::array<std::string_view, 5> says = {" asks for the floor", " asks to reply",
                                                             " asks to explain its vote", " asks to speak in favour",
                                                             " asks to speak against"};
    const std::string on = act.on ? " on " + stage_.document(*act.on) : "";
    return who_ + std::string(says[static_cast<std::size_t>(act.speech)]) + on;
  }
  std::string operator()(const assembly::GiveFloor& act) const {
    return who_ + " gives the floor to " + person(act.seat);
  }
  std::string operator()(const assembly::EndSpeech&) const { return who_ + " ends the speech"; }
  std::string operator()(const assembly::AskConsent& act) const {
    const std::string what = stage_.state.motion(act.on)     ? motion(act.on)
                             : stage_.state.election(act.on) ? std::string("the election")
                                                             : stage_.document(act.on);
    return who_ + " asks for objections to " + what;
  }
  std::string operator()(const assembly::Object&) const { return who_ + " objects"; }
  std::string operator()(const assembly::DeclareConsent&) const { return who_ + " declares no objection"; }
  std::string operator()(const assembly::OpenVote& act) const {
    if (act.motion) return who_ + " puts " + act.question.text() + " to the vote";
    if (act.text) return who_ + " puts " + stage_.document(*act.text) + " to the vote";
    return who_ + " opens a vote on \"...\", " + act.question.text();
  }
  std::string operator()(const assembly::Cast& act) const {
    const std::string line = who_ + " votes " + act.choice.text();
    return act.seat.text() == who_ ? line : line + " for " + act.seat.text();
  }
  std::string operator()(const assembly::OpenElection& act) const {
    return who_ + " opens the election " + act.kind.text() + " to ... places";
  }
  std::string operator()(const assembly::Nominate&) const { return who_ + " nominates ..."; }
  std::string operator()(const assembly::OpenBallot&) const { return who_ + " opens the ballot"; }
  template <class Other>
  std::string operator()(const Other&) const {
    return "";
  }

 private:
  std::string motion(assembly::Position id) const {
    const auto* pending = stage_.state.motion(id);
    return pending ? pending->kind.text() : "...";
  }
  std::string person(rules::SeatId id) const {
    const rules::Officer* officer = stage_.body->rules.officer(id.view());
    return officer ? "the " + officer->title : id.text();
  }
  // What is said of the motion's subject, where it is not what the words alone mean.
  std::string about(const assembly::Move& act) const {
    const auto& terms = act.terms;
    if (!terms.parts.empty() && terms.on)
      return " on paragraphs " + terms.parts[0].text() + " of " + stage_.document(*terms.on);
    if (!terms.seats.empty()) return " on members ...";
    if (terms.minutes || terms.turns) return " on 5 minutes";
    if (terms.on && stage_.state.texts.find(*terms.on)) return " on " + stage_.document(*terms.on);
    return "";
  }

  const Stage& stage_;
  std::string who_;
};

}  // namespace

struct Rehearsal::Inside {
  Scene scene;
  Watch watch;
  std::deque<Line> lines;  // what was said; watchers hold on to it
  std::unique_ptr<internal::Player> player;
};

Rehearsal::Rehearsal(const Body& body, const words::Catalogue& catalogue, base::Instant start, Watch watch)
    : inside_(std::make_unique<Inside>()) {
  inside_->scene.file = "rehearsal";
  inside_->scene.title = "rehearsal";
  inside_->scene.body = body.rules.name;
  inside_->scene.start = start;
  inside_->scene.invented = true;
  inside_->watch = std::move(watch);
  inside_->player = std::make_unique<internal::Player>(inside_->scene, body, catalogue, inside_->watch);
}

Rehearsal::~Rehearsal() = default;

base::Result<void> Rehearsal::say(const std::string& line) {
  inside_->lines.push_back({static_cast<int>(inside_->lines.size()) + 1, line});
  return inside_->player->say(inside_->lines.back());
}

base::Result<std::vector<Offer>> Rehearsal::offers(const std::string& who) const {
  const auto by = inside_->player->person(who);
  if (!by) return base::fail(by.error());
  const Stage& now = stage();
  const auto& rules = now.body->rules;
  const rules::Officer* officer = rules.officer(by->view());
  const LineFor line_for(now, officer ? "the " + officer->title : by->text());
  std::vector<Offer> out;
  for (const assembly::Choice& choice : assembly::may(rules, now.state, *by, inside_->player->now())) {
    Offer offer{std::visit(line_for, choice.act.what), "", ""};
    if (offer.line.empty()) continue;
    offer.cite = choice.in_order() ? words::ground_of(rules, now.state, choice.act) : choice.refusal->cite;
    if (!choice.in_order()) offer.refused = now.speaker().refusal(*choice.refusal);
    out.push_back(std::move(offer));
  }
  return out;
}

const Stage& Rehearsal::stage() const { return inside_->player->stage(); }

}  // namespace scene
