// Boxes: X25519, HSalsa20, XSalsa20-Poly1305 (crypto_box of NaCl), from libsodium.
#pragma once
#include <string>
#include <string_view>

#include "crypto/secret.hpp"

namespace crypto {

using BoxKey = base::Bytes32;

// Little-endian below 2^255 − 19, and of no small order: X25519 with it is not all zero.
bool is_box_key(const BoxKey& key);
// X25519(secret, 9).
BoxKey box_key_of(const std::uint8_t* secret);
// X25519(1 ‖ 0^31, key), clamped as usual: two keys that are equal here are the same, or apart by a small-order
// point.
BoxKey box_key_class(const BoxKey& key);

using BoxNonce = std::array<std::uint8_t, 24>;
// 32 secret bytes into 48: tag, then ciphertext.
std::array<std::uint8_t, 48> seal_in_box(const std::uint8_t* message, const BoxNonce& nonce, const BoxKey& receiver,
                                         const std::uint8_t* sender);
// Any bytes, 16 more of them.
std::string sealed_in_box(std::string_view message, const BoxNonce& nonce, const BoxKey& receiver,
                          const std::uint8_t* sender);
// False: it does not open.
bool open_box(std::uint8_t* out, const std::array<std::uint8_t, 48>& box, const BoxNonce& nonce, const BoxKey& sender,
              const std::uint8_t* receiver);

}  // namespace crypto
