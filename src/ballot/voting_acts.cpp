// The vote itself as acts: opened, cast, locked, decrypted, counted (sections 7, 9 and 10).
#include <algorithm>

#include "ballot/election.hpp"

namespace ballot {
namespace {

constexpr std::size_t classes_max = 8;
constexpr int wrong_parts_max = 4;
constexpr std::size_t batch_max = 1024;

std::vector<const RollLine*> all_of(const Roll& roll) {
  std::vector<const RollLine*> out;
  for (const RollLine& line : roll) out.push_back(&line);
  return out;
}

}  // namespace

Checked<void> Election::ballot_open(const Act& act) {
  if (stage_ != Stage::key) return base::fail(Code::phase);
  if (act.text("key") != view(y_)) return base::fail(Code::key);
  if (const auto code = unless_rehearsed(act.number("vote"))) return base::fail(*code);
  if (act.text("question").size() != 32 || act.text("roll").size() != 32) return base::fail(Code::length);
  const auto shape =
      Shape::of(static_cast<std::int64_t>(act.names("options").size()), act.number("minimum"), act.number("maximum"));
  if (!shape) return base::fail(shape.error());
  const Names& classes = act.names("classes");
  if (classes.empty() || classes.size() > classes_max) return base::fail(Code::shape);
  const std::int64_t floor = act.number("floor");
  if (floor < floor_least || floor > floor_most) return base::fail(Code::floor);
  const auto text = blobs_(base::hex(act.text("roll")));
  if (!text || view(crypto::sha256(*text)) != act.text("roll")) return base::fail(Code::roll);
  auto roll = read_roll(*text, classes, credentials_, credentials_when_called_);
  if (!roll) return base::fail(roll.error());
  const bool waived = !act.text("override").empty();
  if (!waived && has_small_group(all_of(*roll), floor)) return base::fail(Code::floor);
  const auto vote = static_cast<std::uint64_t>(act.number("vote"));
  voting_ = std::make_shared<const Voting>(
      Voting{vote, *shape, voting_digest(origin_, vote, act.hash, y_), y_, *curve::decode_vartime(y_)});
  intake_ = std::make_shared<Intake>(*voting_);
  roll_ = std::make_shared<Roll>(std::move(*roll));
  options_ = act.names("options");
  classes_ = classes.size();
  floor_ = floor;
  waived_ = waived;
  if (waived) awaited_ = {"ballot.consent", act.hash, act.by};
  stage_ = Stage::open;
  return {};
}

std::optional<OpenVote> Election::open_vote() const {
  if (stage_ != Stage::open) return std::nullopt;
  return OpenVote{voting_, roll_};
}

// Equations now, or remembered for a batch.
Checked<void> Election::take(Checked<Parsed> read, const std::function<std::optional<Code>(const Parsed&)>& further,
                             const std::function<void(const Parsed&)>& accept) {
  if (!read) return base::fail(read.error());
  if (checking_ == Checking::single)
    if (const auto code = read->claims.first_false(voting_->y_point)) return base::fail(*code);
  const auto code = further(*read);
  // Whether the equations before it hold is seen with the batch, also where this one is refused.
  if (checking_ == Checking::deferred) {
    deferred_.push_back(std::move(read->claims));
    if (deferred_.size() >= batch_max) deferred_hold();
  }
  if (code) return base::fail(*code);
  accept(*read);
  return {};
}

Checked<void> Election::ballot_cast(const Act& act) {
  if (stage_ != Stage::open) return base::fail(Code::phase);
  const RollLine* line = line_of(*roll_, act.by);
  if (!line) return base::fail(Code::seat);
  return take(
      intake_->read_cast(act.text("ballot"), line->k, checking_ == Checking::trusted),
      [](const Parsed&) { return std::optional<Code>(); },
      [&](const Parsed& parsed) {
        intake_->take_cast(parsed, line->k);
        const auto number = static_cast<std::size_t>(line - roll_->data());
        last_[number] = {static_cast<std::uint32_t>(number), line->of_class, line->weight, parsed.tracker,
                         parsed.slots};
      });
}

Checked<void> Election::ballot_challenge(const Act& act) {
  if (stage_ != Stage::open) return base::fail(Code::phase);
  const RollLine* line = line_of(*roll_, act.by);
  if (!line) return base::fail(Code::seat);
  const std::string& opening = act.text("opening");
  return take(
      intake_->read_challenge(act.text("sealed"), opening, line->k),
      [&](const Parsed& parsed) {
        return intake_->opens(parsed, opening) ? std::optional<Code>() : std::optional(Code::opening);
      },
      [&](const Parsed& parsed) { intake_->take_challenge(parsed, line->k); });
}

Checked<void> Election::ballot_lock(const Act& act) {
  if (stage_ != Stage::open) return base::fail(Code::phase);
  std::vector<const RollLine*> voters;
  for (const auto& [line, one] : last_) {
    counted_.push_back(one);
    voters.push_back(&roll()[line]);
  }
  lock_ = lock_digest(voting_->v, act.hash, counted_);
  rows_ = aggregates(counted_, voting_->shape.slots());
  floor_forbids_ = !waived_ && has_small_group(voters, floor_);
  stage_ = Stage::lock;
  return {};
}

std::vector<std::uint32_t> Election::with_parts() const {
  std::vector<std::uint32_t> out;
  for (const auto& [index, member] : members_)
    if (member.part && out.size() < t_) out.push_back(index);
  return out;
}

Checked<void> Election::ballot_decrypt(const Act& act) {
  if (stage_ != Stage::lock) return base::fail(Code::phase);
  if (floor_forbids()) return base::fail(Code::floor);
  if (rows_.empty()) return base::fail(Code::phase);
  if (act.text("lock") != view(lock_)) return base::fail(Code::lock);
  const auto index = who(act, [](const Member& one) { return one.part.has_value(); });
  if (!index) return base::fail(index.error());
  Member& member = members_[*index];
  if (member.wrong >= wrong_parts_max) return base::fail(Code::limit);
  auto part = read_equal_logarithms(act.text("message"),
                                    {counts_context(voting_->v, lock_), *index, member.x, alphas_of(rows_)});
  if (!part) return base::fail(part.error());
  if (part->wrong) {
    ++member.wrong;
    blamed_.push_back(*index);
  } else {
    member.part = std::move(part->factors);
  }
  return {};
}

bool Election::is_computable() const { return stage_ == Stage::lock && (rows_.empty() || with_parts().size() == t_); }

// The plaintexts m·G of the list, row by row, slot by slot.
std::vector<std::vector<Point>> Election::plaintexts() const {
  const auto indices = with_parts();
  const auto lambda = lagrange(indices);
  std::vector<std::vector<Point>> out;
  std::size_t at = 0;
  for (const Row& row : rows_) {
    auto& points = out.emplace_back();
    for (const Slot& slot : row.slots) {
      std::map<std::uint32_t, Point> factors;
      for (const std::uint32_t index : indices) factors[index] = (*members_.at(index).part)[at];
      points.push_back(combined(slot.beta, lambda, factors));
      ++at;
    }
  }
  return out;
}

bool Election::may_be_count_of(const Row& row, const Numbers& numbers) const {
  const Shape& shape = voting_->shape;
  std::uint64_t sum = 0;
  for (std::size_t slot = 0; slot < shape.slots(); ++slot) {
    if (static_cast<std::uint64_t>(numbers[slot]) > row.weight) return false;
    sum += static_cast<std::uint64_t>(numbers[slot]) * shape.weight(slot);
  }
  return sum >= shape.minimum * row.weight && sum <= shape.maximum * row.weight;
}

std::optional<Rows> Election::count() const {
  if (!is_computable()) return std::nullopt;
  if (found_) return found_;
  Rows out(classes_, Numbers(voting_->shape.slots(), 0));
  const auto points = plaintexts();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const SmallLogarithms logarithms(rows_[i].weight);
    for (std::size_t slot = 0; slot < points[i].size(); ++slot) {
      const auto number = logarithms.of(points[i][slot], rows_[i].weight);
      if (!number) return std::nullopt;
      out[rows_[i].of_class][slot] = static_cast<std::int64_t>(*number);
    }
    if (!may_be_count_of(rows_[i], out[rows_[i].of_class])) return std::nullopt;
  }
  found_ = out;
  return out;
}

