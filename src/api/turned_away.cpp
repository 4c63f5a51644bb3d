#include "api/turned_away.hpp"

#include <algorithm>
#include <array>

namespace api {
namespace {

constexpr std::array<std::string_view, 3> keeps_out = {"not_present", "lost_vote", "not_in_office"};

bool is_signed(const clerk::Journal& journal, const hall::ActLine& line) {
  const auto key = journal.key(line.key);
  return key && clerk::is_signed(journal.origin(), line.incoming(), *key);
}

}  // namespace

void TurnedAway::note(const clerk::Journal& journal, const hall::ActLine& line, const clerk::Fault& fault,
                      const words::Speaker& speaker, base::Instant now) {
  const assembly::State& state = journal.state();
  if (!state.open_vote) return;
  const bool by_key = fault.code == clerk::Code::key_ended || fault.code == clerk::Code::key_waits;
  const bool by_rule =
      fault.refusal && std::find(keeps_out.begin(), keeps_out.end(), fault.refusal->id) != keeps_out.end();
  if (!by_key && !by_rule) return;
  const auto act = codec::read_act(line.act);
  const auto* cast = act ? std::get_if<assembly::Cast>(&act->act.what) : nullptr;
  if (!cast || cast->vote != *state.open_vote || !is_signed(journal, line)) return;
  const auto key = journal.key(line.key);
  if (by_key && state.keys.at(*key).seat != act->by) return;
  if (vote_ != *state.open_vote) notes_.clear();
  vote_ = *state.open_vote;
  Note& own = notes_[act->by];
  own.why = fault.refusal ? speaker.reason(*fault.refusal)
                          : speaker.catalogue.fault(clerk::name_of(fault.code), fault.detail);
  own.at = now;
  ++own.times;
}

std::map<assembly::SeatId, TurnedAway::Note> TurnedAway::list(const clerk::Journal& journal) const {
  std::map<assembly::SeatId, Note> out;
  const assembly::State& state = journal.state();
  if (state.open_vote != vote_) return out;
  const assembly::Vote& vote = *state.vote(vote_);
  for (const auto& [seat, note] : notes_)
    if (const auto index = state.roster->find(seat); index && !vote.ballots.contains(*index)) out.emplace(seat, note);
  return out;
}

std::vector<assembly::SeatId> TurnedAway::unseen_by(const clerk::Journal& journal, const assembly::Act& act) const {
  std::vector<assembly::SeatId> out;
  const auto* lock = std::get_if<assembly::Lock>(&act.what);
  if (!lock || lock->vote != vote_) return out;
  for (const auto& [seat, note] : list(journal))
    if (std::find(lock->shut_out.begin(), lock->shut_out.end(), seat) == lock->shut_out.end()) out.push_back(seat);
  return out;
}

}  // namespace api
