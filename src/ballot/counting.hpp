// From the counted ballots to the numbers (section 9).
#pragma once
#include <map>
#include <unordered_map>

#include "ballot/ballots.hpp"

namespace ballot {

struct Counted {
  std::uint32_t line = 0;  // of the roll
  std::size_t row_class = 0;
  std::uint64_t weight = 1;
  Tracker tracker{};
  std::vector<Slot> slots;
};

Digest lock_digest(const Digest& v, const Point& lock_hash, const std::vector<Counted>& counted);
Digest counts_context(const Digest& v, const Digest& lock);

// One row for each class with a counted ballot, one pair for each slot: sums by weight.
struct Row {
  std::size_t of_class = 0;
  std::uint64_t weight = 0;  // of all its counted ballots
  std::vector<Slot> slots;
};
std::vector<Row> aggregates(const std::vector<Counted>& counted, std::size_t slots);
std::vector<Point> alphas_of(const std::vector<Row>& rows);

// λ_j for interpolation at 0 over these indices.
std::map<std::uint32_t, Scalar> lagrange(const std::vector<std::uint32_t>& indices);

// β − Σ λ_j · F_j.
Point combined(const Point& beta, const std::map<std::uint32_t, Scalar>& lambda,
               const std::map<std::uint32_t, Point>& factors);

// m with m·G = the point and 0 ≤ m ≤ bound: baby steps, giant steps (Shanks 1971).
// The baby steps are made once for a process, as far as the largest bound needed them.
class SmallLogarithms {
 public:
  explicit SmallLogarithms(std::uint64_t bound);
  std::optional<std::uint64_t> of(const Point& point, std::uint64_t bound) const;

 private:
  std::uint64_t steps_;
  std::shared_ptr<const std::unordered_map<std::string, std::uint64_t>> baby_;
};

// The rehearsal (section 8): a ciphertext that everybody can compute, of a number that everybody knows.
struct Rehearsal {
  Slot pair;
  std::uint64_t number = 0;
  Digest context{};
};
Rehearsal rehearsal_of(const Digest& d, const Point& y, const Point& call_hash);

}  // namespace ballot
