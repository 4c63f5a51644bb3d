// Sessions, convened also by another body's decision; the agenda and its order; who takes the chair.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

std::string cite_of(const Deciding& with, const rules::SessionRule& rule) {
  return with.first_cite({&rule.cite}, Topic::session);
}

// The citation is that of an adopted decision of the right kind by the right body, and recent enough.
std::optional<base::Refusal> citation_fault(const Deciding& with, const rules::SessionRule& rule,
                                            const ConveneSession& act) {
  const auto no = [&](std::string_view id, Values values = {}) {
    return refuse(id, cite_of(with, rule), std::move(values)).value();
  };
  const Citation& cited = *act.citation;
  if (rule.called_by.empty() || cited.body != rule.called_by) return no(refusals::citation_other_body);
  if (cited.question != rule.decision || !cited.passed || cited.at > with.at)
    return no(refusals::citation_not_adopted);
  const std::int64_t hours = rule.within_hours;
  if (hours > 0 && act.opens.ms > cited.at.ms + hours * base::ms_per_hour)
    return no(refusals::session_late, {{"hours", std::to_string(hours)}});
  return std::nullopt;
}

std::optional<base::Refusal> request_fault(const Deciding& with, const rules::SessionRule& rule,
                                           std::vector<SeatId> seats) {
  if (!rule.requested) return refuse(refusals::citation_missing, cite_of(with, rule)).value();
  std::sort(seats.begin(), seats.end());
  seats.erase(std::unique(seats.begin(), seats.end()), seats.end());
  for (const SeatId seat : seats)
    if (const auto found = seated(with, seat, Topic::session); !found) return found.error();
  if (enough(with, *rule.requested, static_cast<std::int64_t>(seats.size()))) return std::nullopt;
  return refuse(refusals::too_few_requests, cite_of(with, rule), {{"number", std::to_string(seats.size())}}).value();
}

}  // namespace

Decision decide_on(const Deciding& with, const ConveneSession& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  const rules::SessionRule* rule = with.rules.session(act.kind);
  const bool convened = rule && (!rule->called_by.empty() || rule->requested);
  if (!convened) return refuse(with, Topic::session, refusals::unknown_session, {{"session", act.kind.text()}});
  if (with.state.sitting) return refuse(with, Topic::session, refusals::sitting_open);
  if (auto no = text_fault(with, {&act.title})) return base::fail(*no);
  if (auto no = act.citation ? citation_fault(with, *rule, act) : request_fault(with, *rule, act.requested_by))
    return base::fail(*no);
  if (act.opens.ms < with.at.ms + rule->notice_hours * base::ms_per_hour)
    return refuse(refusals::notice_short, with.first_cite({&rule->notice_cite, &rule->cite}, Topic::session),
                  {{"hours", std::to_string(rule->notice_hours)}});
  return happens({SessionConvened{with.position, act.kind, act.opens}});
}

Decision decide_on(const Deciding& with, const EnterSession& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  if (with.state.sitting) return refuse(with, Topic::session, refusals::sitting_open);
  const auto found = with.state.sessions.find(act.session);
  if (found == with.state.sessions.end() || with.rules.sessions.empty())
    return refuse(with, Topic::session, refusals::no_such_session);
  if (found->second.stage == SessionStage::closed) return refuse(with, Topic::session, refusals::session_over);
  return happens({SessionEntered{act.session}});
}

Decision decide_on(const Deciding& with, const CloseSession&) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (with.state.sitting) return refuse(with, Topic::session, refusals::sitting_open);
  if (with.state.session == 0 || with.rules.sessions.empty())
    return refuse(with, Topic::session, refusals::session_goes_on);
  return happens({SessionClosed{}});
}

// The presiding officer hands the chair to whom it will; the secretary sees that an officer takes it when nobody can.
Decision decide_on(const Deciding& with, const CedeChair& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  if (!with.state.sitting) return refuse(with, Topic::sitting, refusals::no_sitting);  // suspended or not
  if (!with.is(Role::presiding) && !with.rules.officer(act.to.view())) return base::fail(*unless_presiding(with));
  if (const rules::Officer* officer = with.rules.officer(act.to.view())) {
    if (officer->role != Role::presiding || act.to == with.state.chair)
      return refuse(with, Topic::chair, refusals::no_such_chair, {{"seat", act.to.text()}});
    return happens({ChairCeded{act.to}});
  }
  const auto seat = seated(with, act.to, Topic::chair);
  if (!seat) return base::fail(seat.error());
  if (act.to == with.state.chair)
    return refuse(with, Topic::chair, refusals::no_such_chair, {{"seat", act.to.text()}});
  if (auto no = unless_silenced(with, *seat, act.to)) return base::fail(*no);
  return happens({ChairCeded{act.to}});
}

Decision decide_on(const Deciding& with, const ListItem& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  if (auto no = text_fault(with, {&act.title})) return base::fail(*no);
  if (base::trim(act.title).empty()) return refuse(with, Topic::agenda, refusals::title_missing);
  const Session& session = with.state.now();
  if (session.agenda_adopted) return refuse(with, Topic::agenda, refusals::agenda_adopted);
  if (session.agenda.size() >= base::limits::entries_max)
    return refuse(with, Topic::agenda, refusals::too_many, {{"most", std::to_string(base::limits::entries_max)}});
  return happens({ItemListed{static_cast<ItemNumber>(session.agenda.size()) + 1, false, with.today()}});
}

// In their order where the rules keep to it; an item that was added later is in its place by its number.
Decision decide_on(const Deciding& with, const TakeUp& act) {
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  if (with.state.voting()) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  const Session& session = with.state.now();
  const auto stage = session.stage_of(act.item);
  const std::string item = std::to_string(act.item);
  if (!stage || *stage == ItemStage::dropped)
    return refuse(with, Topic::agenda, refusals::no_such_item, {{"item", item}});
  if (*stage == ItemStage::provisional) return refuse(with, Topic::agenda, refusals::agenda_not_adopted);
  if (*stage == ItemStage::debate_adjourned)
    return refuse(refusals::debate_adjourned, cite_of_effect(with, rules::Effect::postpone, Topic::agenda));
  if (const base::Date from = session.agenda[static_cast<std::size_t>(act.item) - 1].from; with.today() < from)
    return refuse(with, Topic::agenda, refusals::item_too_early, {{"item", item}, {"date", base::iso(from)}});
  if (!with.state.motions.empty())
    return goes_first(with, with.state.motions.front(), with.rules.cite_for(Topic::conduct));
  if (with.rules.agenda.in_order && act.item > session.order)
    for (ItemNumber earlier = session.order + 1; earlier < act.item; ++earlier)
      if (session.stage_of(earlier) == ItemStage::listed)
        return refuse(with, Topic::agenda, refusals::item_out_of_order, {{"item", std::to_string(earlier)}});
  return happens({ItemTakenUp{act.item}});
}

}  // namespace assembly::internal
