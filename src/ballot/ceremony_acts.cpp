// The tellers' rounds as acts: sections 8 and 10.
#include <algorithm>

#include "ballot/election.hpp"

namespace ballot {

Checked<std::uint32_t> Election::who(const Act& act, const std::function<bool(const Member&)>& has_sent) const {
  const auto found = std::find(tellers_.begin(), tellers_.end(), act.by);
  const auto index = static_cast<std::uint32_t>(found - tellers_.begin()) + 1;
  if (found == tellers_.end() || excluded_.contains(index)) return base::fail(Code::teller);
  if (has_sent(members_.at(index))) return base::fail(Code::duplicate);
  return index;
}

std::vector<std::uint32_t> Election::remaining() const {
  std::vector<std::uint32_t> out;
  for (const auto& [index, member] : members_)
    if (!excluded_.contains(index)) out.push_back(index);
  return out;
}

Checked<void> Election::teller_setup(const Act& act) {
  if (stage_ != Stage::start) return base::fail(Code::phase);
  const auto count = static_cast<std::int64_t>(act.names("tellers").size()), t = act.number("t");
  if (t < 2 || t > count || count > tellers_max || count >= 2 * t) return base::fail(Code::threshold);
  if ((t == count) == act.text("override").empty()) return base::fail(Code::threshold);
  ceremony_ = act.number("ceremony");
  tellers_ = act.names("tellers");
  t_ = static_cast<std::size_t>(t);
  d_ = ballot::ceremony_digest(origin_, static_cast<std::uint64_t>(ceremony_), act.hash);
  for (std::uint32_t i = 1; i <= count; ++i) members_[i] = {};
  if (t == count) awaited_ = {"teller.consent", act.hash, act.by};
  stage_ = Stage::commit;
  return {};
}

Checked<void> Election::teller_commit(const Act& act) {
  if (stage_ != Stage::commit) return base::fail(Code::phase);
  const auto index = who(act, [](const Member& one) { return one.commit.has_value(); });
  if (!index) return base::fail(index.error());
  const auto commit = check_commit(act.text("message"));
  if (!commit) return base::fail(commit.error());
  for (const auto& [other, member] : members_)
    if (member.commit && member.commit->box_class == commit->box_class) return base::fail(Code::box_key);
  members_[*index].commit = *commit;
  return {};
}

Checked<void> Election::teller_round(const Act& act) {
  struct Round {
    Stage ends, begins;
    std::int64_t number;
    std::string_view missing;
    bool (*sent)(const Member&);
  };
  static const Round rounds[] = {
      {Stage::commit, Stage::deal, 2, "commit", [](const Member& one) { return one.commit.has_value(); }},
      {Stage::deal, Stage::verdict, 3, "deal", [](const Member& one) { return one.deal.has_value(); }},
      {Stage::verdict, Stage::answer, 4, "verdict", [](const Member& one) { return one.verdict.has_value(); }}};
  const auto round = std::find_if(std::begin(rounds), std::end(rounds), [&](const Round& one) {
    return one.ends == stage_ && one.number == act.number("round");
  });
  if (round == std::end(rounds)) return base::fail(Code::phase);
  std::vector<std::uint32_t> missing;
  for (const std::uint32_t index : remaining())
    if (!round->sent(members_[index])) missing.push_back(index);
  if (remaining().size() - missing.size() < enough()) return base::fail(Code::quorum);
  for (const std::uint32_t index : missing) excluded_[index] = round->missing;
  stage_ = round->begins;
  return {};
}

Checked<void> Election::teller_deal(const Act& act) {
  if (stage_ != Stage::deal) return base::fail(Code::phase);
  const auto index = who(act, [](const Member& one) { return one.deal.has_value(); });
  if (!index) return base::fail(index.error());
  std::vector<std::uint32_t> recipients;
  for (const auto& [other, member] : members_)
    if (other != *index && member.commit) recipients.push_back(other);
  auto deal = check_deal(d_, *index, t_, recipients, *members_[*index].commit, act.text("message"));
  if (!deal) return base::fail(deal.error());
  members_[*index].deal = std::move(*deal);
  return {};
}

Checked<void> Election::teller_verdict(const Act& act) {
  if (stage_ != Stage::verdict) return base::fail(Code::phase);
  const auto index = who(act, [](const Member& one) { return one.verdict.has_value(); });
  if (!index) return base::fail(index.error());
  std::vector<std::uint32_t> against;
  for (const std::int64_t one : act.numbers("against")) {
    const bool rises = against.empty() || one > against.back();
    const auto dealer =
        one >= 1 && one <= tellers_max ? members_.find(static_cast<std::uint32_t>(one)) : members_.end();
    if (!rises || dealer == members_.end() || !dealer->second.deal || dealer->first == *index)
      return base::fail(Code::complaint);
    against.push_back(dealer->first);
  }
  if (against.size() >= t_) return base::fail(Code::complaint);
  members_[*index].verdict = std::move(against);
  return {};
}

std::vector<std::uint32_t> Election::complainers_of(std::uint32_t teller) const {
  std::vector<std::uint32_t> out;
  for (const auto& [index, member] : members_)
    if (member.verdict && std::find(member.verdict->begin(), member.verdict->end(), teller) != member.verdict->end())
      out.push_back(index);
  return out;
}

Checked<void> Election::teller_answer(const Act& act) {
  if (stage_ != Stage::answer) return base::fail(Code::phase);
  const auto index = who(act, [](const Member& one) { return !one.answer.empty(); });
  if (!index) return base::fail(index.error());
  const auto complainers = complainers_of(*index);
  if (complainers.empty() || complainers.size() >= t_) return base::fail(Code::answer);
  auto answer = check_answer(*members_[*index].deal, complainers, act.text("message"));
  if (!answer) return base::fail(answer.error());
  members_[*index].answer = std::move(*answer);
  return {};
}

std::vector<std::uint32_t> Election::qualified() const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t index : remaining())
    if (complainers_of(index).empty() || !members_.at(index).answer.empty()) out.push_back(index);
  return out;
}

