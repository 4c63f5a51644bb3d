#include "crypto/random.hpp"

#include <sodium.h>

namespace crypto {

void fill_random(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }
void wipe(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

}  // namespace crypto
