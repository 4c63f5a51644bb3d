#include "assembly/may.hpp"

#include "assembly/decide.hpp"

namespace assembly {
namespace {

class Asking {
 public:
  Asking(const rules::Rules& rules, const State& state, SeatId by, base::Instant at)
      : rules_(rules), state_(state), by_(by), at_(at) {}

  std::vector<Choice> answers() {
    const rules::Officer* office = rules_.officer(by_.view());
    if (office && office->role == rules::Role::presiding) presiding();
    motions();
    if (!office) seat();
    return std::move(out_);
  }

 private:
  void ask(Act act) {
    Stamped stamped{std::move(act), by_, at_, state_.votes.empty() ? 1 : state_.votes.rbegin()->first + 1};
    auto events = decide(rules_, state_, stamped);
    out_.push_back({std::move(stamped.act), events ? std::nullopt : std::optional(std::move(events.error()))});
  }

  void presiding() {
    ask({OpenSitting{}});
    ask({ResumeSitting{}});
    ask({Rule{}});
    if (state_.open_vote) ask({Lock{*state_.open_vote}});
    if (!state_.motions.empty()) {
      OpenVote put;
      put.question = state_.motions.front().kind;
      put.motion = state_.motions.front().id;
      put.title = "?";
      ask({std::move(put)});
    }
    for (const rules::Question& question : rules_.questions) {
      if (question.motion) continue;
      OpenVote vote;
      vote.question = question.id;
      vote.title = "?";
      for (const rules::Labelled& figure : rules_.figures) vote.figures.push_back({FigureId::of(figure.id), 0});
      ask({std::move(vote)});
    }
    ask({CloseSitting{}});
  }

  void motions() {
    for (const rules::Question& question : rules_.questions)
      if (question.motion) ask({Move{question.id, ""}});
    for (const PendingMotion& motion : state_.motions)
      if (motion.by == by_) ask({WithdrawMotion{motion.id}});
  }

  void seat() {
    const auto index = rules_.roster->find(by_);
    if (!index) return;
    ask({state_.seats[*index].present ? Act{Leave{by_}} : Act{Arrive{by_}}});
    const Vote* vote = state_.open_vote ? state_.vote(*state_.open_vote) : nullptr;
    if (!vote || vote->stage != Stage::open) return;
    std::vector<SeatId> seats = {by_};
    for (const SeatIndex principal : state_.seats[*index].principals)
      seats.push_back(state_.roster->seats[principal].id);
    for (const SeatId one : seats)
      for (const std::uint8_t choice : vote->choices)
        ask({Cast{vote->id, one, ChoiceId::of(state_.choices[choice])}});
  }

  const rules::Rules& rules_;
  const State& state_;
  SeatId by_;
  base::Instant at_;
  std::vector<Choice> out_;
};

}  // namespace

std::vector<Choice> may(const rules::Rules& rules, const State& state, SeatId by, base::Instant at) {
  return Asking(rules, state, by, at).answers();
}

}  // namespace assembly