std::vector<const Deal*> Election::deals_of(const std::vector<std::uint32_t>& tellers) const {
  std::vector<const Deal*> out;
  for (const std::uint32_t index : tellers) out.push_back(&*members_.at(index).deal);
  return out;
}

Checked<Election::JointKey> Election::joint_key() const {
  JointKey out;
  out.qualified = qualified();
  if (out.qualified.size() < enough()) return base::fail(Code::quorum);
  for (const std::uint32_t index : out.qualified)
    for (const std::uint32_t complainer : complainers_of(index))
      if (std::find(out.qualified.begin(), out.qualified.end(), complainer) == out.qualified.end())
        return base::fail(Code::complaint);
  const auto deals = deals_of(out.qualified);
  out.y = ballot::joint_key(deals);
  bool has_identity = out.y == crypto::identity;
  for (const std::uint32_t index : out.qualified) {
    out.x[index] = ballot::verification_key(deals, index);
    has_identity = has_identity || out.x[index] == crypto::identity;
    out.shares += view(out.x[index]);
  }
  if (has_identity) return base::fail(Code::key);
  return out;
}

Checked<void> Election::teller_key(const Act& act) {
  if (stage_ != Stage::answer) return base::fail(Code::phase);
  const auto joint = joint_key();
  if (!joint) return base::fail(joint.error());
  const bool same = Numbers(joint->qualified.begin(), joint->qualified.end()) == act.numbers("qualified") &&
                    act.text("key") == view(joint->y) && act.text("shares") == joint->shares;
  if (!same) return base::fail(Code::key);
  for (const std::uint32_t index : remaining())
    if (!joint->x.contains(index)) excluded_[index] = "complaint";
  for (const auto& [index, key] : joint->x) members_[index].x = key;
  y_ = joint->y;
  stage_ = Stage::key;
  return {};
}

Checked<void> Election::teller_rehearse(const Act& act) {
  constexpr int calls_max = 64;
  if (stage_ != Stage::key) return base::fail(Code::phase);
  if (calls_[act.number("vote")] >= calls_max) return base::fail(Code::limit);
  ++calls_[act.number("vote")];
  call_ = {act.number("vote"), act.hash};
  credentials_when_called_ = credentials_;
  for (auto& [index, member] : members_) member.rehearsed.reset();
  return {};
}

Checked<void> Election::teller_rehearsal(const Act& act) {
  if (stage_ != Stage::key || !call_) return base::fail(Code::phase);
  if (act.number("vote") != call_->vote) return base::fail(Code::vote);
  const auto index = who(act, [](const Member& one) { return one.rehearsed.has_value(); });
  if (!index) return base::fail(index.error());
  const Rehearsal rehearsal = rehearsal_of(d_, y_, call_->hash);
  const auto part = read_equal_logarithms(act.text("message"),
                                          {rehearsal.context, *index, members_[*index].x, {rehearsal.pair.alpha}});
  if (!part) return base::fail(part.error());
  if (part->wrong) return base::fail(*part->wrong);
  members_[*index].rehearsed = part->factors.front();
  return {};
}

std::optional<Code> Election::unless_rehearsed(std::int64_t vote) const {
  if (!call_ || call_->vote != vote) return Code::rehearsal;
  std::map<std::uint32_t, Point> factors;
  for (const auto& [index, member] : members_)
    if (member.rehearsed) factors[index] = *member.rehearsed;
  if (factors.size() < enough()) return Code::rehearsal;
  std::vector<std::uint32_t> first;
  for (const auto& [index, factor] : factors)
    if (first.size() < t_) first.push_back(index);
  const Rehearsal rehearsal = rehearsal_of(d_, y_, call_->hash);
  const Point wanted = crypto::times_generator(crypto::scalar_of(rehearsal.number));
  return combined(rehearsal.pair.beta, lagrange(first), factors) == wanted ? std::nullopt
                                                                           : std::optional(Code::rehearsal);
}

}  // namespace ballot
