#include "crypto/secret.hpp"

#include <sodium.h>

#include "base/check.hpp"

namespace crypto {

Secrets::Secrets(std::size_t count) : count_(count) {
  static const bool ready = sodium_init() >= 0;
  base::check(ready, "libsodium could not be set up");
  bytes_.reset(static_cast<std::uint8_t*>(sodium_allocarray(count == 0 ? 1 : count, 32)));
  base::check(bytes_ != nullptr, "no memory for secrets");
  sodium_memzero(bytes_.get(), 32 * count);
}

void Secrets::Free::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

}  // namespace crypto
