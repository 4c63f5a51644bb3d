#include "assembly/election.hpp"

#include <algorithm>

namespace assembly {
namespace {

using Names = std::vector<CandidateId>;

// Most votes first; equals by name, which decides nothing. Names without a vote are not in it.
std::vector<NameVotes> ranked(const BallotSheet& sheet) {
  auto out = sheet.votes;
  std::sort(out.begin(), out.end(), [](const NameVotes& a, const NameVotes& b) {
    return a.votes != b.votes ? a.votes > b.votes : a.candidate < b.candidate;
  });
  std::erase_if(out, [](const NameVotes& name) { return name.votes == 0; });
  return out;
}

// The first `places` of a ranking: those who are in beyond doubt, and those among whom the rest is tied.
struct Cut {
  Names in, tied;
  int open = 0;  // places for the tied
};
Cut cut(const std::vector<NameVotes>& ranking, int places) {
  Cut out;
  const auto most = static_cast<std::size_t>(std::max(places, 0));
  if (ranking.size() <= most) {
    for (const NameVotes& name : ranking) out.in.push_back(name.candidate);
    return out;
  }
  if (most == 0) return out;
  const std::int64_t last = ranking[most - 1].votes;
  const bool fits = ranking[most].votes < last;
  for (const NameVotes& name : ranking)
    if (name.votes > last || (fits && name.votes == last)) out.in.push_back(name.candidate);
  if (fits) return out;
  for (const NameVotes& name : ranking)
    if (name.votes == last) out.tied.push_back(name.candidate);
  out.open = places - static_cast<int>(out.in.size());
  return out;
}

class Counting {
 public:
  Counting(const rules::Rules& rules, const rules::ElectionRule& rule, const Election& election, base::Date day)
      : rule_(rule), election_(election), majority_(rules.majorities[rule.majority].on(day)), rules_(rules) {}

  Step main_ballot(const BallotSheet& sheet, rules::Counts counts) {
    const auto ranking = ranked(sheet);
    note_needed(sheet, counts);
    const bool most_votes = rule_.most_votes_from > 0 && election_.round >= rule_.most_votes_from;
    std::vector<NameVotes> winners = ranking;
    if (!most_votes)
      std::erase_if(winners, [&](const NameVotes& name) { return !has_majority(name, sheet, counts); });
    if (rule_.two_bodies) return in_two_bodies(winners);
    const int open = election_.open_places();
    if (winners.empty() && is_even(ranking)) return lot_between(ranking);
    const Cut taken = cut(winners, open);
    for (const CandidateId name : taken.in)
      step_.elected.emplace_back(name, most_votes ? ElectedBy::most_votes : ElectedBy::majority);
    if (!taken.tied.empty()) return next(BallotKind::among_tied, taken.open, taken.tied);
    return go_on(sheet);
  }

  Step tied_ballot(const BallotSheet& sheet) {
    const Cut taken = cut(ranked(sheet), election_.next_places);
    if (taken.in.empty() && taken.tied.empty())
      return next(BallotKind::among_tied, election_.next_places, election_.next_candidates);
    for (const CandidateId name : taken.in) step_.elected.emplace_back(name, ElectedBy::most_votes);
    if (!taken.tied.empty()) {
      step_.lot = true;
      return next(BallotKind::among_tied, taken.open, taken.tied);
    }
    return go_on(last_main());
  }

  Step standing_ballot(const BallotSheet& sheet) {
    const Cut taken = cut(ranked(sheet), election_.next_places);
    step_.standing = election_.standing;
    step_.standing.insert(step_.standing.end(), taken.in.begin(), taken.in.end());
    if (!taken.tied.empty() || taken.in.empty()) {
      step_.lot = true;
      return next(BallotKind::who_may_stand, taken.tied.empty() ? election_.next_places : taken.open,
                  taken.tied.empty() ? election_.next_candidates : taken.tied);
    }
    return restricted(std::exchange(step_.standing, {}));
  }

