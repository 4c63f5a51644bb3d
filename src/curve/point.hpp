// ristretto255 (RFC 9496) on Edwards coordinates, for what everybody may know: verification. In VARIABLE time. What
// is secret goes through crypto/group.hpp.
#pragma once
#include <optional>

#include "curve/field.hpp"

namespace curve {

using Encoding = base::Bytes32;

// Extended coordinates on −x² + y² = 1 + d·x²·y²: x = X/Z, y = Y/Z, T = X·Y/Z. A representative; its class is the
// element.
struct Point {
  Fe x, y, z, t;
};
inline constexpr Point identity{zero, one, one, zero};

// One that was decoded: Z = 1, made ready to be added.
struct Affine {
  Fe y_plus_x = one, y_minus_x = one, t2d = zero;
};

// Section 4.3.1, strict: nothing unless it is the one encoding of an element; the identity is one.
std::optional<Affine> decode_vartime(const Encoding& bytes);
// Section 4.3.2.
Encoding encode_vartime(const Point& point);

Point add(const Point& a, const Affine& b);
Point subtract(const Point& a, const Affine& b);
Point add(const Point& a, const Point& b);
Point twice(const Point& a);
Point point_of(const Affine& a);
// Whether it is the identity as an element (section 4.3.3 with the identity: X·Y = 0).
bool is_identity_vartime(const Point& point);

// The generator (section 4).
const Affine& generator();

}  // namespace curve
