#include "crypto/sign.hpp"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>

#include "base/check.hpp"
#include "crypto/secret.hpp"

namespace crypto {
namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// Points of order 1, 2, 4 and 8, in every encoding that a library might take for one. From the 255-bit encoding with
// the sign bit cleared; the order-8 points have both signs, the others are listed by their y alone.
constexpr std::array<std::string_view, 7> low_order_y = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"};

bool has_low_order(base::Bytes32 point) {
  static const auto known = [] {
    std::array<base::Bytes32, low_order_y.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = *base::exactly<32>(base::from_hex(low_order_y[i]));
    return out;
  }();
  point[31] &= 0x7f;
  return std::find(known.begin(), known.end(), point) != known.end();
}

// S < L, both little-endian: RFC 8032 section 5.1.7.
bool is_reduced(const std::uint8_t* s) {
  static const auto order =
      *base::exactly<32>(base::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"));
  for (std::size_t i = 32; i-- > 0;)
    if (s[i] != order[i]) return s[i] < order[i];
  return false;
}

}  // namespace

namespace {

struct FreeBytes {
  void operator()(unsigned char* bytes) const { sodium_free(bytes); }
};
using Locked = std::unique_ptr<unsigned char[], FreeBytes>;

unsigned char* locked(std::size_t count) {
  static const bool ready = sodium_init() >= 0;
  base::check(ready, "libsodium could not be set up");
  auto* out = static_cast<unsigned char*>(sodium_malloc(count));
  base::check(out != nullptr, "no memory for a key");
  return out;
}

}  // namespace

void keep_no_core_dumps() {
  // A key must not end up in a file because the program crashed.
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

void keep_others_out() { prctl(PR_SET_DUMPABLE, 0); }

bool is_good_key(const PublicKey& key) { return crypto_core_ed25519_is_valid_point(key.data()) == 1; }

bool verify(const PublicKey& key, std::string_view message, const Signature& signature) {
  base::Bytes32 r{};
  std::copy_n(signature.begin(), 32, r.begin());
  if (has_low_order(r) || !is_reduced(signature.data() + 32)) return false;
  return crypto_sign_verify_detached(signature.data(), raw(message), message.size(), key.data()) == 0;
}

void SigningKey::Free::operator()(unsigned char* bytes) const { sodium_free(bytes); }

SigningKey SigningKey::generate() {
  SigningKey out;
  out.secret_.reset(locked(crypto_sign_SECRETKEYBYTES));
  crypto_sign_keypair(out.public_.data(), out.secret_.get());
  return out;
}

SigningKey SigningKey::from_seed(std::string_view seed) {
  base::check(seed.size() == crypto_sign_SEEDBYTES, "a seed has 32 bytes");
  SigningKey out;
  out.secret_.reset(locked(crypto_sign_SECRETKEYBYTES));
  crypto_sign_seed_keypair(out.public_.data(), out.secret_.get(), raw(seed));
  return out;
}

Signature SigningKey::sign(std::string_view message) const {
  Signature out{};
  crypto_sign_detached(out.data(), nullptr, raw(message), message.size(), secret_.get());
  return out;
}

SigningKey::Seed SigningKey::seed() const {
  Seed out;
  out.bytes_.reset(locked(crypto_sign_SEEDBYTES));
  crypto_sign_ed25519_sk_to_seed(out.bytes_.get(), secret_.get());
  return out;
}

std::optional<Sealed> seal(const SigningKey& key, std::string_view passphrase, SealCost cost) {
  const SigningKey::Seed seed = key.seed();
  return seal({raw(seed.view()), seed.view().size()}, passphrase, cost);
}

std::optional<SigningKey> unseal(const Sealed& sealed, std::string_view passphrase) {
  Secrets seed(1);
  if (!unseal(seed.all(), sealed, passphrase)) return std::nullopt;
  return SigningKey::from_seed({reinterpret_cast<const char*>(seed[0]), crypto_sign_SEEDBYTES});
}

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

}  // namespace crypto
