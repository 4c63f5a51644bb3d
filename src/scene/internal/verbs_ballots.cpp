// The secret ballot: the tellers' ceremony, the ballot itself. What a seat chooses is a direction to whoever plays
// it: it stands in the line and reaches no state. Played into a record, the same lines make real keys and real
// ballots.
#include <algorithm>

#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;
namespace act = assembly;

base::Result<const act::Ceremony*> Player::ceremony() const {
  if (stage_.state.ceremonies.empty()) return fail(error("no tellers were appointed before this line."));
  return &stage_.state.ceremonies.rbegin()->second;
}

base::Result<const act::SecretBallot*> Player::secret_ballot() const {
  if (stage_.state.secret_ballots.empty()) return fail(error("no secret ballot was opened before this line."));
  return &stage_.state.secret_ballots.rbegin()->second;
}

base::Result<std::vector<rules::SeatId>> Player::tellers(const Slot& slot) const {
  const auto of = ceremony();
  if (!of) return fail(of.error());
  if (slot.text == "the tellers") return (*of)->remaining();
  std::vector<rules::SeatId> out;
  for (const Slot& word : words_of(slot)) {
    const auto id = actor(word);
    if (!id) return fail(id.error());
    out.push_back(*id);
  }
  return out;
}

Done Player::each(const std::vector<rules::SeatId>& who, const std::function<act::Act(rules::SeatId)>& does) {
  for (const rules::SeatId one : who)
    if (!pending_)
      if (const auto done = perform(one, does(one)); !done) return done;
  return {};
}

Done Player::appoint_tellers(const Slot& by, const Slot& names, std::int64_t t, std::string_view reason) {
  const auto who = officer(by);
  if (!who) return fail(who.error());
  act::SetUpTellers what{act::next_ceremony(stage_.state), {}, t, std::string(reason)};
  for (const Slot& word : words_of(names)) {
    const auto id = actor(word);
    if (!id) return fail(id.error());
    what.tellers.push_back(*id);
  }
  if (what.t == 0) what.t = static_cast<std::int64_t>(what.tellers.size());
  return perform(*who, {std::move(what)});
}

Done Player::appoints_tellers(const Slots& slots) {
  const auto t = number(slots[2]);
  if (!t) return fail(t.error());
  return appoint_tellers(slots[0], slots[1], *t, "");
}

Done Player::appoints_all_tellers(const Slots& slots) {
  return appoint_tellers(slots[0], slots[1], 0, slots[2].text);
}

// To the tellers or to a ballot, whichever waits.
Done Player::consents(const Slots& slots) {
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  const auto ballot = secret_ballot();
  if (ballot && (*ballot)->awaits) return perform(*by, {act::ConsentToBallot{(*ballot)->number, ""}});
  const auto of = ceremony();
  if (!of) return fail(of.error());
  return perform(*by, {act::ConsentToTellers{(*of)->number, ""}});
}

// What the round that runs asks of a teller.
Done Player::answer_round(const Slots& slots) {
  const auto of = ceremony();
  const auto who = tellers(slots[0]);
  if (!of) return fail(of.error());
  if (!who) return fail(who.error());
  const act::CeremonyNumber ceremony = (*of)->number;
  const act::CeremonyStage stage = (*of)->stage;
  return each(*who, [&](rules::SeatId) -> act::Act {
    if (stage == act::CeremonyStage::commit) return {act::SendCommitment{ceremony, ""}};
    if (stage == act::CeremonyStage::deal) return {act::SendDeal{ceremony, ""}};
    if (stage == act::CeremonyStage::verdict) return {act::SendVerdict{ceremony, {}}};
    return {act::SendAnswer{ceremony, ""}};
  });
}

// The next round; after the last, the key of all who are left.
Done Player::begins_round(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto of = ceremony();
  if (!by) return fail(by.error());
  if (!of) return fail(of.error());
  if ((*of)->stage < act::CeremonyStage::answer)
    return perform(*by, {act::BeginRound{(*of)->number, static_cast<std::int64_t>((*of)->stage) + 2}});
  act::SettleKey key{(*of)->number, {}, "", ""};
  for (std::size_t i = 0; i < (*of)->tellers.size(); ++i)
    if (!(*of)->left.contains((*of)->tellers[i])) key.qualified.push_back(static_cast<std::int64_t>(i) + 1);
  return perform(*by, {std::move(key)});
}

// All rounds, everybody answering.
Done Player::makes_key(const Slots& slots) {
  for (int round = 0; round < 4 && !pending_; ++round) {
    if (round < 3)
      if (const auto done = answer_round({{"the tellers", 1}}); !done) return done;
    if (!pending_)
      if (const auto done = begins_round(slots); !done) return done;
  }
  return {};
}

Done Player::registers(const Slots& slots) {
  const auto who = seats(slots[0], [this](rules::SeatIndex seat) {
    return stage_.body->rules.roster->seats[seat].on(today()) &&
           !stage_.state.credentials.contains(stage_.state.roster->seats[seat].id);
  });
  if (!who) return fail(who.error());
  return each(*who, [&](rules::SeatId one) -> act::Act {
    const auto last = stage_.state.credentials.find(one);
    return {act::RegisterCredential{last == stage_.state.credentials.end() ? 1 : last->second + 1, ""}};
  });
}

Done Player::calls_rehearsal(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto of = ceremony();
  if (!by) return fail(by.error());
  if (!of) return fail(of.error());
  return perform(*by, {act::CallRehearsal{(*of)->number, act::next_ballot(stage_.state)}});
}

