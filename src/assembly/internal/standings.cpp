// Who loses the vote and gets it back; proxies.
#include <algorithm>

#include "assembly/internal/deciding.hpp"

namespace assembly::internal {
namespace {

base::Result<const rules::Standing*, base::Refusal> standing_named(const Deciding& with, StandingId id) {
  if (const auto index = with.rules.standing(id)) return &with.rules.standings[*index];
  return refuse(with, Topic::one_vote, refusals::unknown_standing, {{"standing", id.text()}});
}

bool has_standing(const Deciding& with, SeatIndex seat, StandingId id) {
  const SeatState& own = with.state.seats[seat];
  const rules::SeatTerm* term = own.term ? own.term : with.rules.roster->seats[seat].on(with.today());
  if (term && term->standing == id) return true;
  return std::any_of(own.marks.begin(), own.marks.end(),
                     [&](const StandingMark& m) { return m.standing == id && m.active; });
}

}  // namespace

// A member that lost its rights moves nothing and does not speak; one that only lost its vote may do both.
std::optional<base::Refusal> unless_silenced(const Deciding& with, SeatIndex seat, SeatId id) {
  const SeatState& own = with.state.seats[seat];
  for (const rules::Standing& standing : with.rules.standings) {
    if (standing.moves) continue;
    bool applies = own.term && own.term->standing == standing.id;
    for (const StandingMark& mark : own.marks)
      if (mark.standing == standing.id)
        applies = is_in_force(mark, with.today()) || (applies && !is_waived(mark, with.today()));
    if (applies)
      return refuse(refusals::silenced, standing.cite, {{"seat", id.text()}, {"says", standing.says}}).value();
  }
  return std::nullopt;
}

Decision decide_on(const Deciding& with, const SetStanding& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  const auto standing = standing_named(with, act.standing);
  if (!standing) return base::fail(standing.error());
  if (const auto seat = seated(with, act.seat, Topic::one_vote); !seat) return base::fail(seat.error());
  if (auto no = text_fault(with, {&act.reason})) return base::fail(*no);
  return happens({StandingSet{act.seat, act.standing, (*standing)->votes, act.until}});
}

Decision decide_on(const Deciding& with, const LiftStanding& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  const auto standing = standing_named(with, act.standing);
  if (!standing) return base::fail(standing.error());
  const auto seat = seated(with, act.seat, Topic::one_vote);
  if (!seat) return base::fail(seat.error());
  if (auto no = text_fault(with, {&act.reason})) return base::fail(*no);
  if (!has_standing(with, *seat, act.standing))
    return refuse(refusals::standing_absent, (*standing)->cite,
                  {{"seat", act.seat.text()}, {"says", (*standing)->says}});
  return happens({StandingLifted{act.seat, act.standing, act.until}});
}

Decision decide_on(const Deciding& with, const GiveProxy& act) {
  const rules::Proxies& proxies = with.rules.proxies;
  const auto no_proxy = [&](std::string_view id, Values values = {}) {
    return refuse(with, Topic::proxies, id, std::move(values));
  };
  if (with.state.sitting)  // before it opens too: they count for the quorum
    if (auto no = unless_sitting(with)) return base::fail(*no);
  if (proxies.most == 0) return no_proxy(refusals::no_proxies);
  if (with.by != act.from && !with.is(Role::secretary))
    return no_proxy(refusals::proxy_not_yours, {{"seat", act.from.text()}});
  const auto from = seated(with, act.from, Topic::proxies), to = seated(with, act.to, Topic::proxies);
  if (!from) return base::fail(from.error());
  if (!to) return base::fail(to.error());
  if (*from == *to) return no_proxy(refusals::proxy_to_self);
  const SeatState& giver = with.state.seats[*from];
  const SeatState& holder = with.state.seats[*to];
  if (giver.proxy) return no_proxy(refusals::proxy_given, {{"seat", act.from.text()}});
  if (holder.proxy) return no_proxy(refusals::proxy_not_passed_on, {{"seat", act.to.text()}});
  if (!giver.principals.empty()) return no_proxy(refusals::proxy_not_passed_on, {{"seat", act.from.text()}});
  if (static_cast<std::int64_t>(holder.principals.size()) >= proxies.most)
    return no_proxy(refusals::too_many_proxies, {{"seat", act.to.text()}, {"most", std::to_string(proxies.most)}});
  const rules::SeatTerm* term = with.rules.roster->seats[*to].on(with.today());
  if (!(term->classes >> proxies.holder & 1))
    return no_proxy(refusals::holder_not_entitled,
                    {{"seat", act.to.text()}, {"class", with.rules.classes[proxies.holder].says}});
  return happens({ProxyGiven{act.from, act.to}});
}

Decision decide_on(const Deciding& with, const EndProxy& act) {
  const auto seat = seated(with, act.from, Topic::proxies);
  if (!seat) return base::fail(seat.error());
  if (with.by != act.from && !with.is(Role::secretary))
    return refuse(with, Topic::proxies, refusals::proxy_not_yours, {{"seat", act.from.text()}});
  if (!with.state.seats[*seat].proxy)
    return refuse(with, Topic::proxies, refusals::proxy_absent, {{"seat", act.from.text()}});
  return happens({ProxyEnded{act.from}});
}

}  // namespace assembly::internal
