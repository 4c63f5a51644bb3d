#include "ballot/draws.hpp"

#include <algorithm>
#include <numeric>

#include "base/check.hpp"
#include "crypto/random.hpp"

namespace ballot {
namespace {

template <class Make>
void draw_until_not_zero(std::uint8_t* out, const Make& make) {
  do make(out);
  while (crypto::is_zero_scalar(out));
}

}  // namespace

Digest TestStream::block() { return hash("test/stream", {seed_, u64(next_++)}); }

void TestStream::scalar(std::uint8_t* out) {
  draw_until_not_zero(out, [this](std::uint8_t* to) { crypto::reduce(to, block()); });
}

void TestStream::bytes(std::span<std::uint8_t> out) {
  base::check(out.size() <= 64, "a block has 64 bytes");
  const Digest drawn = block();
  std::copy_n(drawn.begin(), out.size(), out.begin());
}

std::vector<std::size_t> TestStream::permutation(std::size_t count) {
  std::vector<std::size_t> out(count);
  std::iota(out.begin(), out.end(), 0);
  for (std::size_t i = count; i-- > 0;) {
    const Digest drawn = block();
    std::uint64_t rest = 0;
    for (std::size_t byte = 64; byte-- > 0;) rest = (rest * 256 + drawn[byte]) % (i + 1);
    std::swap(out[i], out[rest]);
  }
  return out;
}

void SystemDraws::scalar(std::uint8_t* out) {
  draw_until_not_zero(out, [](std::uint8_t* to) {
    crypto::Secrets wide(2);
    crypto::fill_random(wide.all());
    Digest bytes;
    std::copy_n(wide[0], 64, bytes.begin());
    crypto::reduce(to, bytes);
    crypto::wipe(bytes);
  });
}
void SystemDraws::bytes(std::span<std::uint8_t> out) { crypto::fill_random(out); }

HedgedDraws::~HedgedDraws() { crypto::wipe(context_); }

void HedgedDraws::context(std::string_view bytes) {
  crypto::wipe(context_);
  context_ = bytes;
}

void HedgedDraws::scalar(std::uint8_t* out) {
  draw_until_not_zero(out, [this](std::uint8_t* to) {
    crypto::Secrets fresh(2);
    crypto::fill_random(fresh.all());
    std::string before = preimage("draw", {{reinterpret_cast<const char*>(fresh[0]), 64},
                                           view(secret_),
                                           statement_,
                                           u32(sequence_),
                                           context_,
                                           u32(counter_++)});
    Digest drawn = crypto::sha512(before);
    crypto::reduce(to, drawn);
    crypto::wipe(drawn);
    crypto::wipe(before);
  });
}
void HedgedDraws::bytes(std::span<std::uint8_t> out) { crypto::fill_random(out); }

}  // namespace ballot
