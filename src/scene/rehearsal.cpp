#include "scene/rehearsal.hpp"

#include <deque>

#include "scene/internal/player.hpp"

namespace scene {
namespace {

// The line of a scene that does the act; empty for what nobody would type.
class LineFor {
 public:
  LineFor(const Stage& stage, std::string who) : stage_(stage), who_(std::move(who)) {}

  std::string operator()(const assembly::OpenSitting&) const { return who_ + " opens the sitting"; }
  std::string operator()(const assembly::CloseSitting&) const { return who_ + " closes the sitting"; }
  std::string operator()(const assembly::ResumeSitting&) const { return who_ + " resumes the sitting"; }
  std::string operator()(const assembly::Arrive&) const { return who_ + " arrives"; }
  std::string operator()(const assembly::Leave&) const { return who_ + " leaves"; }
  std::string operator()(const assembly::Lock&) const { return who_ + " locks the vote"; }
  std::string operator()(const assembly::Rule&) const { return who_ + " rules: ..."; }
  std::string operator()(const assembly::Move& act) const { return who_ + " moves " + act.motion.text(); }
  std::string operator()(const assembly::WithdrawMotion& act) const {
    const auto* motion = stage_.state.motion(act.motion);
    return motion ? who_ + " withdraws " + motion->kind.text() : "";
  }
  std::string operator()(const assembly::OpenVote& act) const {
    if (act.motion) return who_ + " puts " + act.question.text() + " to the vote";
    return who_ + " opens a vote on \"...\", " + act.question.text();
  }
  std::string operator()(const assembly::Cast& act) const {
    const std::string line = who_ + " votes " + act.choice.text();
    return act.seat.text() == who_ ? line : line + " for " + act.seat.text();
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return "";
  }

 private:
  const Stage& stage_;
  std::string who_;
};

// The rule that an act in order rests on.
std::string cite_of(const rules::Rules& rules, const assembly::Act& act) {
  const auto of_question = [&](rules::QuestionId id) -> std::string {
    const rules::Question* question = rules.question(id);
    if (!question || !question->cite.empty()) return question ? question->cite : "";
    return rules.majorities[question->majority].now.cite;
  };
  if (const auto* move = std::get_if<assembly::Move>(&act.what)) return of_question(move->motion);
  if (const auto* vote = std::get_if<assembly::OpenVote>(&act.what)) return of_question(vote->question);
  if (std::holds_alternative<assembly::Cast>(act.what)) return rules.cite_for(rules::Topic::one_vote);
  if (std::holds_alternative<assembly::Arrive>(act.what) || std::holds_alternative<assembly::Leave>(act.what))
    return rules.cite_for(rules::Topic::attendance);
  return rules.cite_for(rules::Topic::presiding);
}

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
    offer.cite = choice.in_order() ? cite_of(rules, choice.act) : choice.refusal->cite;
    if (!choice.in_order()) offer.refused = now.speaker().refusal(*choice.refusal);
    out.push_back(std::move(offer));
  }
  return out;
}

const Stage& Rehearsal::stage() const { return inside_->player->stage(); }

}  // namespace scene
