#include "crypto/box.hpp"

#include <sodium.h>

#include <algorithm>

namespace crypto {
namespace {

constexpr std::uint8_t one[32] = {1};

}  // namespace

bool is_box_key(const BoxKey& key) {
  static constexpr BoxKey prime = {0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                   0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                   0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
  if (!std::lexicographical_compare(key.rbegin(), key.rend(), prime.rbegin(), prime.rend())) return false;
  BoxKey out{};
  return crypto_scalarmult_curve25519(out.data(), one, key.data()) == 0 && out != BoxKey{};
}

BoxKey box_key_of(const std::uint8_t* secret) {
  BoxKey out{};
  crypto_scalarmult_curve25519_base(out.data(), secret);
  return out;
}

BoxKey box_key_class(const BoxKey& key) {
  BoxKey out{};
  if (crypto_scalarmult_curve25519(out.data(), one, key.data()) != 0) out = {};
  return out;
}

std::array<std::uint8_t, 48> seal_in_box(const std::uint8_t* message, const BoxNonce& nonce, const BoxKey& receiver,
                                         const std::uint8_t* sender) {
  std::array<std::uint8_t, 48> out{};
  if (crypto_box_easy(out.data(), message, 32, nonce.data(), receiver.data(), sender) != 0) out = {};
  return out;
}

std::string sealed_in_box(std::string_view message, const BoxNonce& nonce, const BoxKey& receiver,
                          const std::uint8_t* sender) {
  std::string out(message.size() + crypto_box_MACBYTES, '\0');
  const auto* in = reinterpret_cast<const unsigned char*>(message.data());
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  if (crypto_box_easy(to, in, message.size(), nonce.data(), receiver.data(), sender) != 0) out.clear();
  return out;
}

bool open_box(std::uint8_t* out, const std::array<std::uint8_t, 48>& box, const BoxNonce& nonce, const BoxKey& sender,
              const std::uint8_t* receiver) {
  return crypto_box_open_easy(out, box.data(), box.size(), nonce.data(), sender.data(), receiver) == 0;
}

}  // namespace crypto
