// Motions, rulings, and what is decided without a vote.
#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;
namespace act = assembly;

// "ada moves divide on paragraphs 1 2 of A/1: the words": the motion, what it is about, what is said.
Done Player::moves(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  const auto about = split_at(slots[1], " on ");
  const auto kind = motion(about ? about->first : slots[1]);
  if (!kind) return fail(kind.error());
  const auto what = terms(*stage_.body->rules.question(*kind), about ? about->second : Slot{"", slots[1].column});
  if (!what) return fail(what.error());
  const std::string said = slots.size() > 2 ? std::string(slots[2].text) : "";
  if (const auto done = perform(*by, {act::Move{*kind, said, *what}}); !done) return done;
  if (!pending_) moved_[next_ - 1] = said;
  return {};
}

Done Player::seconds(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto kind = motion(slots[1]);
  if (!by) return fail(by.error());
  if (!kind) return fail(kind.error());
  return perform(*by, {act::SecondMotion{pending_motion(*kind)}});
}

// A motion, or a text.
Done Player::withdraws(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  if (const auto known = texts_.find(slots[1].text); known != texts_.end())
    return perform(*by, {act::Withdraw{known->second}});
  const auto kind = motion(slots[1]);
  if (!kind) return fail(kind.error());
  return perform(*by, {act::WithdrawMotion{pending_motion(*kind)}});
}

// A motion, or a text that was submitted, with what differs from the usual.
Done Player::puts_motion(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  act::OpenVote vote;
  if (const auto known = texts_.find(slots[1].text); known != texts_.end()) {
    const auto& texts = stage_.state.texts;
    const act::Text& what = *texts.find(known->second);
    vote.text = known->second;
    vote.question = act::question_of(stage_.body->rules, what);
    vote.document = known->first;
    vote.title = stage_.documents[known->second].title;
    if (act::pending_part(what)) vote.title += vote.title.empty() ? "a part of it" : ": a part of it";
    for (const act::VoteId id : what.votes) {
      const act::Vote& last = *stage_.state.vote(id);
      if (last.stage == act::Stage::declared && last.declarations.back().outcome.ending == act::Ending::tied)
        vote.second_vote_of = last.id;
    }
  } else {
    const auto kind = motion(slots[1]);
    if (!kind) return fail(kind.error());
    vote.question = *kind;
    vote.motion = pending_motion(*kind);
    const std::string& says = stage_.body->rules.question(*kind)->says;
    const std::string& said = moved_[*vote.motion];
    vote.title = words::capital(says) + (said.empty() ? "" : ": " + said);
  }
  if (slots.size() > 2)
    for (const Slot& part : parts_of(slots[2]))
      if (const auto done = question_part(vote, part); !done) return done;
  return perform(*by, {std::move(vote)});
}

// ---- rulings

Done Player::rule(const Slot& officer, act::Rule what) {
  const auto by = actor(officer);
  if (!by) return fail(by.error());
  return perform(*by, {std::move(what)});
}

Done Player::rules_on(const Slots& slots) { return rule(slots[0], act::Rule{std::string(slots[1].text)}); }
Done Player::denies(const Slots& slots) { return rule(slots[0], act::Rule{std::string(slots[1].text), false}); }

Done Player::rules_order(const Slots& slots) {
  act::Rule what;
  what.finding = act::Finding::order_of_texts;
  const auto on = text(slots[2]);
  if (!on) return fail(on.error());
  what.on = *on;
  for (const Slot& word : words_of(slots[1])) {
    const auto one = text(word);
    if (!one) return fail(one.error());
    what.order.push_back(*one);
  }
  return rule(slots[0], std::move(what));
}

Done Player::rules_new_proposal(const Slots& slots) {
  act::Rule what;
  what.finding = act::Finding::new_proposal;
  const auto on = text(slots[1]);
  if (!on) return fail(on.error());
  what.on = *on;
  return rule(slots[0], std::move(what));
}

Done Player::rules_out(const Slots& slots) {
  act::Rule what;
  what.finding = act::Finding::not_put;
  const auto on = text(slots[1]);
  if (!on) return fail(on.error());
  what.on = *on;
  return rule(slots[0], std::move(what));
}

Done Player::rules_majority(const Slots& slots) {
  act::Rule what;
  what.finding = act::Finding::majority;
  const auto id = rules::MajorityId::parse(slots[1].text);
  if (!id) return fail(error(slots[1], "the name of a majority was expected."));
  what.majority = *id;
  if (slots.size() > 2) {
    const auto on = text(slots[2]);
    if (!on) return fail(on.error());
    what.on = *on;
  }
  return rule(slots[0], std::move(what));
}

Done Player::calls_to_order(const Slots& slots) {
  act::Rule what;
  what.finding = act::Finding::to_order;
  what.text = slots[2].text;
  const auto who = seat(slots[1]);
  if (!who) return fail(who.error());
  what.seat = *who;
  return rule(slots[0], std::move(what));
}

Done Player::resumes(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::ResumeSitting{}});
}

// ---- without a vote

Done Player::asks_consent(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  if (const auto known = texts_.find(slots[1].text); known != texts_.end())
    return perform(*by, {act::AskConsent{known->second}});
  if (slots[1].text == "the election") {
    const auto which = election();
    if (!which) return fail(which.error());
    return perform(*by, {act::AskConsent{(*which)->id}});
  }
  const auto kind = motion(slots[1]);
  if (!kind) return fail(kind.error());
  return perform(*by, {act::AskConsent{pending_motion(*kind)}});
}

Done Player::declares_consent(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::DeclareConsent{}});
}

Done Player::objects(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  return perform(*by, {act::Object{}});
}

}  // namespace scene::internal
