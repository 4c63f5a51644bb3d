// The secret ballot on what is put: opened, cast, locked, opened by the tellers, counted; or void and held again.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

tl::unexpected<base::Refusal> no(const Deciding& with, std::string_view id, Values values = {}) {
  return refuse(with, Topic::secret_ballot, id, std::move(values));
}

base::Result<const SecretBallot*, base::Refusal> find(const Deciding& with, BallotNumber number, SecretStage stage) {
  const auto found = with.state.secret_ballots.find(number);
  if (found == with.state.secret_ballots.end())
    return no(with, refusals::no_such_ballot, {{"number", std::to_string(number)}});
  const SecretBallot& ballot = found->second;
  if (ballot.awaits) return no(with, refusals::second_person_awaited);
  if (ballot.stage == stage) return &ballot;
  return no(with, ballot.stage == SecretStage::open ? refusals::not_locked : refusals::voting_closed);
}

// What a ballot is on goes first: another vote may have come between.
std::optional<base::Refusal> unless_before_the_body(const Deciding& with, const SecretBallot& ballot) {
  const bool interrupted = ballot.vote && with.state.open_vote != ballot.vote;
  if (!interrupted) return std::nullopt;
  return refuse(with, Topic::conduct, refusals::vote_interrupted).value();
}

// The seat's own, while the ballot is open. Nobody casts for another: its credential is on its own device.
std::optional<base::Refusal> unless_voter(const Deciding& with, const SecretBallot& ballot) {
  if (const rules::Officer* officer = with.office())
    return refuse(with, Topic::officer_votes, refusals::officer_casts, {{"title", officer->title}}).value();
  if (auto refused = unless_before_the_body(with, ballot)) return refused;
  const auto seat = seated(with, with.by, Topic::one_vote);
  if (!seat) return seat.error();
  if (ballot.vote) {
    if (auto refused = unless_entitled(with, *with.state.vote(*ballot.vote), with.by, *seat)) return refused;
  } else if (!with.state.seats[*seat].votes) {
    return refuse(with, Topic::one_vote, refusals::lost_vote, {{"seat", with.by.text()}, {"says", ""}}).value();
  }
  if (!with.state.credentials.contains(with.by))
    return no(with, refusals::no_credential, {{"seat", with.by.text()}}).value();
  const bool asks = with.rules.attendance.before_casting && !with.state.seats[*seat].present;
  if (asks) return refuse(with, Topic::attendance, refusals::not_present, {{"seat", with.by.text()}}).value();
  return std::nullopt;
}

// What the counts say of each choice, in the lines that the vote's majority asks about.
CountSheet sheet_of(const Deciding& with, const Vote& vote, const BallotForm& form,
                    const std::vector<std::vector<std::int64_t>>& counts) {
  const auto slot_of = [&](std::size_t choice) -> std::optional<std::size_t> {
    const auto found = std::find(form.options.begin(), form.options.end(), with.state.choices[choice]);
    if (found != form.options.end()) return static_cast<std::size_t>(found - form.options.begin());
    const bool abstains = std::find(vote.choices.begin(), vote.choices.end(), rules::abstain) != vote.choices.end();
    const std::size_t none = abstains ? rules::abstain : rules::blank;
    return choice == none ? std::optional(form.options.size()) : std::nullopt;
  };
  CountSheet out;
  for (const Wanted& one : wanted_in(with.rules, vote)) {
    CountLine line{ChoiceId::of(with.state.choices[one.choice]), {}, {}, 0};
    if (one.of) line.of = ClassId::of(with.state.classes[one.of]);
    if (one.by) line.by = WeightId::of(with.state.weights[one.by]);
    const bool there = std::any_of(out.begin(), out.end(), [&](const CountLine& other) {
      return other.choice == line.choice && other.of == line.of && other.by == line.by;
    });
    if (there) continue;
    const auto slot = slot_of(one.choice);
    for (std::size_t group = 0; slot && group < counts.size(); ++group) {
      const auto& of = form.of_class[group];
      if (one.of == 0 || std::find(of.begin(), of.end(), one.of) != of.end()) line.number += counts[group][*slot];
    }
    out.push_back(line);
  }
  return out;
}

