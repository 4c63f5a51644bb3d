// Our own arithmetic on public data against libsodium's: the same points, the same bytes.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "ballot/transcript.hpp"
#include "curve/msm.hpp"

namespace {

using ballot::Point;
using ballot::Scalar;

Point some_point(std::uint32_t i) { return ballot::generator(i); }
Scalar some_scalar(std::uint32_t i) { return ballot::hash_to_scalar("test", {ballot::u32(i)}); }
curve::Affine decoded(const Point& bytes) { return *curve::decode_vartime(bytes); }

TEST(Curve, AnElementComesBackAsItWent) {
  EXPECT_EQ(curve::encode_vartime(curve::identity), crypto::identity);
  EXPECT_EQ(curve::encode_vartime(curve::point_of(curve::generator())),
            crypto::times_generator(crypto::scalar_of(1)));
  for (std::uint32_t i = 0; i < 200; ++i)
    EXPECT_EQ(curve::encode_vartime(curve::point_of(decoded(some_point(i)))), some_point(i)) << i;
}

TEST(Curve, TakesForPointsWhatLibsodiumTakes) {
  for (std::uint32_t i = 0; i < 2000; ++i) {
    Point bytes = some_scalar(i);
    bytes[31] = static_cast<std::uint8_t>(bytes[31] + (i % 8) * 16);
    bytes[0] = static_cast<std::uint8_t>(bytes[0] & ~(i % 3 == 0 ? 0 : 1));
    EXPECT_EQ(curve::decode_vartime(bytes).has_value(), crypto::is_point(bytes)) << base::hex(base::view(bytes));
  }
}

TEST(Curve, AddsAndDoublesAsLibsodiumDoes) {
  for (std::uint32_t i = 0; i < 100; ++i) {
    const Point a = some_point(i), b = some_point(i + 1);
    const curve::Point sum = curve::add(curve::point_of(decoded(a)), decoded(b));
    EXPECT_EQ(curve::encode_vartime(sum), crypto::add(a, b));
    EXPECT_EQ(curve::encode_vartime(curve::subtract(curve::point_of(decoded(a)), decoded(b))),
              crypto::subtract(a, b));
    EXPECT_EQ(curve::encode_vartime(curve::twice(curve::point_of(decoded(a)))), crypto::add(a, a));
    EXPECT_EQ(curve::encode_vartime(curve::add(sum, sum)), crypto::add(crypto::add(a, b), crypto::add(a, b)));
    EXPECT_TRUE(curve::is_identity_vartime(curve::subtract(curve::point_of(decoded(a)), decoded(a))));
    EXPECT_FALSE(curve::is_identity_vartime(sum));
  }
}

Point summed(const std::vector<Scalar>& scalars, const std::vector<Point>& points) {
  Point out = crypto::identity;
  for (std::size_t i = 0; i < points.size(); ++i) out = crypto::add(out, crypto::times(scalars[i], points[i]));
  return out;
}

void expect_same(const std::vector<Scalar>& scalars, const std::vector<Point>& points) {
  std::vector<curve::Affine> affine;
  for (const Point& one : points) affine.push_back(decoded(one));
  EXPECT_EQ(curve::encode_vartime(curve::msm(scalars, affine)), summed(scalars, points)) << points.size();
}

TEST(Curve, ManyMultiplicationsAreTheSumOfEach) {
  for (const std::size_t count : {0U, 1U, 2U, 7U, 8U, 9U, 127U, 128U, 129U, 511U, 1200U}) {
    std::vector<Scalar> scalars;
    std::vector<Point> points;
    for (std::uint32_t i = 0; i < count; ++i) {
      scalars.push_back(some_scalar(i));
      points.push_back(some_point(i % 300));  // some come again
      if (i % 5 == 0) scalars.back() = {};
      if (i % 7 == 0) std::fill(scalars.back().begin() + 16, scalars.back().end(), std::uint8_t{0});
    }
    expect_same(scalars, points);
  }
}

TEST(Curve, ScalarsAtTheEdge) {
  const Scalar largest = crypto::negative(crypto::scalar_of(1));
  std::vector<Scalar> scalars = {largest, crypto::scalar_of(1), {}, crypto::scalar_of(1U << 31)};
  Scalar ones{};
  ones.fill(0xff);
  ones[31] = 0x0f;
  scalars.push_back(ones);
  std::vector<Point> points;
  for (std::uint32_t i = 0; i < scalars.size(); ++i) points.push_back(some_point(7));
  expect_same(scalars, points);
  // The same digits everywhere, by the method for many.
  expect_same(std::vector<Scalar>(400, ones), std::vector<Point>(400, some_point(3)));
  expect_same(std::vector<Scalar>(400, largest), std::vector<Point>(400, some_point(3)));
}

}  // namespace
