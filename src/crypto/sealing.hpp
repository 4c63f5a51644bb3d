// Secrets in a file, sealed with a passphrase: Argon2id v1.3 and XSalsa20-Poly1305.
//   {"format":"plenary/key-file/1","kind":…,"ops":3,"mem_kib":262144,"salt":"…","nonce":"…","box":"…"}
// `ops` and `mem_kib` say how much work a guess costs.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace crypto {

struct SealCost {
  std::uint64_t ops = 3;
  std::uint64_t mem_kib = 262'144;
};
// 1 to 128 characters from space to '~'.
bool is_passphrase(std::string_view passphrase);

inline constexpr std::size_t seal_bytes = 16;  // a box is so much longer than what it holds
struct Sealed {
  SealCost cost;
  std::array<std::uint8_t, 16> salt{};
  std::array<std::uint8_t, 24> nonce{};
  std::string box;
};

// With salt and nonce drawn anew. Nothing: no memory for the work.
std::optional<Sealed> seal(std::span<const std::uint8_t> secret, std::string_view passphrase, SealCost cost);
// With those of `sealed`, whose box is made. False: no memory for the work.
bool seal_as(Sealed& sealed, std::span<const std::uint8_t> secret, std::string_view passphrase);
// Into memory of crypto::Secrets, as long as the box without its seal. False: another passphrase, or damage.
bool unseal(std::span<std::uint8_t> out, const Sealed& sealed, std::string_view passphrase);

}  // namespace crypto
