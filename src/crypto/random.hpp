// The operating system's random source, and forgetting.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace crypto {

// A source that fails ends the process (libsodium).
void fill_random(std::span<std::uint8_t> out);

void wipe(std::span<std::uint8_t> bytes);
inline void wipe(std::string& text) { wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }

}  // namespace crypto
