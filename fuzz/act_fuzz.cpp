// Any bytes as an act and as a ruling: read or refused; what is read is written and read again as the same.
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "codec/codec.hpp"
#include "codec/positions.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto act = codec::read_act(text)) {
    const std::string written = codec::write_act(*act);
    const auto again = codec::read_act(written);
    base::check(again && codec::write_act(*again) == written, "an act that does not come back");
    (void)codec::latest_position(act->act);
    (void)codec::words_of(act->act);
  }
  if (const auto ruling = codec::read_ruling(text)) {
    const std::string written = codec::write_ruling(*ruling);
    const auto again = codec::read_ruling(written);
    base::check(again && codec::write_ruling(*again) == written, "a ruling that does not come back");
  }
  return 0;
}
