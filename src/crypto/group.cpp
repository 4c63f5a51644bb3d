#include "crypto/group.hpp"

#include <sodium.h>

#include "base/check.hpp"

namespace crypto {

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

Point times_generator(const Scalar& scalar) {
  Point out{};
  // It answers -1 for the identity, which is a point like any other here.
  if (crypto_scalarmult_ristretto255_base(out.data(), scalar.data()) != 0) out = identity;
  return out;
}

Point from_uniform(const std::array<std::uint8_t, 64>& bytes) {
  Point out{};
  crypto_core_ristretto255_from_hash(out.data(), bytes.data());
  return out;
}

}  // namespace crypto
