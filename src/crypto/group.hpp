// The group ristretto255 (RFC 9496), prime order L, from libsodium: of the secret ballot. Points are their encodings
// and are compared by their bytes.
#pragma once
#include <array>
#include <optional>

#include "base/encoding.hpp"

namespace crypto {

using Point = base::Bytes32;
using Scalar = base::Bytes32;  // below L, little-endian

// RFC 9496 section 4.3.1: the one encoding of a point. libsodium 1.0.18 overlooks the highest bit; this does not.
bool is_point(const Point& bytes);
inline constexpr Point identity{};

// Section 4.4, of points.
Point add(const Point& a, const Point& b);
Point subtract(const Point& a, const Point& b);

// scalar · generator. In constant time: the scalar may be secret.
Point times_generator(const Scalar& scalar);

// Section 4.3.4: from 64 uniform bytes.
Point from_uniform(const std::array<std::uint8_t, 64>& bytes);

}  // namespace crypto
