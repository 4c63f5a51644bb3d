// The group ristretto255 (RFC 9496), prime order L, and its scalars, from libsodium: of the secret ballot. Points are
// their encodings and are compared by their bytes. In constant time: a scalar may be secret; a pointer to 32 bytes is
// one that lies in crypto::Secrets.
#pragma once
#include <array>
#include <optional>

#include "base/encoding.hpp"

namespace crypto {

using Point = base::Bytes32;
using Scalar = base::Bytes32;  // below L, little-endian
using Wide = std::array<std::uint8_t, 64>;

// RFC 9496 section 4.3.1: the one encoding of a point. libsodium 1.0.18 overlooks the highest bit; this does not.
bool is_point(const Point& bytes);
inline constexpr Point identity{};

// Section 4.4, of points.
Point add(const Point& a, const Point& b);
Point subtract(const Point& a, const Point& b);

// scalar · point, and scalar · generator; the identity where libsodium answers -1 for it.
Point times(const std::uint8_t* scalar, const Point& point);
Point times_generator(const std::uint8_t* scalar);
inline Point times(const Scalar& scalar, const Point& point) { return times(scalar.data(), point); }
inline Point times_generator(const Scalar& scalar) { return times_generator(scalar.data()); }

// Section 4.3.4: from 64 uniform bytes.
Point from_uniform(const Wide& bytes);

// Scalars mod L. `out` may be one of the others.
void multiply_scalars(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b);
void add_scalars(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b);
void subtract_scalars(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b);
void reduce(std::uint8_t* out, const Wide& bytes);  // a little-endian number mod L
bool is_zero_scalar(const std::uint8_t* scalar);

// The same for what everybody may know.
bool is_scalar(const Scalar& bytes);               // below L
bool is_secret_scalar(const std::uint8_t* bytes);  // the same of a secret, in constant time
bool is_same_secretly(const Point& a, const Point& b);
Scalar multiply(const Scalar& a, const Scalar& b);
Scalar plus(const Scalar& a, const Scalar& b);
Scalar minus(const Scalar& a, const Scalar& b);
Scalar negative(const Scalar& a);
Scalar inverse(const Scalar& a);  // of one that is not zero
Scalar scalar_of(std::uint64_t number);
Scalar reduced(const Wide& bytes);

// `a` where `second` is 0, `b` where it is 1, without a branch.
Point selected(const Point& a, const Point& b, std::uint8_t second);
void select(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b, std::uint8_t second);

}  // namespace crypto
