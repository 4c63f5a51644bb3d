#include "clerk/prepared.hpp"

#include <algorithm>
#include <map>

#include "assembly/refusals.hpp"
#include "ballot/roll.hpp"
#include "base/encoding.hpp"
#include "clerk/ballot_papers.hpp"

namespace clerk {
namespace {

using namespace assembly;
using rules::Topic;

using ballot::floor_least, ballot::floor_most;

std::string in_base64(std::string_view bytes) { return base::base64(bytes); }

std::vector<std::size_t> group_sizes(const std::vector<RollSeat>& roll) {
  std::map<std::pair<std::size_t, std::int64_t>, std::size_t> groups;
  for (const RollSeat& one : roll) ++groups[{one.of_class, one.weight}];
  std::vector<std::size_t> out;
  for (const auto& [group, size] : groups) out.push_back(size);
  std::sort(out.begin(), out.end());
  return out;
}

// Half the largest group, as far as the smallest and the range allow it (section 9); of those who are there, where
// that is known: who is not in the room cannot make a ballot count.
std::int64_t advised_floor(const std::vector<std::size_t>& sizes, const std::vector<std::size_t>& present) {
  if (sizes.empty()) return floor_least;
  const std::size_t largest = present.empty() ? sizes.back() : present.back();
  const auto half = static_cast<std::int64_t>(largest) / 2, smallest = static_cast<std::int64_t>(sizes.front());
  return std::clamp(half, floor_least, std::max(floor_least, std::min(floor_most, smallest)));
}

// The newest ballot that enough tellers have rehearsed and nobody has opened.
std::optional<std::pair<CeremonyNumber, BallotNumber>> rehearsed(const State& state) {
  for (auto one = state.ceremonies.rbegin(); one != state.ceremonies.rend(); ++one)
    for (const auto& [number, answered] : one->second.rehearsed)
      if (answered.size() >= one->second.enough() && !state.secret_ballots.contains(number))
        return std::pair(one->first, number);
  return std::nullopt;
}

template <class Consent>
std::optional<Consent> consent(const ballot::Election* machine, Consent act) {
  const auto hash = machine ? machine->awaited() : std::nullopt;
  if (!hash) return std::nullopt;
  act.to = in_base64(base::view(*hash));
  return act;
}

base::Refusal no(const Journal& journal, std::string_view id,
                 std::vector<std::pair<std::string_view, std::string>> values = {}) {
  return {id, journal.rules().cite_for(Topic::secret_ballot), std::move(values)};
}

}  // namespace

std::optional<SettleKey> prepared_key(const Journal& journal, CeremonyNumber ceremony) {
  const ballot::Election* machine = journal.ballots().ceremony(ceremony);
  if (!machine || machine->stage() != ballot::Stage::answer) return std::nullopt;
  const auto joint = machine->joint_key();
  if (!joint) return std::nullopt;
  SettleKey out{ceremony, {}, in_base64(base::view(joint->y)), in_base64(joint->shares)};
  out.qualified.assign(joint->qualified.begin(), joint->qualified.end());
  return out;
}

base::Result<PreparedBallot, base::Refusal> prepared_ballot(const Journal& journal, const std::string& waived) {
  const State& state = journal.state();
  const auto put = put_to_ballot(journal.rules(), state);
  if (!put) return base::fail(no(journal, refusals::nothing_to_ballot));
  const auto form = ballot_form(journal.rules(), state, *put);
  if (!form) return base::fail(form.error());
  const auto numbers = rehearsed(state);
  if (!numbers) return base::fail(no(journal, refusals::not_rehearsed, {{"number", "0"}, {"needed", "1"}}));
  const ballot::Election* machine = journal.ballots().vote(numbers->second);
  const auto seats = ballot_roll(journal.rules(), state, *put, *form);
  PreparedBallot out;
  out.question = question_text(journal.origin(), journal.titles(), *put);
  out.roll = roll_text(*form, seats, journal.ballots().credentials());
  out.entitled = seats.size();
  std::vector<RollSeat> listed = seats;
  std::erase_if(listed,
                [&](const RollSeat& one) { return !journal.ballots().credentials().contains(one.seat.view()); });
  out.listed = listed.size();
  const auto sizes = group_sizes(listed);
  std::vector<RollSeat> there = listed;
  std::erase_if(there, [&](const RollSeat& one) { return !state.counts_as_present(*state.roster->find(one.seat)); });
  out.smallest = sizes.empty() ? 0 : sizes.front();
  out.act = {numbers->second,
             numbers->first,
             in_base64(base::view(machine->key())),
             in_base64(base::view(crypto::sha256(out.question))),
             form->options,
             form->minimum,
             form->maximum,
             form->classes,
             in_base64(base::view(crypto::sha256(out.roll))),
             advised_floor(sizes, group_sizes(there)),
             waived};
  return out;
}

std::optional<StateResult> prepared_result(const Journal& journal, BallotNumber ballot) {
  const ballot::Election* machine = journal.ballots().vote(ballot);
  const auto counts = machine ? machine->count() : std::nullopt;
  if (!counts) return std::nullopt;
  return StateResult{ballot, in_base64(base::view(machine->lock())),
                     static_cast<std::int64_t>(machine->counted().size()), *counts};
}

std::optional<ConsentToTellers> prepared_consent(const Journal& journal, const ConsentToTellers& act) {
  return consent(journal.ballots().ceremony(act.ceremony), act);
}

std::optional<ConsentToBallot> prepared_consent(const Journal& journal, const ConsentToBallot& act) {
  return consent(journal.ballots().vote(act.vote), act);
}

}  // namespace clerk
