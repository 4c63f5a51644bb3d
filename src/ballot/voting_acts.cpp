// The vote itself as acts: opened, cast, locked, decrypted, counted (sections 7, 9 and 10).
#include <algorithm>

#include "ballot/election.hpp"

namespace ballot {
namespace {

constexpr std::size_t classes_max = 8;
constexpr std::int64_t floor_least = 3, floor_most = 100;
constexpr int wrong_parts_max = 4;
constexpr std::size_t batch_max = 1024;

std::vector<const RollLine*> all_of(const std::vector<RollLine>& roll) {
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
  voting_ = std::make_unique<Voting>(
      Voting{vote, *shape, voting_digest(origin_, vote, act.hash, y_), y_, *curve::decode_vartime(y_)});
  intake_ = std::make_unique<Intake>(*voting_);
  roll_ = std::move(*roll);
  classes_ = classes.size();
  floor_ = floor;
  waived_ = waived;
  if (waived) awaited_ = {"ballot.consent", act.hash, act.by};
  stage_ = Stage::open;
  return {};
}

const RollLine* Election::line_of(const std::string& seat) const {
  const auto found =
      std::lower_bound(roll_.begin(), roll_.end(), seat,
                       [](const RollLine& line, const std::string& wanted) { return line.seat < wanted; });
  return found != roll_.end() && found->seat == seat ? &*found : nullptr;
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
  const RollLine* line = line_of(act.by);
  if (!line) return base::fail(Code::seat);
  return take(
      intake_->read_cast(act.text("ballot"), line->k), [](const Parsed&) { return std::optional<Code>(); },
      [&](const Parsed& parsed) {
        intake_->take_cast(parsed, line->k);
        const auto number = static_cast<std::size_t>(line - roll_.data());
        last_[number] = {static_cast<std::uint32_t>(number), line->of_class, line->weight, parsed.tracker,
                         parsed.slots};
      });
}

Checked<void> Election::ballot_challenge(const Act& act) {
  if (stage_ != Stage::open) return base::fail(Code::phase);
  const RollLine* line = line_of(act.by);
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
    voters.push_back(&roll_[line]);
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

// Nothing: a number cannot be found, or a row's numbers cannot be (section 9; cannot happen if the proofs hold).
std::optional<Rows> Election::computed() const {
  const Shape& shape = voting_->shape;
  Rows out(classes_, Numbers(shape.slots(), 0));
  const auto indices = with_parts();
  const auto lambda = lagrange(indices);
  std::uint64_t bound = 1;
  for (const Row& row : rows_) bound = std::max(bound, row.weight);
  const SmallLogarithms logarithms(rows_.empty() ? 1 : bound);
  std::size_t at = 0;
  for (const Row& row : rows_) {
    std::uint64_t sum = 0;
    for (std::size_t slot = 0; slot < shape.slots(); ++slot, ++at) {
      std::map<std::uint32_t, Point> factors;
      for (const std::uint32_t index : indices) factors[index] = (*members_.at(index).part)[at];
      const auto number = logarithms.of(combined(row.slots[slot].beta, lambda, factors), row.weight);
      if (!number) return std::nullopt;
      out[row.of_class][slot] = static_cast<std::int64_t>(*number);
      sum += *number * shape.weight(slot);
    }
    if (sum < shape.minimum * row.weight || sum > shape.maximum * row.weight) return std::nullopt;
  }
  return out;
}

Checked<void> Election::ballot_result(const Act& act) {
  if (stage_ != Stage::lock) return base::fail(Code::phase);
  if (floor_forbids()) return base::fail(Code::floor);
  if (act.text("lock") != view(lock_)) return base::fail(Code::lock);
  if (!is_computable()) return base::fail(Code::quorum);
  auto counts = computed();
  if (!counts || act.rows("counts") != *counts || act.number("ballots") != static_cast<std::int64_t>(counted_.size()))
    return base::fail(Code::result);
  counts_ = std::move(*counts);
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
