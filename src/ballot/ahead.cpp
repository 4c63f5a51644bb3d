#include "ballot/ahead.hpp"

#include <algorithm>

#include "ballot/acts.hpp"
#include "base/check.hpp"

namespace ballot {
namespace {

struct Ballot {
  std::size_t act = 0;
  Claims claims;
};

// Reading an act is work: most acts cast no sealed ballot.
bool may_cast(std::string_view act) { return act.find("\"ballot.cast\"") != std::string_view::npos; }

std::optional<Claims> claims_in(const Act& act, const OpenVote& vote) {
  const bool is_cast =
      act.does == "ballot.cast" && act.number("vote") == static_cast<std::int64_t>(vote.voting->vote);
  const RollLine* line = is_cast ? line_of(*vote.roll, act.by) : nullptr;
  auto claims = line ? claims_of(*vote.voting, act.text("ballot"), line->k) : base::fail(Code::seat);
  return claims ? std::optional(std::move(*claims)) : std::nullopt;
}

}  // namespace

std::vector<std::optional<Digest>> hold_ahead(std::span<const std::string_view> acts,
                                              std::span<const OpenVote> votes) {
  std::vector<std::optional<Digest>> out(acts.size());
  std::vector<std::vector<Ballot>> of_vote(votes.size());
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto act = may_cast(acts[i]) ? read_act(acts[i]) : base::fail(Code::grammar);
    for (std::size_t v = 0; act && v < votes.size(); ++v)
      if (auto claims = claims_in(*act, votes[v])) of_vote[v].push_back({i, std::move(*claims)});
  }
  for (std::size_t v = 0; v < votes.size(); ++v) {
    const Voting& voting = *votes[v].voting;
    std::vector<const Claims*> batch;
    for (const Ballot& one : of_vote[v]) batch.push_back(&one.claims);
    if (batch.empty()) continue;
    const bool all = all_hold(batch, voting.y_point);
    std::size_t held = 0;
    for (const Ballot& one : of_vote[v])
      if (all || !one.claims.first_false(voting.y_point)) out[one.act] = voting.v, ++held;
    base::check(all || held < batch.size(), "a batch fails whose ballots each pass alone");
  }
  return out;
}

}  // namespace ballot