  // After names were chosen by lot or by the other body.
  Step chosen(std::vector<std::pair<CandidateId, ElectedBy>> names) {
    step_.elected = std::move(names);
    return go_on(last_main());
  }

 private:
  rules::Counts with_name(const NameVotes& name, const BallotSheet& sheet, rules::Counts counts) const {
    counts.at(rules::yes) = name.votes;
    counts.at(rules::no) = sheet.valid - name.votes;
    counts.at(rules::abstain) = 0;
    counts.at(rules::blank) = sheet.blank;
    counts.at(rules::invalid) = sheet.invalid;
    return counts;
  }

  bool has_majority(const NameVotes& name, const BallotSheet& sheet, const rules::Counts& counts) const {
    const auto verdict = rules::judge(majority_, with_name(name, sheet, counts), rules_.partitions);
    return majority_.outcomes[verdict.outcome].result == rules::Result::passed;
  }

  void note_needed(const BallotSheet& sheet, const rules::Counts& counts) {
    const auto probe = with_name({{}, 0}, sheet, counts);
    for (const rules::Need& need : majority_.outcomes.front().alternatives.front())
      if (const auto needed = rules::needed(need.inequality, rules::yes, probe))
        if (!step_.needed || needed->number > *step_.needed) {
          step_.needed = needed->number;
          step_.base = needed->base;
        }
  }

  bool is_even(const std::vector<NameVotes>& ranking) const {
    return rule_.lot_breaks_tie && election_.next_kind == BallotKind::restricted && election_.open_places() == 1 &&
           ranking.size() == 2 && ranking[0].votes == ranking[1].votes;
  }

  Step lot_between(const std::vector<NameVotes>& ranking) {
    step_.lot = true;
    return next(BallotKind::among_tied, 1, {ranking[0].candidate, ranking[1].candidate});
  }

  // Elected is who has the majority in both bodies; each ballots until as many have it as there are places.
  Step in_two_bodies(const std::vector<NameVotes>& winners) {
    const int open = election_.open_places();
    if (static_cast<int>(winners.size()) != open) return next(BallotKind::open, open, everybody());
    for (const NameVotes& name : winners) step_.reached.push_back(name.candidate);
    return std::move(step_);
  }

  Step next(BallotKind kind, int places, Names names) {
    step_.kind = kind;
    step_.places = places;
    step_.candidates = std::move(names);
    return std::move(step_);
  }

  bool is_elected(CandidateId name) const {
    const auto is = [&](const auto& one) { return one.first == name; };
    return std::any_of(election_.elected.begin(), election_.elected.end(), is) ||
           std::any_of(step_.elected.begin(), step_.elected.end(), is);
  }

  Names everybody() const {
    Names out = election_.nominated;
    std::erase_if(out, [&](CandidateId name) { return is_elected(name); });
    return out;
  }

  int open_places() const { return election_.open_places() - static_cast<int>(step_.elected.size()); }

  // The last ballot that broke no tie: who may stand next is read from it.
  const BallotSheet& last_main() const {
    static const BallotSheet none;
    for (auto at = election_.ballots.rbegin(); at != election_.ballots.rend(); ++at)
      if (at->kind <= BallotKind::restricted) return at->sheet;
    return none;
  }

  Step restricted(Names standing) {
    std::erase_if(standing, [&](CandidateId name) { return is_elected(name); });
    return next(BallotKind::restricted, open_places(), std::move(standing));
  }

  // Counts the ballots in a row that were of the last one's kind, this one included; ballots that broke a tie aside.
  bool is_restricted_next() const {
    std::vector<BallotKind> kinds;
    for (const CountedBallot& ballot : election_.ballots)
      if (ballot.kind <= BallotKind::restricted) kinds.push_back(ballot.kind);
    if (election_.stage == ElectionStage::balloting && election_.next_kind <= BallotKind::restricted)
      kinds.push_back(election_.next_kind);
    if (rule_.restricted == 0 || kinds.empty()) return false;
    int in_a_row = 0;
    for (auto at = kinds.rbegin(); at != kinds.rend() && *at == kinds.back(); ++at) ++in_a_row;
    const bool restricted = kinds.back() == BallotKind::restricted;
    const bool first_run = static_cast<std::size_t>(in_a_row) == kinds.size();
    if (!restricted && first_run) return true;
    return restricted == (in_a_row < rule_.restricted);
  }

