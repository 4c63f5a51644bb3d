#include "ballot/election.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"

namespace ballot {

struct Handlers {
  std::string_view does;
  Election::Handler handle;
};

namespace {

bool is_of_tellers(std::string_view does) { return does.starts_with("teller."); }
bool is_consent(std::string_view does) { return does == "teller.consent" || does == "ballot.consent"; }

}  // namespace

// The order for every act: section 10, below the table.
std::optional<Code> Election::out_of_place(const Act& act) const {
  const bool of_ceremony = (is_of_tellers(act.does) && act.does != "teller.setup") || act.does == "ballot.open";
  if (of_ceremony) {
    if (stage_ == Stage::start) return Code::phase;
    if (act.number("ceremony") != ceremony_) return Code::ceremony;
  } else if (!is_of_tellers(act.does)) {
    if (stage_ < Stage::open) return Code::phase;
    if (act.number("vote") != static_cast<std::int64_t>(voting_->vote)) return Code::vote;
  }
  if (awaited_ && !is_consent(act.does) && act.does != "ballot.void") return Code::override_;
  return std::nullopt;
}

Checked<void> Election::apply(std::string_view bytes, Checking checking, const std::optional<Digest>& holds_under) {
  static const std::array handlers = {Handlers{"teller.setup", &Election::teller_setup},
                                      Handlers{"teller.consent", &Election::consent},
                                      Handlers{"ballot.consent", &Election::consent},
                                      Handlers{"teller.commit", &Election::teller_commit},
                                      Handlers{"teller.round", &Election::teller_round},
                                      Handlers{"teller.deal", &Election::teller_deal},
                                      Handlers{"teller.verdict", &Election::teller_verdict},
                                      Handlers{"teller.answer", &Election::teller_answer},
                                      Handlers{"teller.key", &Election::teller_key},
                                      Handlers{"teller.rehearse", &Election::teller_rehearse},
                                      Handlers{"teller.rehearsal", &Election::teller_rehearsal},
                                      Handlers{"ballot.open", &Election::ballot_open},
                                      Handlers{"ballot.cast", &Election::ballot_cast},
                                      Handlers{"ballot.challenge", &Election::ballot_challenge},
                                      Handlers{"ballot.lock", &Election::ballot_lock},
                                      Handlers{"ballot.decrypt", &Election::ballot_decrypt},
                                      Handlers{"ballot.result", &Election::ballot_result},
                                      Handlers{"ballot.void", &Election::ballot_void}};
  // V names the opening, with it the roll and the key: what was found under it is found here.
  checking_ = voting_ && holds_under == voting_->v ? Checking::trusted : checking;
  const auto act = read_act(bytes);
  if (!act) return base::fail(act.error());
  if (act->body != origin_) return base::fail(Code::origin);
  if (act->does == "credential.register") return credential_register(*act);
  if (const auto code = out_of_place(*act)) return base::fail(*code);
  const auto found =
      std::find_if(handlers.begin(), handlers.end(), [&](const Handlers& one) { return one.does == act->does; });
  return (this->*found->handle)(*act);
}

Checked<void> Election::credential_register(const Act& act) {
  const auto known = issued_.find(act.by);
  const std::int64_t issue = act.number("issue"), last = known == issued_.end() ? 0 : known->second.issue;
  if (issue != last + 1 || issue > 0xffff'ffff) return base::fail(Code::issue);
  const auto k = checking_ == Checking::trusted
                     ? Checked<Point>(*base::exactly<32>(act.text("message").substr(0, 32)))
                     : check_credential(act.text("message"), origin_, act.by, static_cast<std::uint32_t>(issue));
  if (!k) return base::fail(k.error());
  if (current_keys_.contains(*k)) return base::fail(Code::duplicate);
  if (known != issued_.end()) current_keys_.erase(known->second.k);
  current_keys_.insert(*k);
  issued_[act.by] = {issue, *k};
  credentials_[act.by] = *k;
  return {};
}

std::unique_ptr<Election> Election::fork() const {
  base::check(!voting_ && deferred_.empty(), "two votes go on from one that was opened");
  return std::unique_ptr<Election>(new Election(*this));
}

std::map<std::uint32_t, crypto::BoxKey> Election::box_keys() const {
  std::map<std::uint32_t, crypto::BoxKey> out;
  for (const auto& [index, member] : members_)
    if (member.commit) out[index] = member.commit->box_key;
  return out;
}

std::map<std::uint32_t, const Deal*> Election::deals() const {
  std::map<std::uint32_t, const Deal*> out;
  for (const auto& [index, member] : members_)
    if (member.deal) out[index] = &*member.deal;
  return out;
}

bool Election::has_sent(std::uint32_t teller) const {
  const Member& one = members_.at(teller);
  switch (stage_) {
    case Stage::commit: return one.commit.has_value();
    case Stage::deal: return one.deal.has_value();
    case Stage::verdict: return one.verdict.has_value();
    case Stage::answer: return !one.answer.empty();
    case Stage::key: return one.rehearsed.has_value();
    case Stage::lock: return one.part.has_value();
    default: return true;
  }
}

std::optional<Rehearsal> Election::rehearsal(std::int64_t vote) const {
  if (stage_ != Stage::key || !call_ || call_->vote != vote) return std::nullopt;
  return rehearsal_of(d_, y_, call_->hash);
}

std::vector<Counted> Election::cast_so_far() const {
  std::vector<Counted> out;
  for (const auto& [line, one] : last_) out.push_back(one);
  return out;
}

Checked<void> Election::consent(const Act& act) {
  if (!awaited_ || awaited_->consent != act.does) return base::fail(Code::phase);
  if (act.text("to") != view(awaited_->to) || act.by == awaited_->author) return base::fail(Code::override_);
  awaited_.reset();
  return {};
}

bool Election::deferred_hold() {
  if (deferred_.empty() || deferred_failed_) return !deferred_failed_;
  std::vector<const Claims*> all;
  for (const Claims& one : deferred_) all.push_back(&one);
  deferred_failed_ = !all_hold(all, voting_->y_point);
  deferred_.clear();
  return !deferred_failed_;
}

std::vector<std::string> transcript_of(const std::vector<std::string>& acts, std::int64_t vote,
                                       std::int64_t ceremony) {
  std::vector<std::string> out;
  for (const std::string& bytes : acts) {
    const auto act = about_of(bytes);
    if (!act) continue;
    const bool rehearses = act->does == "teller.rehearse" || act->does == "teller.rehearsal";
    const bool about = act->does == "credential.register" ||
                       (is_of_tellers(act->does) && act->ceremony == ceremony && (!rehearses || act->vote == vote)) ||
                       (act->does.starts_with("ballot.") && act->vote == vote);
    if (about) out.push_back(bytes);
  }
  return out;
}

namespace {

Verdict replayed(const std::string& origin, const std::vector<std::string>& acts, const Blobs& blobs,
                 Checking checking) {
  Verdict out;
  auto election = std::make_unique<Election>(origin, blobs);
  for (; out.act < acts.size(); ++out.act)
    if (const auto done = election->apply(acts[out.act], checking); !done) {
      out.code = done.error();
      break;
    }
  if (!out.code && election->stage() != Stage::result && election->stage() != Stage::void_)
    out.code = Code::incomplete;
  out.election = std::move(election);
  return out;
}

}  // namespace

Verdict verify(const std::string& origin, const std::vector<std::string>& acts, const Blobs& blobs) {
  Verdict out = replayed(origin, acts, blobs, Checking::deferred);
  // What was taken for granted on the way must hold, also before an act that is refused: the lowest one counts.
  if (!out.election->deferred_hold()) {
    Verdict alone = replayed(origin, acts, blobs, Checking::single);
    base::check(alone.code != out.code || alone.act != out.act, "a batch fails whose ballots each pass alone");
    out = std::move(alone);
  }
  if (out.code) out.election.reset();
  return out;
}

}  // namespace ballot
