// Bytes as text: hex and base64 (RFC 4648 section 4, with padding). Reading is strict: one spelling for each value.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Bytes32 = std::array<std::uint8_t, 32>;  // a SHA-256 hash or a public key

template <std::size_t N>
std::string_view view(const std::array<std::uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

std::string hex(std::string_view bytes);  // lower case
std::string base64(std::string_view bytes);

// Nothing: an odd length, another letter, upper case.
std::optional<std::string> from_hex(std::string_view text);
// Nothing: another alphabet, padding missing or too much, bits left over, white space.
std::optional<std::string> from_base64(std::string_view text);

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> exactly(const std::optional<std::string>& bytes) {
  if (!bytes || bytes->size() != N) return std::nullopt;
  std::array<std::uint8_t, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<std::uint8_t>((*bytes)[i]);
  return out;
}

}  // namespace base
