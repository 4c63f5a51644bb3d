// Every number that a majority may speak of, for one vote: how many of each variable, in each class, by each weight.
//
//   variables   the choices of the body in its order (yes, no, abstain, …), then the figures:
//               members, filled, entitled, present, absent, in_person, and what was stated when the vote opened
//   classes     0 is everybody, then the body's classes in its order
//   weights     0 is one a seat ("heads"), then the body's weights in its order
//
// Whole numbers of 64 bits; `rules::load` proves that no inequality of the body can overflow on them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/check.hpp"

namespace rules {

// The figures every body has, behind the choices.
// `in_person` leaves out whoever is only represented.
enum class Figure : std::uint8_t { members, filled, entitled, present, absent, in_person };
inline constexpr std::size_t figures_fixed = 6;

struct Shape {
  std::size_t choices = 0;
  std::size_t stated = 0;   // figures stated by an act
  std::size_t classes = 1;  // with "everybody"
  std::size_t weights = 1;  // with "heads"

  std::size_t variables() const { return choices + figures_fixed + stated; }
  std::size_t figure(Figure which) const { return choices + static_cast<std::size_t>(which); }
  std::size_t stated_figure(std::size_t index) const { return choices + figures_fixed + index; }

  friend bool operator==(const Shape&, const Shape&) = default;
};

class Counts {
 public:
  Counts() = default;
  explicit Counts(Shape shape) : shape_(shape), cells_(shape.variables() * shape.classes * shape.weights, 0) {}

  const Shape& shape() const { return shape_; }

  std::int64_t& at(std::size_t variable, std::size_t of = 0, std::size_t by = 0) {
    return cells_[cell(variable, of, by)];
  }
  std::int64_t at(std::size_t variable, std::size_t of = 0, std::size_t by = 0) const {
    return cells_[cell(variable, of, by)];
  }
  std::int64_t figure(Figure which, std::size_t of = 0, std::size_t by = 0) const {
    return at(shape_.figure(which), of, by);
  }

  friend bool operator==(const Counts&, const Counts&) = default;

 private:
  std::size_t cell(std::size_t variable, std::size_t of, std::size_t by) const {
    const std::size_t index = (variable * shape_.classes + of) * shape_.weights + by;
    base::check(index < cells_.size(), "a count outside the shape of the body");
    return index;
  }

  Shape shape_;
  std::vector<std::int64_t> cells_;
};

}  // namespace rules
