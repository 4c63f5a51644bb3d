#include "ballot/duties.hpp"

#include <algorithm>

namespace ballot {
namespace {

Owed nothing() { return std::optional<Duty>(); }
Owed send(std::string_view does, std::string message) {
  return std::optional(Duty{std::string(does), std::move(message), {}, {}});
}

Owed deal(const Election& machine, const Teller& teller) {
  auto recipients = machine.box_keys();
  recipients.erase(teller.index());
  return send("teller.deal", teller.deal(recipients));
}

Owed verdict(const Election& machine, Teller& teller) {
  Duty out{"teller.verdict", {}, {}, {}};
  const auto keys = machine.box_keys();
  for (const auto& [dealer, deal] : machine.deals())
    if (dealer != teller.index() && !teller.accepts(*deal, keys.at(dealer))) out.against.push_back(dealer);
  if (out.against.size() >= machine.threshold()) return base::fail(Hindrance::box_key_lost);
  return std::optional(std::move(out));
}

Owed answer(const Election& machine, const Teller& teller) {
  return send("teller.answer", teller.answer(machine.complainers_of(teller.index())));
}

Owed decrypt(const Election& machine, Teller& teller, const Digest& context, const std::vector<Point>& alphas,
             Duty duty) {
  if (!recompute_share(machine, teller)) return base::fail(Hindrance::share_wrong);
  duty.message = teller.decrypt(context, alphas);
  return std::optional(std::move(duty));
}

}  // namespace

std::optional<std::uint32_t> index_of(const Election& machine, std::string_view teller) {
  const auto found = std::find(machine.tellers().begin(), machine.tellers().end(), teller);
  const auto index = static_cast<std::uint32_t>(found - machine.tellers().begin()) + 1;
  if (found == machine.tellers().end() || machine.excluded().contains(index)) return std::nullopt;
  return index;
}

bool recompute_share(const Election& machine, Teller& teller) {
  const auto keys = machine.box_keys();
  teller.forget_share();
  for (const std::uint32_t dealer : machine.qualified()) {
    if (dealer == teller.index()) {
      teller.add_own_share();
      continue;
    }
    const auto& published = machine.answer_of(dealer);
    if (const auto own = published.find(teller.index()); own != published.end())
      teller.take_published(own->second);
    else if (!teller.accepts(*machine.deals().at(dealer), keys.at(dealer)))
      return false;
  }
  return teller.verification_key() == machine.verification_key_of(teller.index());
}

bool is_owed(const Election& machine, std::uint32_t teller, std::int64_t vote) {
  if (machine.awaited() || machine.excluded().contains(teller) || machine.has_sent(teller)) return false;
  switch (machine.stage()) {
    case Stage::commit:
    case Stage::deal:
    case Stage::verdict: return true;
    case Stage::answer: {
      const std::size_t complainers = machine.complainers_of(teller).size();
      return complainers > 0 && complainers < machine.threshold();
    }
    case Stage::key: return machine.rehearsal(vote).has_value();
    case Stage::lock: return machine.floor_forbids() || !machine.alphas().empty();
    case Stage::start:
    case Stage::open:
    case Stage::result:
    case Stage::void_: return false;
  }
  return false;
}

Owed duty_of(const Election& machine, Teller& teller, std::int64_t vote) {
  if (!is_owed(machine, teller.index(), vote)) return nothing();
  switch (machine.stage()) {
    case Stage::commit: return send("teller.commit", teller.commit());
    case Stage::deal: return deal(machine, teller);
    case Stage::verdict: return verdict(machine, teller);
    case Stage::answer: return answer(machine, teller);
    case Stage::key: {
      const auto rehearsal = machine.rehearsal(vote);
      return decrypt(machine, teller, rehearsal->context, {rehearsal->pair.alpha}, {"teller.rehearsal", {}, {}, {}});
    }
    default:
      if (machine.floor_forbids()) return base::fail(Hindrance::floor);
      return decrypt(machine, teller, counts_context(machine.voting()->v, machine.lock()), machine.alphas(),
                     {"ballot.decrypt", {}, {}, machine.lock()});
  }
}

}  // namespace ballot
