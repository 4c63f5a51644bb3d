// The one construction for everything that is hashed (section 3): SHA-512 over length-prefixed fields under a label.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "crypto/group.hpp"
#include "crypto/hash.hpp"

namespace ballot {

using Digest = crypto::Wide;  // 64 bytes
using crypto::Point;
using crypto::Scalar;

// Numbers as fields: big-endian.
std::string u16(std::uint64_t number);
std::string u32(std::uint64_t number);
std::string u64(std::uint64_t number);

using Fields = std::initializer_list<std::string_view>;

std::string preimage(std::string_view label, Fields fields);
Digest hash(std::string_view label, Fields fields);            // H
Scalar hash_to_scalar(std::string_view label, Fields fields);  // Hs

// h_i, a generator of which nobody knows a logarithm.
Point generator(std::uint32_t i);

inline std::string_view view(const Point& bytes) { return base::view(bytes); }
inline std::string_view view(const Digest& bytes) { return base::view(bytes); }
inline std::string_view view(const std::uint8_t* bytes) { return {reinterpret_cast<const char*>(bytes), 32}; }

}  // namespace ballot
