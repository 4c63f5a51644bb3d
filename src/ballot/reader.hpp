// A binary message, read strictly in byte order (section 2): the first field that is none gives the code.
#pragma once
#include <optional>
#include <string_view>

#include "ballot/code.hpp"
#include "ballot/transcript.hpp"
#include "curve/point.hpp"

namespace ballot {

// A point with the bytes that stand for it.
struct Decoded {
  Point bytes{};
  curve::Affine point;
};

// 32 canonical bytes; `point` otherwise, `identity` for O.
Checked<Decoded> decode_point(std::string_view bytes);
Checked<Decoded> decode_point_or_identity(std::string_view bytes);
Checked<Scalar> decode_scalar(std::string_view bytes);
// An X25519 key: below 2^255 − 19, and of no small order.
Checked<Point> decode_box_key(std::string_view bytes);

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  Decoded point() { return take(decode_point); }
  Decoded point_or_identity() { return take(decode_point_or_identity); }
  Scalar scalar() { return take(decode_scalar); }
  std::string_view bytes(std::size_t count);
  std::uint64_t number(std::size_t bytes);  // big-endian

  const std::optional<Code>& fault() const { return fault_; }

 private:
  template <class T>
  T take(Checked<T> (*decode)(std::string_view)) {
    const auto read = decode(bytes(32));
    if (read) return *read;
    if (!fault_) fault_ = read.error();
    return {};
  }

  std::string_view rest_;
  std::optional<Code> fault_;
};

}  // namespace ballot