Done Player::rehearse(const Slots& slots) {
  const auto of = ceremony();
  const auto who = tellers(slots[0]);
  if (!of) return fail(of.error());
  if (!who) return fail(who.error());
  const act::BallotNumber vote = (*of)->rehearsed.empty() ? 0 : (*of)->rehearsed.rbegin()->first;
  return each(*who, [&](rules::SeatId) -> act::Act { return {act::SendRehearsal{(*of)->number, vote, ""}}; });
}

Done Player::open_secret_ballot(const Slot& officer_slot, std::string_view reason) {
  const auto by = officer(officer_slot);
  if (!by) return fail(by.error());
  act::OpenSecretBallot what;
  if (const auto of = ceremony()) {
    what.ceremony = (*of)->number;
    what.vote = (*of)->rehearsed.empty() ? 0 : (*of)->rehearsed.rbegin()->first;
  }
  what.floor = 3;
  what.override_reason = reason;
  const auto put = act::put_to_ballot(stage_.body->rules, stage_.state);
  if (put)
    if (auto form = act::ballot_form(stage_.body->rules, stage_.state, *put)) {
      what.options = form->options;
      what.minimum = form->minimum;
      what.maximum = form->maximum;
      what.classes = form->classes;
    }
  choices_.clear();
  return perform(*by, {std::move(what)});
}

Done Player::opens_secret_ballot(const Slots& slots) { return open_secret_ballot(slots[0], ""); }
Done Player::opens_waived_ballot(const Slots& slots) { return open_secret_ballot(slots[0], slots[1].text); }

// "yes"; of an election "ada ben"; "abstain".
Done Player::casts_in_secret(const Slots& slots) {
  const auto ballot = secret_ballot();
  if (!ballot) return fail(ballot.error());
  const auto who = seats(slots[1], [&](rules::SeatIndex seat) {
    const bool may = (*ballot)->vote ? stage_.state.may_vote(*stage_.state.vote(*(*ballot)->vote), seat)
                                     : stage_.state.seats[seat].votes;
    return may && !choices_.contains(stage_.state.roster->seats[seat].id);
  });
  if (!who) return fail(who.error());
  const act::BallotNumber number = (*ballot)->number;
  const std::string direction(slots[0].text);
  return each(*who, [&](rules::SeatId one) -> act::Act {
    choices_[one] = direction;
    return {act::CastSealed{number, direction}};
  });
}

Done Player::checks_in_secret(const Slots& slots) {
  const auto by = seat(slots[0]);
  const auto ballot = secret_ballot();
  if (!by) return fail(by.error());
  if (!ballot) return fail(ballot.error());
  return perform(*by, {act::ChallengeSealed{(*ballot)->number, std::string(slots[1].text), ""}});
}

Done Player::locks_secret_ballot(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto ballot = secret_ballot();
  if (!by) return fail(by.error());
  if (!ballot) return fail(ballot.error());
  return perform(*by, {act::LockBallot{(*ballot)->number}});
}

Done Player::send_parts(const Slots& slots) {
  const auto ballot = secret_ballot();
  const auto who = tellers(slots[0]);
  if (!ballot) return fail(ballot.error());
  if (!who) return fail(who.error());
  return each(*who, [&](rules::SeatId) -> act::Act { return {act::SendPart{(*ballot)->number, "", ""}}; });
}

// What the tellers find is the sum of what the lines before told.
Done Player::counts_secret_ballot(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto ballot = secret_ballot();
  if (!by) return fail(by.error());
  if (!ballot) return fail(ballot.error());
  const act::Balloted put = act::balloted_by(stage_.state, **ballot);
  const auto form = act::ballot_form(stage_.body->rules, stage_.state, put);
  if (!form) return fail(error("no ballot can carry what is put."));
  act::StateResult what{(*ballot)->number, "", 0, {}};
  what.counts.assign(form->classes.size(), std::vector<std::int64_t>(form->options.size() + 1, 0));
  for (const act::RollSeat& one : act::ballot_roll(stage_.body->rules, stage_.state, put, *form)) {
    const auto chosen = choices_.find(one.seat);
    if (chosen == choices_.end() || !(*ballot)->voted.contains(one.seat)) continue;
    ++what.ballots;
    for (const Slot& word : words_of({chosen->second, 1})) {
      const auto option = std::find(form->options.begin(), form->options.end(), word.text);
      what.counts[one.of_class][static_cast<std::size_t>(option - form->options.begin())] += one.weight;
    }
  }
  return perform(*by, {std::move(what)});
}

Done Player::finds_ballot_void(const Slots& slots) {
  const auto ballot = secret_ballot();
  if (!ballot) return fail(ballot.error());
  act::Rule what;
  what.text = slots[1].text;
  what.finding = act::Finding::void_ballot;
  what.on = (*ballot)->vote ? (*ballot)->vote : (*ballot)->election;
  return rule(slots[0], std::move(what));
}

Done Player::voids_secret_ballot(const Slots& slots) {
  const auto by = officer(slots[0]);
  const auto ballot = secret_ballot();
  if (!by) return fail(by.error());
  if (!ballot) return fail(ballot.error());
  return perform(*by, {act::VoidBallot{(*ballot)->number, std::string(slots[1].text)}});
}

// "open, 12 voted"
Done Player::expect_secret_ballot(std::string_view rest) {
  static constexpr std::array<std::string_view, 4> stages = {"open", "locked", "counted", "void"};
  const auto ballot = secret_ballot();
  if (!ballot) return fail(ballot.error());
  return expect_same(std::string(stages[static_cast<std::size_t>((*ballot)->stage)]) + ", " +
                         std::to_string((*ballot)->voted.size()) + " voted",
                     rest);
}

}  // namespace scene::internal
