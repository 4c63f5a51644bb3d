#include "ballot/claims.hpp"

#include <algorithm>

#include "crypto/random.hpp"
#include "curve/msm.hpp"

namespace ballot {
namespace {

constexpr Scalar one = {1};

Scalar weight() {
  Scalar out{};
  do crypto::fill_random(std::span(out).first<16>());
  while (out == Scalar{});
  return out;
}

}  // namespace

Claims::Place Claims::point(const curve::Affine& point) {
  points_.push_back(point);
  return static_cast<Place>(points_.size() - 1);
}
void Claims::add(Place point) { terms_.push_back({one, point, true}); }
void Claims::add(const Scalar& scalar, Place point) { terms_.push_back({scalar, point, false}); }

std::optional<Code> Claims::first_false(const curve::Affine& y) const {
  std::vector<Scalar> scalars;
  std::vector<curve::Affine> points;
  for (std::size_t i = 0; i < equations_.size(); ++i) {
    scalars = {equations_[i].g, equations_[i].y};
    points = {curve::generator(), y};
    for (std::size_t term = equations_[i].first; term < end_of(i); ++term) {
      scalars.push_back(terms_[term].scalar);
      points.push_back(points_[terms_[term].point]);
    }
    if (!curve::is_identity_vartime(curve::msm(scalars, points))) return equations_[i].code;
  }
  return std::nullopt;
}

bool all_hold(std::span<const Claims* const> batch, const curve::Affine& y) {
  std::vector<curve::Affine> points = {curve::generator(), y};
  std::vector<Scalar> scalars(2);
  for (const Claims* claims : batch) {
    const std::size_t base = points.size();
    points.insert(points.end(), claims->points_.begin(), claims->points_.end());
    scalars.resize(points.size());
    for (std::size_t i = 0; i < claims->equations_.size(); ++i) {
      const auto& equation = claims->equations_[i];
      const Scalar by = weight();
      scalars[0] = crypto::plus(scalars[0], crypto::multiply(by, equation.g));
      scalars[1] = crypto::plus(scalars[1], crypto::multiply(by, equation.y));
      for (std::size_t at = equation.first; at < claims->end_of(i); ++at) {
        const auto& term = claims->terms_[at];
        Scalar& sum = scalars[base + term.point];
        sum = crypto::plus(sum, term.is_one ? by : crypto::multiply(by, term.scalar));
      }
    }
  }
  return curve::is_identity_vartime(curve::msm(scalars, points));
}

}  // namespace ballot
