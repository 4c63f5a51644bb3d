#include "ballot/reader.hpp"

#include "base/check.hpp"
#include "crypto/box.hpp"

namespace ballot {
namespace {

std::optional<Point> exactly_32(std::string_view bytes) { return base::exactly<32>(std::string(bytes)); }

}  // namespace

Checked<Decoded> decode_point_or_identity(std::string_view bytes) {
  const auto encoding = exactly_32(bytes);
  const auto point = encoding ? curve::decode_vartime(*encoding) : std::nullopt;
  if (!point) return base::fail(Code::point);
  return Decoded{*encoding, *point};
}

Checked<Decoded> decode_point(std::string_view bytes) {
  auto out = decode_point_or_identity(bytes);
  if (out && out->bytes == crypto::identity) return base::fail(Code::identity);
  return out;
}

Checked<Scalar> decode_scalar(std::string_view bytes) {
  const auto out = exactly_32(bytes);
  if (!out || !crypto::is_scalar(*out)) return base::fail(Code::scalar);
  return *out;
}

Checked<Point> decode_box_key(std::string_view bytes) {
  const auto out = exactly_32(bytes);
  if (!out || !crypto::is_box_key(*out)) return base::fail(Code::box_key);
  return *out;
}

std::string_view Reader::bytes(std::size_t count) {
  base::check(count <= rest_.size(), "a message whose length was checked");
  const std::string_view out = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return out;
}

std::uint64_t Reader::number(std::size_t count) {
  std::uint64_t out = 0;
  for (const char byte : bytes(count)) out = out << 8 | static_cast<unsigned char>(byte);
  return out;
}

}  // namespace ballot
