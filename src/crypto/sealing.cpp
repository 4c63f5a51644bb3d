#include "crypto/sealing.hpp"

#include <sodium.h>

#include <algorithm>

#include "crypto/random.hpp"
#include "crypto/secret.hpp"

namespace crypto {
namespace {

// The key that a passphrase gives. False: no memory for the work.
bool derive(std::uint8_t* out, std::string_view passphrase, const Sealed& sealed) {
  return crypto_pwhash(out, crypto_secretbox_KEYBYTES, passphrase.data(), passphrase.size(), sealed.salt.data(),
                       sealed.cost.ops, sealed.cost.mem_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

}  // namespace

bool is_passphrase(std::string_view passphrase) {
  return !passphrase.empty() && passphrase.size() <= 128 &&
         std::all_of(passphrase.begin(), passphrase.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

bool seal_as(Sealed& sealed, std::span<const std::uint8_t> secret, std::string_view passphrase) {
  Secrets wrapping(1);
  if (!derive(wrapping[0], passphrase, sealed)) return false;
  sealed.box.resize(seal_bytes + secret.size());
  return crypto_secretbox_easy(reinterpret_cast<unsigned char*>(sealed.box.data()), secret.data(), secret.size(),
                               sealed.nonce.data(), wrapping[0]) == 0;
}

std::optional<Sealed> seal(std::span<const std::uint8_t> secret, std::string_view passphrase, SealCost cost) {
  Sealed out;
  out.cost = cost;
  fill_random(out.salt);
  fill_random(out.nonce);
  return seal_as(out, secret, passphrase) ? std::optional(std::move(out)) : std::nullopt;
}

bool unseal(std::span<std::uint8_t> out, const Sealed& sealed, std::string_view passphrase) {
  if (sealed.box.size() != out.size() + seal_bytes) return false;
  Secrets wrapping(1);
  if (!derive(wrapping[0], passphrase, sealed)) return false;
  return crypto_secretbox_open_easy(out.data(), reinterpret_cast<const unsigned char*>(sealed.box.data()),
                                    sealed.box.size(), sealed.nonce.data(), wrapping[0]) == 0;
}

}  // namespace crypto
