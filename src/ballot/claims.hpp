// What a verifier asks of points that everybody knows: sums that must be O (section 4), singly or in a batch (section
// 7).
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "ballot/code.hpp"
#include "ballot/transcript.hpp"
#include "curve/point.hpp"

namespace ballot {

// The equations of one message over its points, and over the generator G and the key Y. In VARIABLE time.
class Claims {
 public:
  using Place = std::uint32_t;
  Place point(const curve::Affine& point);

  // Begins an equation; `code`: what it is called when it does not hold. Then its terms.
  void begin(Code code) { equations_.push_back({code, {}, {}, static_cast<std::uint32_t>(terms_.size())}); }
  void add(Place point);                        // 1 · point
  void add(const Scalar& scalar, Place point);  // scalar · point
  void add_g(const Scalar& scalar) { equations_.back().g = crypto::plus(equations_.back().g, scalar); }
  void add_y(const Scalar& scalar) { equations_.back().y = crypto::plus(equations_.back().y, scalar); }

  // The single check, which decides: the first equation that does not hold.
  std::optional<Code> first_false(const curve::Affine& y) const;

 private:
  friend bool all_hold(std::span<const Claims* const> batch, const curve::Affine& y);
  struct Term {
    Scalar scalar{};
    Place point = 0;
    bool is_one = false;
  };
  struct Equation {
    Code code;
    Scalar g{}, y{};
    std::uint32_t first = 0;
  };
  std::size_t end_of(std::size_t equation) const {
    return equation + 1 < equations_.size() ? equations_[equation + 1].first : terms_.size();
  }

  std::vector<curve::Affine> points_;
  std::vector<Term> terms_;
  std::vector<Equation> equations_;
};

// Whether all equations hold: in one multiplication, each with a weight of its own, uniform in 1…2^128−1, drawn now.
// A false equation passes with probability at most 1/(2^128−1).
bool all_hold(std::span<const Claims* const> batch, const curve::Affine& y);

}  // namespace ballot
