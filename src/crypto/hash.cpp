#include "crypto/hash.hpp"

#include <sodium.h>

namespace crypto {
namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

Hash sha256(std::string_view bytes) {
  Hash out{};
  crypto_hash_sha256(out.data(), raw(bytes), bytes.size());
  return out;
}

Hash sha256(std::initializer_list<std::string_view> parts) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const std::string_view part : parts) crypto_hash_sha256_update(&state, raw(part), part.size());
  Hash out{};
  crypto_hash_sha256_final(&state, out.data());
  return out;
}

std::array<std::uint8_t, 64> sha512(std::string_view bytes) {
  std::array<std::uint8_t, 64> out{};
  crypto_hash_sha512(out.data(), raw(bytes), bytes.size());
  return out;
}

}  // namespace crypto
