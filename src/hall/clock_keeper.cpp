#include "hall/clock_keeper.hpp"

#include "assembly/may.hpp"

namespace hall {

std::optional<ActLine> ClockKeeper::due(const Keeper& keeper, base::Instant now) const {
  const clerk::Journal& journal = keeper.journal();
  const assembly::State& state = journal.state();
  if (state.announced.empty() && state.timed.empty()) return std::nullopt;
  for (assembly::Choice& choice : assembly::may(journal.rules(), state, office_, now)) {
    const bool timed = std::holds_alternative<assembly::OpenVote>(choice.act.what) ||
                       std::holds_alternative<assembly::Lock>(choice.act.what);
    if (!timed || !choice.in_order()) continue;
    const record::KeyId id = record::key_id(key_.public_key());
    const std::string bytes = codec::write_act(
        {office_, std::move(choice.act), journal.last_number(id) + 1, keeper.seen(), journal.origin()});
    return ActLine{bytes, id, key_.sign(record::message_of_act(journal.origin(), bytes))};
  }
  return std::nullopt;
}

}  // namespace hall