  // Open at first; then `restricted` ballots restricted to twice the open places, then as many open ones, in turn.
  Step go_on(const BallotSheet& sheet) {
    if (open_places() <= 0 || (rule_.nominations && everybody().empty())) {
      step_.ended = true;
      return std::move(step_);
    }
    if (!is_restricted_next()) return next(BallotKind::open, open_places(), everybody());
    auto ranking = ranked(sheet);
    std::erase_if(ranking, [&](const NameVotes& name) { return is_elected(name.candidate); });
    if (ranking.empty()) {  // nobody has a vote: the same ballot once more
      const bool was_main = election_.next_kind <= BallotKind::restricted;
      return next(was_main ? election_.next_kind : BallotKind::open, open_places(),
                  was_main ? election_.next_candidates : everybody());
    }
    const Cut standing = cut(ranking, 2 * open_places());
    if (standing.tied.empty()) return restricted(standing.in);
    step_.standing = standing.in;
    return next(BallotKind::who_may_stand, standing.open, standing.tied);
  }

  const rules::ElectionRule& rule_;
  const Election& election_;
  const rules::Majority& majority_;
  const rules::Rules& rules_;
  Step step_;
};

}  // namespace

bool may_be_named(const rules::ElectionRule& rule, const Election& election, CandidateId name,
                  const std::function<bool(rules::SeatId)>& sits) {
  const auto& candidates = election.next_candidates;
  if (!candidates.empty()) return std::find(candidates.begin(), candidates.end(), name) != candidates.end();
  const bool elected = std::any_of(election.elected.begin(), election.elected.end(),
                                   [&](const auto& one) { return one.first == name; });
  const auto seat = rules::SeatId::parse(name.view());
  return !elected && (rule.persons || (seat && sits(*seat)));
}

BallotSheet tally(const rules::ElectionRule& rule, const std::vector<Paper>& papers, int places,
                  const std::vector<CandidateId>& candidates, const std::function<bool(CandidateId)>& eligible) {
  BallotSheet out;
  for (const CandidateId name : candidates) out.votes.push_back({name, 0});
  for (const Paper& paper : papers) {
    Names sorted = paper.names;
    std::sort(sorted.begin(), sorted.end());
    const bool twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    Names known = paper.names;
    std::erase_if(known, [&](CandidateId name) { return !eligible(name); });
    const bool strange = rule.strangers_void && known.size() < paper.names.size();
    if (paper.voidable || twice || strange || paper.names.size() > static_cast<std::size_t>(places)) {
      ++out.invalid;
      continue;
    }
    for (const CandidateId name : known) {
      const auto line =
          std::find_if(out.votes.begin(), out.votes.end(), [&](const NameVotes& v) { return v.candidate == name; });
      if (line == out.votes.end())
        out.votes.push_back({name, 1});
      else
        ++line->votes;
    }
    ++(known.empty() ? out.blank : out.valid);
  }
  return out;
}

Step after_ballot(const rules::Rules& rules, const rules::ElectionRule& rule, const Election& election,
                  const BallotSheet& sheet, base::Date day, const rules::Counts& figures) {
  Counting counting(rules, rule, election, day);
  switch (election.next_kind) {
    case BallotKind::among_tied: return counting.tied_ballot(sheet);
    case BallotKind::who_may_stand: return counting.standing_ballot(sheet);
    case BallotKind::open:
    case BallotKind::restricted: break;
  }
  return counting.main_ballot(sheet, figures);
}

Step after_choice(const rules::Rules& rules, const rules::ElectionRule& rule, const Election& election,
                  base::Date day, std::vector<std::pair<CandidateId, ElectedBy>> chosen) {
  return Counting(rules, rule, election, day).chosen(std::move(chosen));
}

}  // namespace assembly
