#include "ballot/transcript.hpp"

namespace ballot {
namespace {

std::string big_endian(std::uint64_t number, std::size_t bytes) {
  std::string out(bytes, '\0');
  for (std::size_t i = bytes; i-- > 0; number >>= 8) out[i] = static_cast<char>(number & 0xff);
  return out;
}

void put(std::string& out, std::string_view field) {
  out += u32(field.size());
  out += field;
}

}  // namespace

std::string u16(std::uint64_t number) { return big_endian(number, 2); }
std::string u32(std::uint64_t number) { return big_endian(number, 4); }
std::string u64(std::uint64_t number) { return big_endian(number, 8); }

// In one piece of memory, which whoever has put a secret into it can wipe.
std::string preimage(std::string_view label, Fields fields) {
  constexpr std::string_view name = "plenary/secret-ballot/1";
  std::size_t size = 4 + name.size() + 4 + label.size();
  for (const std::string_view field : fields) size += 4 + field.size();
  std::string out;
  out.reserve(size);
  put(out, name);
  put(out, label);
  for (const std::string_view field : fields) put(out, field);
  return out;
}

Digest hash(std::string_view label, Fields fields) { return crypto::sha512(preimage(label, fields)); }
Scalar hash_to_scalar(std::string_view label, Fields fields) { return crypto::reduced(hash(label, fields)); }
Point generator(std::uint32_t i) { return crypto::from_uniform(hash("generator", {u32(i)})); }

}  // namespace ballot
