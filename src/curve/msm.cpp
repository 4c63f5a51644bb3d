#include "curve/msm.hpp"

#include <vector>

#include "base/check.hpp"

namespace curve {
namespace {

constexpr int scalar_bits = 256;

// The bits from `at` on, `width` of them, of a scalar; beyond its end zeros.
std::uint32_t bits_of(const Scalar& scalar, int at, int width) {
  std::uint64_t word = 0;
  for (int i = 0; i < 5; ++i)
    if (const int byte = at / 8 + i; byte < 32)
      word |= std::uint64_t{scalar[static_cast<std::size_t>(byte)]} << (8 * i);
  return static_cast<std::uint32_t>(word >> (at % 8)) & ((1U << width) - 1);
}

// In base 2^width with digits from −2^(width−1) to 2^(width−1): half as many buckets as digits.
void digits_of(const Scalar& scalar, int width, std::span<std::int16_t> out) {
  int carry = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    int digit = static_cast<int>(bits_of(scalar, static_cast<int>(i) * width, width)) + carry;
    carry = digit > (1 << (width - 1)) ? 1 : 0;
    out[i] = static_cast<std::int16_t>(digit - (carry << width));
  }
}

std::size_t digits_for(int width) { return static_cast<std::size_t>((scalar_bits + width - 1) / width) + 1; }

struct Digits {
  Digits(std::span<const Scalar> scalars, int width) : each(digits_for(width)), all(scalars.size() * each) {
    for (std::size_t i = 0; i < scalars.size(); ++i)
      digits_of(scalars[i], width, std::span(all).subspan(i * each, each));
  }
  int at(std::size_t scalar, std::size_t place) const { return all[scalar * each + place]; }
  std::size_t each;
  std::vector<std::int16_t> all;
};

// Straus (1964): for each point its first eight multiples, one chain of doublings for all.
Point straus(std::span<const Scalar> scalars, std::span<const Affine> points) {
  constexpr int width = 4;
  constexpr std::size_t multiples = std::size_t{1} << (width - 1);
  const Digits digits(scalars, width);
  std::vector<Point> table(points.size() * multiples);
  for (std::size_t i = 0; i < points.size(); ++i) {
    table[i * multiples] = point_of(points[i]);
    for (std::size_t k = 1; k < multiples; ++k)
      table[i * multiples + k] = add(table[i * multiples + k - 1], points[i]);
  }
  Point out = identity;
  for (std::size_t place = digits.each; place-- > 0;) {
    for (int i = 0; i < width; ++i) out = twice(out);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const int digit = digits.at(i, place);
      if (digit == 0) continue;
      Point term = table[i * multiples + static_cast<std::size_t>(std::abs(digit)) - 1];
      if (digit < 0) term = {negate(term.x), term.y, term.z, negate(term.t)};
      out = add(out, term);
    }
  }
  return out;
}

int window_for(std::size_t points) {
  int width = 6;
  for (std::size_t n = 400; n < points && width < 13; n = n * 5 / 2) ++width;
  return width;
}

// Pippenger (1976): the points of one digit are added up first; then Σ digit · sum, by sums of sums.
Point pippenger(std::span<const Scalar> scalars, std::span<const Affine> points) {
  const int width = window_for(points.size());
  const Digits digits(scalars, width);
  std::vector<Point> buckets(std::size_t{1} << (width - 1));
  std::vector<bool> filled(buckets.size());
  Point out = identity;
  for (std::size_t place = digits.each; place-- > 0;) {
    for (int i = 0; i < width; ++i) out = twice(out);
    filled.assign(filled.size(), false);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const int digit = digits.at(i, place);
      if (digit == 0) continue;
      const auto bucket = static_cast<std::size_t>(std::abs(digit)) - 1;
      if (!filled[bucket]) buckets[bucket] = identity;
      filled[bucket] = true;
      buckets[bucket] = digit > 0 ? add(buckets[bucket], points[i]) : subtract(buckets[bucket], points[i]);
    }
    Point running = identity, sum = identity;
    bool any = false;
    for (std::size_t bucket = buckets.size(); bucket-- > 0;) {
      if (filled[bucket]) running = add(running, buckets[bucket]), any = true;
      if (any) sum = add(sum, running);
    }
    if (any) out = add(out, sum);
  }
  return out;
}

}  // namespace

Point msm(std::span<const Scalar> scalars, std::span<const Affine> points) {
  base::check(scalars.size() == points.size(), "as many scalars as points");
  constexpr std::size_t few = 128;
  return points.size() <= few ? straus(scalars, points) : pippenger(scalars, points);
}

}  // namespace curve
