#include "assembly/decide.hpp"

#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace assembly {
namespace internal {

std::string Deciding::title(Role role) const {
  const rules::Officer* in_chair = role == Role::presiding ? rules.officer(state.chair.view()) : nullptr;
  const rules::Officer* officer = in_chair ? in_chair : rules.officer(role);
  return officer ? officer->title : std::string("officer");
}

std::string Deciding::first_cite(std::initializer_list<const std::string*> cites, Topic topic) const {
  for (const std::string* cite : cites)
    if (!cite->empty()) return *cite;
  return rules.cite_for(topic);
}

tl::unexpected<base::Refusal> refuse(std::string_view id, std::string cite, Values values) {
  return base::fail(base::Refusal{id, std::move(cite), std::move(values)});
}

tl::unexpected<base::Refusal> refuse(const Deciding& with, Topic topic, std::string_view id, Values values) {
  return refuse(id, with.rules.cite_for(topic), std::move(values));
}

Decision happens(Event event) {
  Events events;
  events.push_back(std::move(event));
  return events;
}

std::optional<base::Refusal> unless_presiding(const Deciding& with) {
  if (with.is(Role::presiding)) return std::nullopt;
  return refuse(with, Topic::presiding, refusals::not_presiding, {{"title", with.title(Role::presiding)}}).value();
}

std::optional<base::Refusal> unless_officer(const Deciding& with) {
  if (with.is(Role::presiding) || with.is(Role::secretary)) return std::nullopt;
  return refuse(with, Topic::presiding, refusals::not_an_officer).value();
}

std::optional<base::Refusal> unless_sitting(const Deciding& with) {
  if (with.state.sitting && with.state.sitting->suspended)
    return refuse(with, Topic::sitting, refusals::suspended).value();
  if (with.state.sitting) return std::nullopt;
  return refuse(with, Topic::sitting, refusals::no_sitting).value();
}

std::optional<base::Refusal> text_fault(const Deciding& with, std::initializer_list<const std::string*> texts) {
  for (const std::string* text : texts)
    if (text->size() > base::limits::title_bytes_max || base::has_control(*text))
      return refuse(with, Topic::presiding, refusals::text_too_long).value();
  return std::nullopt;
}

bool is_digest(std::string_view text) { return text.empty() || (text.size() == 64 && base::from_hex(text)); }

// Where only those who are noted as present vote, only they take part: they move, second, speak, object, nominate.
template <class What>
std::optional<base::Refusal> unless_there(const Deciding& with, const What&) {
  constexpr bool takes_part = std::is_same_v<What, Move> || std::is_same_v<What, SecondMotion> ||
                              std::is_same_v<What, AskFloor> || std::is_same_v<What, Object> ||
                              std::is_same_v<What, Nominate>;
  const bool asks = with.rules.attendance.before_casting && with.state.sitting && !with.state.sitting->reconstruction;
  if (!takes_part || !asks || with.office()) return std::nullopt;
  const auto seat = with.rules.roster->find(with.by);
  if (!seat || with.state.seats[*seat].present) return std::nullopt;
  return refuse(with, Topic::attendance, refusals::not_present, {{"seat", with.by.text()}}).value();
}

bool enough(const Deciding& with, std::size_t majority, std::int64_t asking) {
  rules::Counts counts = with.state.sitting ? with.state.figures_now : figures_on(with.state, with.today());
  set_members(with.rules, with.today(), counts);
  counts.at(rules::yes) = asking;
  const rules::Majority& rule = with.rules.majorities[majority].on(with.today());
  return rule.outcomes[rules::judge(rule, counts, with.rules.partitions).outcome].result == rules::Result::passed;
}

tl::unexpected<base::Refusal> goes_first(const Deciding& with, const PendingMotion& motion, std::string cite) {
  return refuse(refusals::motion_pending, std::move(cite), {{"says", with.rules.question(motion.kind)->says}});
}

base::Result<SeatIndex, base::Refusal> seated(const Deciding& with, SeatId id, Topic topic) {
  const auto seat = with.rules.roster->find(id);
  if (!seat) return refuse(with, topic, refusals::unknown_seat, {{"seat", id.text()}});
  const rules::SeatTerm* term =
      with.state.sitting ? with.state.seats[*seat].term : with.rules.roster->seats[*seat].on(with.today());
  if (!term)
    return refuse(with, topic, refusals::not_in_office, {{"seat", id.text()}, {"date", base::iso(with.today())}});
  return *seat;
}

}  // namespace internal

base::Result<Events, base::Refusal> decide(const rules::Rules& rules, const State& state, const Stamped& act) {
  const internal::Deciding with{rules, state, act.by, act.at, act.position};
  if (!with.office() && !rules.roster->find(act.by))
    return internal::refuse(with, internal::Topic::one_vote, refusals::unknown_actor, {{"seat", act.by.text()}});
  return std::visit(
      [&](const auto& what) {
        if (auto no = internal::unless_there(with, what)) return internal::Decision(base::fail(*no));
        return internal::decide_on(with, what);
      },
      act.act.what);
}

}  // namespace assembly
