#include "assembly/secret_ballot.hpp"

#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/sealed_ballot.hpp"
#include "base/text.hpp"

namespace assembly {
namespace {

using internal::Deciding;
using internal::refuse;
using rules::Topic;

bool ballot_fits(std::int64_t options, std::int64_t minimum, std::int64_t maximum) {
  const auto size = [](std::int64_t number) { return static_cast<std::size_t>(number); };
  return base::sealed_ballot_bytes(size(options), size(minimum), size(maximum)) <= base::sealed_ballot_bytes_max;
}

constexpr std::size_t ballot_classes_max = 8, class_name_bytes_max = 64;
constexpr std::int64_t ballot_weight_max = 0xffff'ffff;

// How many options fit, where up to `maximum` of them may be chosen.
std::int64_t most_options(std::int64_t options, std::int64_t minimum, std::int64_t maximum) {
  while (!ballot_fits(options, minimum, std::min(maximum, options))) --options;
  return options;
}

base::Refusal no(const Deciding& with, std::string_view id, internal::Values values = {}) {
  return refuse(with, Topic::secret_ballot, id, std::move(values)).value();
}

// The classes that a majority asks about make the seats fall into groups, each a class of the ballot.
std::string name_of_group(const rules::Rules& rules, const std::vector<std::size_t>& classes, std::size_t number) {
  std::string out;
  for (const std::size_t of : classes) out += (out.empty() ? "" : "+") + rules.classes[of].id;
  if (out.empty()) return "members";
  return out.size() <= class_name_bytes_max ? out : "group-" + std::to_string(number);
}

std::vector<std::size_t> classes_of(const rules::SeatTerm& term, const std::vector<std::size_t>& wanted) {
  std::vector<std::size_t> out;
  for (const std::size_t of : wanted)
    if (term.classes >> of & 1) out.push_back(of);
  return out;
}

bool is_no_option(std::size_t choice) {
  return choice == rules::abstain || choice == rules::blank || choice == rules::invalid;
}

template <class Each>
void each_voter(const State& state, const Balloted& put, bool only_present, const Each& each) {
  for (SeatIndex seat = 0; seat < state.seats.size(); ++seat) {
    const SeatState& own = state.seats[seat];
    const bool may = put.vote ? state.may_vote(*put.vote, seat)
                              : own.term && own.votes && (!only_present || state.counts_as_present(seat));
    if (may) each(seat);
  }
}

base::Result<BallotForm, base::Refusal> form_of_vote(const Deciding& with, const Vote& vote) {
  BallotForm out;
  for (const std::uint8_t choice : vote.choices)
    if (!is_no_option(choice)) out.options.push_back(with.state.choices[choice]);
  std::vector<std::size_t> wanted;
  std::optional<std::size_t> by;
  for (const internal::Wanted& one : internal::wanted_in(with.rules, vote)) {
    if (by && *by != one.by) return base::fail(no(with, refusals::ballot_two_measures));
    by = one.by;
    if (one.of && std::find(wanted.begin(), wanted.end(), one.of) == wanted.end()) wanted.push_back(one.of);
  }
  out.weight = by.value_or(0);
  std::sort(wanted.begin(), wanted.end());
  std::set<std::vector<std::size_t>> groups;
  each_voter(with.state, {&vote, nullptr}, false,
             [&](SeatIndex seat) { groups.insert(classes_of(*with.state.seats[seat].term, wanted)); });
  if (groups.empty()) groups.insert(std::vector<std::size_t>());
  if (groups.size() > ballot_classes_max)
    return base::fail(no(with, refusals::ballot_groups, {{"most", std::to_string(ballot_classes_max)}}));
  for (const auto& group : groups) {
    out.classes.push_back(name_of_group(with.rules, group, out.classes.size() + 1));
    out.of_class.push_back(group);
  }
  return out;
}

BallotForm form_of_election(const Deciding& with, const Election& election) {
  BallotForm out;
  const rules::ElectionRule& rule = *with.rules.election(election.kind);
  if (!election.next_candidates.empty()) {
    for (const CandidateId name : election.next_candidates) out.options.push_back(name.text());
  } else if (!rule.persons) {  // where any name may be written there is no list to seal
    const auto sits = [&](SeatId id) { return internal::seated(with, id, Topic::election).has_value(); };
    for (const rules::Seat& seat : with.rules.roster->seats)
      if (may_be_named(rule, election, CandidateId::of(seat.id.view()), sits)) out.options.push_back(seat.id.text());
  }
  std::sort(out.options.begin(), out.options.end());
  out.maximum = std::min<std::int64_t>(election.next_places, static_cast<std::int64_t>(out.options.size()));
  out.classes = {"members"};
  out.of_class = {std::vector<std::size_t>()};
  return out;
}

}  // namespace

std::vector<rules::SeatId> Ceremony::remaining() const {
  std::vector<rules::SeatId> out;
  for (const rules::SeatId teller : tellers)
    if (!left.contains(teller)) out.push_back(teller);
  return out;
}

Balloted balloted_by(const State& state, const SecretBallot& ballot) {
  return {ballot.vote ? state.vote(*ballot.vote) : nullptr,
          ballot.election ? state.election(*ballot.election) : nullptr};
}

std::optional<Balloted> put_to_ballot(const rules::Rules& rules, const State& state) {
  if (state.open_ballot) {
    const Election* election = state.election(*state.open_ballot);
    const bool free =
        election->stage == ElectionStage::balloting && !election->sealed && election->statements.empty();
    return free ? std::optional(Balloted{nullptr, election}) : std::nullopt;
  }
  const Vote* vote = state.open_vote ? state.vote(*state.open_vote) : nullptr;
  const auto method = vote ? rules.method(vote->method) : std::nullopt;
  const bool free = method && rules.methods[*method].secret && vote->counting == rules::Counting::tellers &&
                    vote->stage == Stage::open && !vote->sealed;
  return free ? std::optional(Balloted{vote, nullptr}) : std::nullopt;
}

base::Result<BallotForm, base::Refusal> ballot_form(const rules::Rules& rules, const State& state,
                                                    const Balloted& put) {
  const Deciding with{rules, state, {}, {}, 0};
  auto out = put.vote ? form_of_vote(with, *put.vote) : form_of_election(with, *put.election);
  if (!out) return out;
  const auto options = static_cast<std::int64_t>(out->options.size());
  if (options == 0) return base::fail(no(with, refusals::nobody_nominated));
  if (!ballot_fits(options, out->minimum, out->maximum))
    return base::fail(no(with, refusals::ballot_too_large,
                         {{"options", std::to_string(options)},
                          {"most", std::to_string(most_options(options, out->minimum, out->maximum))}}));
  return out;
}

std::vector<RollSeat> ballot_roll(const rules::Rules& rules, const State& state, const Balloted& put,
                                  const BallotForm& form) {
  std::vector<std::size_t> wanted;
  for (const auto& group : form.of_class) wanted.insert(wanted.end(), group.begin(), group.end());
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::vector<RollSeat> out;
  each_voter(state, put, rules.attendance.before_casting, [&](SeatIndex seat) {
    const rules::SeatTerm& term = *state.seats[seat].term;
    const auto group = std::find(form.of_class.begin(), form.of_class.end(), classes_of(term, wanted));
    const std::int64_t weight = term.weights[form.weight];
    if (weight > 0 && weight <= ballot_weight_max)
      out.push_back({state.roster->seats[seat].id, static_cast<std::size_t>(group - form.of_class.begin()), weight});
  });
  std::sort(out.begin(), out.end(), [](const RollSeat& a, const RollSeat& b) { return a.seat < b.seat; });
  return out;
}

CeremonyNumber next_ceremony(const State& state) {
  return state.ceremonies.empty() ? 1 : state.ceremonies.rbegin()->first + 1;
}

BallotNumber next_ballot(const State& state) {
  BallotNumber last = state.secret_ballots.empty() ? 0 : state.secret_ballots.rbegin()->first;
  for (const auto& [number, ceremony] : state.ceremonies)
    if (!ceremony.rehearsed.empty()) last = std::max(last, ceremony.rehearsed.rbegin()->first);
  return last + 1;
}

}  // namespace assembly