BallotSheet sheet_of(const BallotForm& form, const StateResult& act) {
  BallotSheet out;
  const auto& numbers = act.counts.front();
  out.blank = numbers.back();
  out.valid = act.ballots - out.blank;
  for (std::size_t i = 0; i < form.options.size(); ++i)
    if (numbers[i] > 0) out.votes.push_back({CandidateId::of(form.options[i]), numbers[i]});
  return out;
}

bool has_the_form(const BallotForm& form, const std::vector<std::vector<std::int64_t>>& counts) {
  return counts.size() == form.classes.size() && std::all_of(counts.begin(), counts.end(), [&](const auto& row) {
           return row.size() == form.options.size() + 1;
         });
}

Decision counted(const Deciding& with, const Vote& vote, const BallotForm& form, const StateResult& act,
                 Events events) {
  CountSheet sheet = sheet_of(with, vote, form, act.counts);
  if (auto refused = faults_of(with, vote, sheet)) return base::fail(*refused);
  const OutcomeDeclared declared = declared_from(with, vote, sheet);
  events.push_back({CountAgreed{vote.id, std::move(sheet)}});
  events.push_back({declared});
  add_consequences(with, vote, declared.outcome, events);
  return events;
}

Decision counted(const Deciding& with, const Election& election, bool quorate, const BallotForm& form,
                 const StateResult& act, Events events) {
  if (!quorate)  // no decision; the ballot may be held again
    events.push_back({BallotLapsed{election.id}});
  else
    add_count(with, election, sheet_of(form, act), events);
  return events;
}

}  // namespace

Decision decide_on(const Deciding& with, const OpenSecretBallot& act) {
  if (auto refused = unless_presiding(with)) return base::fail(*refused);
  if (auto refused = unless_sitting(with)) return base::fail(*refused);
  const auto put = put_to_ballot(with.rules, with.state);
  if (!put) return no(with, refusals::nothing_to_ballot);
  const auto ceremony = with.state.ceremonies.find(act.ceremony);
  if (ceremony == with.state.ceremonies.end())
    return no(with, refusals::no_such_ceremony, {{"number", std::to_string(act.ceremony)}});
  if (with.state.secret_ballots.contains(act.vote))
    return no(with, refusals::number_used, {{"number", std::to_string(act.vote)}});
  const auto rehearsed = ceremony->second.rehearsed.find(act.vote);
  const std::size_t answered = rehearsed == ceremony->second.rehearsed.end() ? 0 : rehearsed->second.size();
  if (answered < ceremony->second.enough())
    return no(with, refusals::not_rehearsed,
              {{"number", std::to_string(answered)}, {"needed", std::to_string(ceremony->second.enough())}});
  const auto form = ballot_form(with.rules, with.state, *put);
  if (!form) return base::fail(form.error());
  if (act.options != form->options || act.minimum != form->minimum || act.maximum != form->maximum ||
      act.classes != form->classes)
    return no(with, refusals::other_ballot_form, {{"options", base::list_words(form->options)}});
  if (auto refused = text_fault(with, {&act.override_reason})) return base::fail(*refused);
  SecretBallotOpened opened{act.vote, act.ceremony, {}, {}, act.roll, !act.override_reason.empty()};
  if (put->vote) opened.vote = put->vote->id;
  if (put->election) opened.election = put->election->id;
  return happens({opened});
}

Decision decide_on(const Deciding& with, const ConsentToBallot& act) {
  if (auto refused = unless_officer(with)) return base::fail(*refused);
  const auto found = with.state.secret_ballots.find(act.vote);
  if (found == with.state.secret_ballots.end() || !found->second.awaits)
    return no(with, refusals::nothing_awaits_consent);
  return happens({SecretBallotConsented{act.vote}});
}

Decision decide_on(const Deciding& with, const CastSealed& act) {
  const auto ballot = find(with, act.vote, SecretStage::open);
  if (!ballot) return base::fail(ballot.error());
  if (auto refused = unless_voter(with, **ballot)) return base::fail(*refused);
  return happens({SealedCast{act.vote, with.by}});
}

