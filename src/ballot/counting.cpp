#include "ballot/counting.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/check.hpp"
#include "curve/msm.hpp"

namespace ballot {
namespace {

curve::Affine decoded(const Point& bytes) {
  const auto out = curve::decode_vartime(bytes);
  base::check(out.has_value(), "what was checked is no point");
  return *out;
}

struct Sum {
  std::vector<Scalar> scalars;
  std::vector<curve::Affine> points;
  void add(const Scalar& scalar, const Point& point) {
    scalars.push_back(scalar);
    points.push_back(decoded(point));
  }
  Point encoded() const { return curve::encode_vartime(curve::msm(scalars, points)); }
};

}  // namespace

Digest lock_digest(const Digest& v, const Point& lock_hash, const std::vector<Counted>& counted) {
  std::string records;
  for (const Counted& one : counted) records += u32(one.line) + std::string(view(one.tracker));
  return hash("lock", {view(v), view(lock_hash), records});
}

Digest counts_context(const Digest& v, const Digest& lock) { return hash("tally/counts", {view(v), view(lock)}); }

std::vector<Row> aggregates(const std::vector<Counted>& counted, std::size_t slots) {
  std::map<std::size_t, std::vector<const Counted*>> by_class;
  for (const Counted& one : counted) by_class[one.row_class].push_back(&one);
  std::vector<Row> out;
  for (const auto& [of_class, ballots] : by_class) {
    Row row{of_class, 0, {}};
    for (const Counted* one : ballots) row.weight += one->weight;
    for (std::size_t slot = 0; slot < slots; ++slot) {
      Sum alpha, beta;
      for (const Counted* one : ballots) {
        alpha.add(crypto::scalar_of(one->weight), one->slots[slot].alpha);
        beta.add(crypto::scalar_of(one->weight), one->slots[slot].beta);
      }
      row.slots.push_back({alpha.encoded(), beta.encoded()});
    }
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Point> alphas_of(const std::vector<Row>& rows) {
  std::vector<Point> out;
  for (const Row& row : rows)
    for (const Slot& slot : row.slots) out.push_back(slot.alpha);
  return out;
}

std::map<std::uint32_t, Scalar> lagrange(const std::vector<std::uint32_t>& indices) {
  std::map<std::uint32_t, Scalar> out;
  for (const std::uint32_t j : indices) {
    Scalar above = crypto::scalar_of(1), below = above;
    for (const std::uint32_t k : indices)
      if (k != j) {
        above = crypto::multiply(above, crypto::scalar_of(k));
        below = crypto::multiply(below, crypto::minus(crypto::scalar_of(k), crypto::scalar_of(j)));
      }
    out[j] = crypto::multiply(above, crypto::inverse(below));
  }
  return out;
}

Point combined(const Point& beta, const std::map<std::uint32_t, Scalar>& lambda,
               const std::map<std::uint32_t, Point>& factors) {
  Sum sum;
  sum.add(crypto::scalar_of(1), beta);
  for (const auto& [j, weight] : lambda) sum.add(crypto::negative(weight), factors.at(j));
  return sum.encoded();
}

namespace {

using Steps = std::unordered_map<std::string, std::uint64_t>;

// i·G by its bytes, for all i below `count` at least.
std::shared_ptr<const Steps> baby_steps(std::uint64_t count) {
  static std::mutex held;
  static std::shared_ptr<const Steps> made;
  const std::lock_guard lock(held);
  if (made && made->size() >= count) return made;
  auto steps = std::make_shared<Steps>();
  curve::Point step = curve::identity;
  for (std::uint64_t i = 0; i < count; ++i, step = curve::add(step, curve::generator()))
    steps->emplace(view(curve::encode_vartime(step)), i);
  return made = std::move(steps);
}

}  // namespace

SmallLogarithms::SmallLogarithms(std::uint64_t bound) {
  const auto wanted = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(bound))) + 1;
  baby_ = baby_steps(wanted);
  steps_ = baby_->size();
}

std::optional<std::uint64_t> SmallLogarithms::of(const Point& point, std::uint64_t bound) const {
  const curve::Affine giant = decoded(crypto::times_generator(crypto::scalar_of(steps_)));
  curve::Point left = curve::point_of(decoded(point));
  for (std::uint64_t base = 0; base <= bound; base += steps_, left = curve::subtract(left, giant)) {
    const auto found = baby_->find(std::string(view(curve::encode_vartime(left))));
    if (found == baby_->end()) continue;
    const std::uint64_t out = base + found->second;
    return out <= bound ? std::optional(out) : std::nullopt;
  }
  return std::nullopt;
}

Rehearsal rehearsal_of(const Digest& d, const Point& y, const Point& call_hash) {
  const Scalar r = hash_to_scalar("teller/rehearsal/randomness", {view(d), view(y), view(call_hash)});
  const Digest drawn = hash("teller/rehearsal/plaintext", {view(d), view(y), view(call_hash)});
  Rehearsal out;
  out.number = static_cast<std::uint64_t>(drawn[0]) << 8 | drawn[1];
  out.pair = {crypto::times_generator(r),
              crypto::add(crypto::times(r, y), crypto::times_generator(crypto::scalar_of(out.number)))};
  out.context = hash("teller/rehearsal", {view(d), view(y), view(call_hash)});
  return out;
}

}  // namespace ballot
