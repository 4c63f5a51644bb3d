#include "curve/point.hpp"

#include "base/check.hpp"

namespace curve {
namespace {

constexpr Fe two_d{{1859910466990425, 932731440258426, 1072319116312658, 1815898335770999, 633789495995903}};
constexpr Fe inverse_root_of_a_minus_d{
    {278908739862762, 821645201101625, 8113234426968, 1777959178193151, 2118520810568447}};
// RFC 9496 section 4: the encoding of the generator.
constexpr Encoding generator_bytes = {0xe2, 0xf2, 0xae, 0x0a, 0x6a, 0xbc, 0x4e, 0x71, 0xa8, 0x84, 0xa9,
                                      0x61, 0xc5, 0x00, 0x51, 0x5f, 0x58, 0xe3, 0x0b, 0x6a, 0xa5, 0x82,
                                      0xdd, 0x8d, 0xb6, 0xa6, 0x59, 0x45, 0xe0, 0x8d, 0x2d, 0x76};

// E, F, G, H of Hisil, Wong, Carter and Dawson (2008), section 3.1, into extended coordinates.
Point completed(const Fe& e, const Fe& f, const Fe& g, const Fe& h) {
  return {mul(e, f), mul(g, h), mul(f, g), mul(e, h)};
}

}  // namespace

std::optional<Affine> decode_vartime(const Encoding& bytes) {
  const Fe s = fe_of(bytes);
  if (bytes_of(s) != bytes || (bytes[0] & 1) != 0) return std::nullopt;
  const Fe ss = square(s), u1 = subtract(one, ss), u2 = add(one, ss), u2_squared = square(u2);
  const Fe v = subtract(negate(mul(d, square(u1))), u2_squared);
  const auto [square_root, inverse] = sqrt_ratio(one, mul(v, u2_squared));
  const Fe den_x = mul(inverse, u2), den_y = mul(mul(inverse, den_x), v);
  const Fe x = absolute(mul(add(s, s), den_x)), y = mul(u1, den_y), t = mul(x, y);
  if (!square_root || is_negative(t) || is_zero(y)) return std::nullopt;
  return Affine{add(y, x), subtract(y, x), mul(t, two_d)};
}

Encoding encode_vartime(const Point& p) {
  const Fe u1 = mul(add(p.z, p.y), subtract(p.z, p.y)), u2 = mul(p.x, p.y);
  const Fe inverse = sqrt_ratio(one, mul(u1, square(u2))).root;
  const Fe den1 = mul(inverse, u1), den2 = mul(inverse, u2), z_inverse = mul(mul(den1, den2), p.t);
  const bool rotate = is_negative(mul(p.t, z_inverse));
  const Fe x = rotate ? mul(p.y, sqrt_minus_one) : p.x;
  Fe y = rotate ? mul(p.x, sqrt_minus_one) : p.y;
  const Fe den = rotate ? mul(den1, inverse_root_of_a_minus_d) : den2;
  if (is_negative(mul(x, z_inverse))) y = negate(y);
  return bytes_of(absolute(mul(den, subtract(p.z, y))));
}

Point add(const Point& p, const Affine& q) {
  const Fe a = mul(subtract(p.y, p.x), q.y_minus_x), b = mul(add(p.y, p.x), q.y_plus_x), c = mul(p.t, q.t2d);
  const Fe dd = add(p.z, p.z);
  return completed(subtract(b, a), subtract(dd, c), add(dd, c), add(b, a));
}

Point subtract(const Point& p, const Affine& q) { return add(p, Affine{q.y_minus_x, q.y_plus_x, negate(q.t2d)}); }

Point add(const Point& p, const Point& q) {
  const Fe a = mul(subtract(p.y, p.x), subtract(q.y, q.x)), b = mul(add(p.y, p.x), add(q.y, q.x));
  const Fe c = mul(mul(p.t, two_d), q.t), zz = mul(p.z, q.z), dd = add(zz, zz);
  return completed(subtract(b, a), subtract(dd, c), add(dd, c), add(b, a));
}

Point twice(const Point& p) {
  const Fe a = square(p.x), b = square(p.y), zz = square(p.z), c = add(zz, zz), sum = add(a, b);
  const Fe e = subtract(square(add(p.x, p.y)), sum), g = subtract(b, a);
  return completed(e, subtract(g, c), g, negate(sum));
}

Point point_of(const Affine& a) { return add(identity, a); }

bool is_identity_vartime(const Point& point) { return is_zero(point.x) || is_zero(point.y); }

const Affine& generator() {
  static const Affine out = [] {
    const auto point = decode_vartime(generator_bytes);
    base::check(point.has_value(), "the generator does not decode");
    return *point;
  }();
  return out;
}

}  // namespace curve
