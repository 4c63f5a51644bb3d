// The secret ballot as screens show it: the tellers and how far they are, the ballot and who has voted. Never a
// choice.
#include <algorithm>

#include "ballot/duties.hpp"
#include "views/internal/pieces.hpp"

namespace views::internal {
namespace {

using assembly::Ceremony;
using assembly::SecretBallot;
using assembly::SecretStage;

constexpr std::array<std::string_view, 5> ceremony_words = {"commit", "deal", "verdict", "answer", "key"};
constexpr std::array<std::string_view, 4> ballot_words = {"open", "locked", "counted", "void"};

base::Instant in_minutes(base::Instant from, std::int64_t minutes) {
  return {from.ms + minutes * base::ms_per_minute};
}

json::array names_of(const std::vector<std::string>& names) {
  json::array out;
  for (const std::string& name : names) out.emplace_back(name);
  return out;
}

// What the record asks of a teller now, or how it stands with what it sent.
std::string_view state_of(const Ceremony& ceremony, const ballot::Election* machine, assembly::SeatId teller) {
  if (ceremony.left.contains(teller)) return "left_out";
  if (ceremony.stage == assembly::CeremonyStage::key) return "in_the_key";
  if (ceremony.sent.contains(teller)) return "sent";
  const bool accused = ceremony.stage != assembly::CeremonyStage::answer ||
                       (machine && !machine->complainers_of(*ballot::index_of(*machine, teller.view())).empty());
  return accused ? "awaited" : "sent";
}

json::object ceremony_json(const clerk::Journal& journal, const Ceremony& one) {
  const ballot::Election* machine = journal.ballots().ceremony(one.number);
  json::array tellers, rehearsed;
  for (const assembly::SeatId teller : one.tellers)
    tellers.push_back({{"seat", teller.view()}, {"state", state_of(one, machine, teller)}});
  for (const auto& [vote, answered] : one.rehearsed) {
    if (journal.state().secret_ballots.contains(vote)) continue;
    json::array who;
    for (const assembly::SeatId teller : answered) who.emplace_back(teller.view());
    rehearsed.push_back({{"vote", vote}, {"answered", std::move(who)}, {"ready", answered.size() >= one.enough()}});
  }
  const auto until = in_minutes(one.since, journal.rules().secret_ballot.round_minutes);
  return {{"number", one.number},
          {"tellers", std::move(tellers)},
          {"t", one.t},
          {"enough", one.enough()},
          {"stage", word(ceremony_words, one.stage)},
          {"awaits", one.awaits},
          {"until", base::iso_ms(until)},
          {"failed", machine && machine->stage() == ballot::Stage::answer && !machine->joint_key()},
          {"rehearsed", std::move(rehearsed)}};
}

// "right": it fits its proof. "wrong": it did not, and the teller is named; it may send again.
json::array parts_json(const Ceremony& ceremony, const ballot::Election& machine, const SecretBallot& ballot) {
  json::array out;
  for (std::uint32_t index = 1; index <= ceremony.tellers.size(); ++index) {
    const assembly::SeatId teller = ceremony.tellers[index - 1];
    if (ceremony.left.contains(teller) || ballot.stage == SecretStage::open) continue;
    const bool blamed = std::find(machine.blamed().begin(), machine.blamed().end(), index) != machine.blamed().end();
    const std::string_view state = machine.has_part(index) ? "right" : blamed ? "wrong" : "awaited";
    out.push_back({{"teller", teller.view()}, {"state", state}});
  }
  return out;
}

std::string lamps_of(const assembly::State& state, const ballot::Election& machine, const SecretBallot& ballot) {
  std::string out(state.seats.size(), '-');
  for (const ballot::RollLine& line : machine.roll()) {
    const auto id = assembly::SeatId::parse(line.seat);
    const auto seat = id ? state.roster->find(*id) : std::nullopt;
    if (seat) out[*seat] = ballot.voted.contains(*id) ? 'v' : '.';
  }
  return out;
}

json::value ballot_json(const clerk::Journal& journal, const SecretBallot& one) {
  const assembly::State& state = journal.state();
  const ballot::Election* machine = journal.ballots().vote(one.number);
  if (!machine || !machine->voting()) return nullptr;
  const ballot::Voting& voting = *machine->voting();
  const Ceremony& ceremony = state.ceremonies.at(one.ceremony);
  const auto id = [](const std::optional<std::uint64_t>& position) {
    return position ? json::value(*position) : json::value(nullptr);
  };
  json::value until = nullptr;
  if (one.stage == SecretStage::locked)
    until = base::iso_ms(in_minutes(one.locked_at, journal.rules().secret_ballot.part_minutes));
  return {{"number", one.number},
          {"ceremony", one.ceremony},
          {"vote", id(one.vote)},
          {"election", id(one.election)},
          {"stage", word(ballot_words, one.stage)},
          {"awaits", one.awaits},
          {"options", names_of(machine->options())},
          {"minimum", voting.shape.minimum},
          {"maximum", voting.shape.maximum},
          {"t", ceremony.t},
          {"listed", machine->roll().size()},
          {"voted", one.voted.size()},
          {"parts", parts_json(ceremony, *machine, one)},
          {"floor_forbids", machine->floor_forbids()},
          {"until", std::move(until)},
          {"lamps", lamps_of(state, *machine, one)}};
}

// The newest of those that still matter: the one that is held, else the last.
const SecretBallot* shown(const assembly::State& state) {
  for (auto one = state.secret_ballots.rbegin(); one != state.secret_ballots.rend(); ++one)
    if (one->second.stage <= SecretStage::locked) return &one->second;
  return state.secret_ballots.empty() ? nullptr : &state.secret_ballots.rbegin()->second;
}

}  // namespace

json::value secret_json(const clerk::Journal& journal) {
  const assembly::State& state = journal.state();
  const SecretBallot* ballot = shown(state);
  if (state.ceremonies.empty() && state.credentials.empty()) return nullptr;
  std::string registered(state.seats.size(), '0');
  for (const auto& [id, issue] : state.credentials)
    if (const auto seat = state.roster->find(id)) registered[*seat] = '1';
  return {
      {"registered", registered},
      {"ceremony", state.ceremonies.empty() ? json::value(nullptr)
                                            : json::value(ceremony_json(journal, state.ceremonies.rbegin()->second))},
      {"ballot", ballot ? ballot_json(journal, *ballot) : json::value(nullptr)}};
}

}  // namespace views::internal