Decision decide_on(const Deciding& with, const ChallengeSealed& act) {
  const auto ballot = find(with, act.vote, SecretStage::open);
  if (!ballot) return base::fail(ballot.error());
  if (auto refused = unless_voter(with, **ballot)) return base::fail(*refused);
  return happens({SealedChallenged{act.vote, with.by}});
}

Decision decide_on(const Deciding& with, const LockBallot& act) {
  if (auto refused = unless_presiding(with)) return base::fail(*refused);
  const auto ballot = find(with, act.vote, SecretStage::open);
  if (!ballot) return base::fail(ballot.error());
  if (auto refused = unless_before_the_body(with, **ballot)) return base::fail(*refused);
  SecretBallotLocked locked{act.vote, true, with.at};
  Events events;
  if ((*ballot)->vote) {
    if (auto refused = unless_lockable(with, *with.state.vote(*(*ballot)->vote))) return base::fail(*refused);
    events.push_back({VoteLocked{*(*ballot)->vote}});
  } else {
    locked.quorate = !election_quorum_fault(with, *with.state.election(*(*ballot)->election), rules::Moment::lock);
  }
  events.push_back({locked});
  return events;
}

Decision decide_on(const Deciding& with, const SendPart& act) {
  const auto ballot = find(with, act.vote, SecretStage::locked);
  if (!ballot) return base::fail(ballot.error());
  if (auto refused = unless_teller(with, with.state.ceremonies.at((*ballot)->ceremony))) return base::fail(*refused);
  return happens({PartSent{act.vote, with.by}});
}

Decision decide_on(const Deciding& with, const StateResult& act) {
  const auto ballot = find(with, act.vote, SecretStage::locked);
  if (!ballot) return base::fail(ballot.error());
  const bool teller = !unless_teller(with, with.state.ceremonies.at((*ballot)->ceremony));
  if (!teller)
    if (auto refused = unless_officer(with)) return base::fail(*refused);
  const Balloted put = balloted_by(with.state, **ballot);
  const auto form = ballot_form(with.rules, with.state, put);
  if (!form) return base::fail(form.error());
  if (!has_the_form(*form, act.counts) || act.ballots < 0)
    return no(with, refusals::other_ballot_form, {{"options", base::list_words(form->options)}});
  Events events;
  events.push_back({SecretBallotCounted{act.vote, act.ballots}});
  if (put.vote) return counted(with, *put.vote, *form, act, std::move(events));
  return counted(with, *put.election, (*ballot)->quorate, *form, act, std::move(events));
}

// Only when the body has decided so: by a ruling that stands. After the lock the tellers have their time first.
Decision decide_on(const Deciding& with, const VoidBallot& act) {
  if (auto refused = unless_presiding(with)) return base::fail(*refused);
  const auto found = with.state.secret_ballots.find(act.vote);
  if (found == with.state.secret_ballots.end())
    return no(with, refusals::no_such_ballot, {{"number", std::to_string(act.vote)}});
  const SecretBallot& ballot = found->second;
  if (ballot.stage > SecretStage::locked) return no(with, refusals::voting_closed);
  if (base::trim(act.reason).empty()) return no(with, refusals::reason_missing);
  if (auto refused = text_fault(with, {&act.reason})) return base::fail(*refused);
  const auto& ruling = with.state.ruling;
  const auto on = ballot.vote ? ballot.vote : ballot.election;
  if (!ruling || ruling->reversed || ruling->what.finding != Finding::void_ballot || ruling->what.on != on)
    return no(with, refusals::void_needs_ruling);
  const base::Instant until{ballot.locked_at.ms + with.rules.secret_ballot.part_minutes * base::ms_per_minute};
  if (ballot.stage == SecretStage::locked && with.at < until)
    return no(with, refusals::parts_have_time, {{"until", base::iso(until)}});
  return happens({SecretBallotVoided{act.vote}});
}

}  // namespace assembly::internal
