#include "curve/field.hpp"

namespace curve {
namespace {

Fe squared(Fe a, int times) {
  for (int i = 0; i < times; ++i) a = square(a);
  return a;
}

// a^(2^252 − 3) = a^((p − 5)/8).
Fe root_power(const Fe& a) {
  const Fe a2 = square(a), a9 = mul(a, squared(a2, 2)), a11 = mul(a2, a9);
  const Fe x5 = mul(square(a11), a9);  // 2^5 − 1
  const Fe x10 = mul(squared(x5, 5), x5), x20 = mul(squared(x10, 10), x10), x40 = mul(squared(x20, 20), x20);
  const Fe x50 = mul(squared(x40, 10), x10), x100 = mul(squared(x50, 50), x50), x200 = mul(squared(x100, 100), x100);
  const Fe x250 = mul(squared(x200, 50), x50);
  return mul(squared(x250, 2), a);
}

}  // namespace

base::Bytes32 bytes_of(const Fe& a) {
  Fe r = carried(carried(a));
  // How often p is in it: once if adding 19 carries out of bit 255.
  std::uint64_t q = (r.limb[0] + 19) >> 51;
  for (std::size_t i = 1; i < 5; ++i) q = (r.limb[i] + q) >> 51;
  r.limb[0] += 19 * q;
  for (std::size_t i = 0; i < 4; ++i) {
    r.limb[i + 1] += r.limb[i] >> 51;
    r.limb[i] &= limb_mask;
  }
  r.limb[4] &= limb_mask;
  base::Bytes32 out{};
  for (std::size_t bit = 0, byte = 0; byte < 32; ++byte, bit += 8) {
    const std::size_t limb = bit / 51, from = bit % 51;
    std::uint64_t value = r.limb[limb] >> from;
    if (from > 43 && limb < 4) value |= r.limb[limb + 1] << (51 - from);
    out[byte] = static_cast<std::uint8_t>(value);
  }
  return out;
}

bool is_zero(const Fe& a) { return bytes_of(a) == base::Bytes32{}; }
bool is_negative(const Fe& a) { return (bytes_of(a)[0] & 1) != 0; }
Fe absolute(const Fe& a) { return is_negative(a) ? negate(a) : a; }

Root sqrt_ratio(const Fe& u, const Fe& v) {
  const Fe v3 = mul(square(v), v);
  Fe root = mul(mul(u, v3), root_power(mul(u, mul(square(v3), v))));
  const Fe check = mul(v, square(root)), minus_u = negate(u);
  const bool right = equal(check, u), flipped = equal(check, minus_u),
             flipped_i = equal(check, mul(minus_u, sqrt_minus_one));
  if (flipped || flipped_i) root = mul(root, sqrt_minus_one);
  return {right || flipped, absolute(root)};
}

}  // namespace curve
