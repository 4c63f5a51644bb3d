// SHA-256 (FIPS 180-4), from libsodium.
#pragma once
#include <string_view>

#include "base/encoding.hpp"

namespace crypto {

using Hash = base::Bytes32;

Hash sha256(std::string_view bytes);
// Of the parts, one behind the other.
Hash sha256(std::initializer_list<std::string_view> parts);

}  // namespace crypto
