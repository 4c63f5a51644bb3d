// A teller's, or a seat's, secrets in a file behind a passphrase (section 12).
#pragma once
#include <string>
#include <string_view>

#include "ballot/tellers.hpp"
#include "crypto/sealing.hpp"

namespace ballot {

// What a person is told: no passphrase that may be used; another one, or a damaged file; of another ceremony.
enum class KeyFault : std::uint8_t { passphrase, damage, foreign };

struct TellerKey {
  std::uint32_t index = 0;
  crypto::Secrets kept;  // dk, a_0 … a_{t−1}
};
base::Result<TellerKey, KeyFault> open_teller_key(std::string_view text, std::string_view passphrase,
                                                  const Digest& d);
base::Result<crypto::Secrets, KeyFault> open_credential_key(std::string_view text, std::string_view passphrase);

// What is sealed in a teller's file, without opening it; nothing: damage. And the file's text again.
std::optional<crypto::Sealed> sealed_teller_key(std::string_view text);
std::string text_of_teller_key(const crypto::Sealed& sealed);

// The file's text. Nothing: no memory for the work.
std::optional<std::string> write_teller_key(const Digest& d, std::uint32_t index, const crypto::Secrets& kept,
                                            std::string_view passphrase, crypto::SealCost cost = {});
std::optional<std::string> write_credential_key(const std::uint8_t* seed, std::string_view passphrase,
                                                crypto::SealCost cost = {});

}  // namespace ballot
