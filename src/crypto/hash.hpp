// SHA-256 and SHA-512 (FIPS 180-4), from libsodium.
#pragma once
#include <string_view>

#include "base/encoding.hpp"

namespace crypto {

using Hash = base::Bytes32;

Hash sha256(std::string_view bytes);
// Of the parts, one behind the other.
Hash sha256(std::initializer_list<std::string_view> parts);

std::array<std::uint8_t, 64> sha512(std::string_view bytes);

}  // namespace crypto