// Counts that somebody states are held against the plaintexts; no logarithm is needed for that.
bool Election::is_count(const Rows& counts) const {
  if (counts.size() != classes_) return false;
  std::vector<const Row*> row_of(classes_, nullptr);
  const auto points = plaintexts();
  for (const Row& row : rows_) row_of[row.of_class] = &row;
  for (std::size_t c = 0; c < classes_; ++c) {
    if (counts[c].size() != voting_->shape.slots()) return false;
    if (!row_of[c]) {
      if (std::any_of(counts[c].begin(), counts[c].end(), [](std::int64_t one) { return one != 0; })) return false;
      continue;
    }
    if (!may_be_count_of(*row_of[c], counts[c])) return false;
    const auto& row = points[static_cast<std::size_t>(row_of[c] - rows_.data())];
    for (std::size_t slot = 0; slot < row.size(); ++slot)
      if (crypto::times_generator(crypto::scalar_of(static_cast<std::uint64_t>(counts[c][slot]))) != row[slot])
        return false;
  }
  return true;
}

Checked<void> Election::ballot_result(const Act& act) {
  if (stage_ != Stage::lock) return base::fail(Code::phase);
  if (floor_forbids()) return base::fail(Code::floor);
  if (act.text("lock") != view(lock_)) return base::fail(Code::lock);
  if (!is_computable()) return base::fail(Code::quorum);
  if (!is_count(act.rows("counts")) || act.number("ballots") != static_cast<std::int64_t>(counted_.size()))
    return base::fail(Code::result);
  counts_ = act.rows("counts");
  stage_ = Stage::result;
  return {};
}

Checked<void> Election::ballot_void(const Act& act) {
  if (stage_ != Stage::open && stage_ != Stage::lock) return base::fail(Code::phase);
  if (act.text("reason").empty()) return base::fail(Code::override_);
  if (is_computable()) return base::fail(Code::result);
  awaited_.reset();
  stage_ = Stage::void_;
  return {};
}

}  // namespace ballot
