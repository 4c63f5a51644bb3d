// The field of 2^255 − 19 elements, in five limbs of 51 bits. In VARIABLE or constant time as it comes: only for what
// everybody may know.
//
// Bounds: what `mul`, `square`, `subtract` and `negate` give has limbs below 2^52 ("carried"); `add` of two such has
// limbs below 2^53. `mul` and `square` take limbs below 2^54, `subtract` takes a second term below 2^54.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "base/encoding.hpp"

namespace curve {

struct Fe {
  std::array<std::uint64_t, 5> limb{};
};

inline constexpr std::uint64_t limb_mask = (std::uint64_t{1} << 51) - 1;
inline constexpr Fe zero{};
inline constexpr Fe one{{1, 0, 0, 0, 0}};

// One carry through all limbs, from any 64-bit limbs.
constexpr Fe carried(const Fe& a) {
  const auto& l = a.limb;
  return {{(l[0] & limb_mask) + 19 * (l[4] >> 51), (l[1] & limb_mask) + (l[0] >> 51),
           (l[2] & limb_mask) + (l[1] >> 51), (l[3] & limb_mask) + (l[2] >> 51), (l[4] & limb_mask) + (l[3] >> 51)}};
}

constexpr Fe add(const Fe& a, const Fe& b) {
  Fe out;
  for (std::size_t i = 0; i < 5; ++i) out.limb[i] = a.limb[i] + b.limb[i];
  return out;
}

constexpr Fe subtract(const Fe& a, const Fe& b) {
  // 16 p, so that no limb falls below zero.
  constexpr std::uint64_t low = 16 * ((std::uint64_t{1} << 51) - 19), high = 16 * limb_mask;
  Fe out;
  for (std::size_t i = 0; i < 5; ++i) out.limb[i] = a.limb[i] + (i == 0 ? low : high) - b.limb[i];
  return carried(out);
}

constexpr Fe negate(const Fe& a) { return subtract(zero, a); }

// A language extension that both compilers have.
__extension__ using Wide = unsigned __int128;

// The sums of products, each below 2^115, into limbs.
constexpr Fe folded(std::array<Wide, 5> r) {
  Fe out;
  for (std::size_t i = 0; i < 4; ++i) {
    r[i + 1] += static_cast<std::uint64_t>(r[i] >> 51);
    out.limb[i] = static_cast<std::uint64_t>(r[i]) & limb_mask;
  }
  const auto top = static_cast<std::uint64_t>(r[4] >> 51);
  out.limb[4] = static_cast<std::uint64_t>(r[4]) & limb_mask;
  out.limb[0] += 19 * top;
  out.limb[1] += out.limb[0] >> 51;
  out.limb[0] &= limb_mask;
  return out;
}

constexpr Fe mul(const Fe& x, const Fe& y) {
  const auto& a = x.limb;
  const auto& b = y.limb;
  const std::uint64_t b1 = b[1] * 19, b2 = b[2] * 19, b3 = b[3] * 19, b4 = b[4] * 19;
  return folded({Wide{a[0]} * b[0] + Wide{a[4]} * b1 + Wide{a[3]} * b2 + Wide{a[2]} * b3 + Wide{a[1]} * b4,
                 Wide{a[1]} * b[0] + Wide{a[0]} * b[1] + Wide{a[4]} * b2 + Wide{a[3]} * b3 + Wide{a[2]} * b4,
                 Wide{a[2]} * b[0] + Wide{a[1]} * b[1] + Wide{a[0]} * b[2] + Wide{a[4]} * b3 + Wide{a[3]} * b4,
                 Wide{a[3]} * b[0] + Wide{a[2]} * b[1] + Wide{a[1]} * b[2] + Wide{a[0]} * b[3] + Wide{a[4]} * b4,
                 Wide{a[4]} * b[0] + Wide{a[3]} * b[1] + Wide{a[2]} * b[2] + Wide{a[1]} * b[3] + Wide{a[0]} * b[4]});
}

constexpr Fe square(const Fe& x) {
  const auto& a = x.limb;
  const std::uint64_t d0 = 2 * a[0], d1 = 2 * a[1], d2 = 2 * a[2], a3 = 19 * a[3], a4 = 19 * a[4], d4 = 2 * a4;
  return folded({Wide{a[0]} * a[0] + Wide{d1} * a4 + Wide{d2} * a3, Wide{a[3]} * a3 + Wide{d0} * a[1] + Wide{d2} * a4,
                 Wide{a[1]} * a[1] + Wide{d0} * a[2] + Wide{d4} * a[3],
                 Wide{a[4]} * a4 + Wide{d0} * a[3] + Wide{d1} * a[2],
                 Wide{a[2]} * a[2] + Wide{d0} * a[4] + Wide{d1} * a[3]});
}

// The 255 bits of 32 bytes, little-endian; the highest bit is left out.
constexpr Fe fe_of(const base::Bytes32& bytes) {
  const auto word = [&](std::size_t at) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i) out |= std::uint64_t{bytes[at + i]} << (8 * i);
    return out;
  };
  return {{word(0) & limb_mask, (word(6) >> 3) & limb_mask, (word(12) >> 6) & limb_mask, (word(19) >> 1) & limb_mask,
           (word(24) >> 12) & limb_mask}};
}

// The one number below p.
base::Bytes32 bytes_of(const Fe& a);
bool is_zero(const Fe& a);
// RFC 9496 section 4.1: whether its bytes are odd.
bool is_negative(const Fe& a);
inline bool equal(const Fe& a, const Fe& b) { return is_zero(subtract(a, b)); }
Fe absolute(const Fe& a);

// RFC 9496 section 4.2, SQRT_RATIO_M1: whether u/v is a square, and its root that is not negative (else that of
// i·u/v).
struct Root {
  bool square = false;
  Fe root;
};
Root sqrt_ratio(const Fe& u, const Fe& v);

// Section 4.1.
inline constexpr Fe d{{929955233495203, 466365720129213, 1662059464998953, 2033849074728123, 1442794654840575}};
inline constexpr Fe sqrt_minus_one{
    {1718705420411056, 234908883556509, 2233514472574048, 2117202627021982, 765476049583133}};

}  // namespace curve
