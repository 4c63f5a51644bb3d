#include "crypto/group.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/check.hpp"

namespace crypto {
namespace {

// L, little-endian.
constexpr Scalar order = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                          0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
                          0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

}  // namespace

bool is_point(const Point& bytes) {
  return bytes[31] < 128 && crypto_core_ristretto255_is_valid_point(bytes.data()) == 1;
}

Point add(const Point& a, const Point& b) {
  Point out{};
  base::check(crypto_core_ristretto255_add(out.data(), a.data(), b.data()) == 0, "a sum of what is no point");
  return out;
}

Point subtract(const Point& a, const Point& b) {
  Point out{};
  base::check(crypto_core_ristretto255_sub(out.data(), a.data(), b.data()) == 0, "a difference of what is no point");
  return out;
}

// libsodium answers -1 for the identity, which is a point like any other here, and writes it all the same.
Point times(const std::uint8_t* scalar, const Point& point) {
  Point out{};
  if (crypto_scalarmult_ristretto255(out.data(), scalar, point.data()) != 0) return out;
  return out;
}

Point times_generator(const std::uint8_t* scalar) {
  Point out{};
  if (crypto_scalarmult_ristretto255_base(out.data(), scalar) != 0) return out;
  return out;
}

Point from_uniform(const Wide& bytes) {
  Point out{};
  crypto_core_ristretto255_from_hash(out.data(), bytes.data());
  return out;
}

void multiply_scalars(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b) {
  crypto_core_ristretto255_scalar_mul(out, a, b);
}
void add_scalars(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b) {
  crypto_core_ristretto255_scalar_add(out, a, b);
}
void subtract_scalars(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b) {
  crypto_core_ristretto255_scalar_sub(out, a, b);
}
void reduce(std::uint8_t* out, const Wide& bytes) { crypto_core_ristretto255_scalar_reduce(out, bytes.data()); }
bool is_zero_scalar(const std::uint8_t* scalar) { return sodium_is_zero(scalar, 32) == 1; }

bool is_scalar(const Scalar& bytes) {
  return std::lexicographical_compare(bytes.rbegin(), bytes.rend(), order.rbegin(), order.rend());
}

// Whether bytes - L borrows at the end.
bool is_secret_scalar(const std::uint8_t* bytes) {
  unsigned borrow = 0;
  for (std::size_t i = 0; i < 32; ++i) borrow = ((bytes[i] - order[i] - borrow) >> 8) & 1U;
  return borrow == 1;
}
bool is_same_secretly(const Point& a, const Point& b) { return sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

Scalar multiply(const Scalar& a, const Scalar& b) {
  Scalar out{};
  multiply_scalars(out.data(), a.data(), b.data());
  return out;
}
Scalar plus(const Scalar& a, const Scalar& b) {
  Scalar out{};
  add_scalars(out.data(), a.data(), b.data());
  return out;
}
Scalar minus(const Scalar& a, const Scalar& b) {
  Scalar out{};
  subtract_scalars(out.data(), a.data(), b.data());
  return out;
}
Scalar negative(const Scalar& a) { return minus(Scalar{}, a); }
Scalar inverse(const Scalar& a) {
  Scalar out{};
  base::check(crypto_core_ristretto255_scalar_invert(out.data(), a.data()) == 0, "the inverse of zero");
  return out;
}
Scalar scalar_of(std::uint64_t number) {
  Scalar out{};
  for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return out;
}
Scalar reduced(const Wide& bytes) {
  Scalar out{};
  reduce(out.data(), bytes);
  return out;
}

void select(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b, std::uint8_t second) {
  const auto mask = static_cast<std::uint8_t>(0 - second);
  for (std::size_t i = 0; i < 32; ++i) out[i] = static_cast<std::uint8_t>(a[i] ^ (mask & (a[i] ^ b[i])));
}
Point selected(const Point& a, const Point& b, std::uint8_t second) {
  Point out{};
  select(out.data(), a.data(), b.data(), second);
  return out;
}

}  // namespace crypto
