#include "ballot/key_file.hpp"

#include <algorithm>
#include <map>

#include "ballot/acts.hpp"
#include "base/json.hpp"

namespace ballot {
namespace {

using base::Json;

constexpr std::string_view format = "plenary/key-file/1";
constexpr std::size_t head_bytes = 68;  // D, u16 i, u16 t

template <std::size_t N>
bool take(const Json& json, Json::At at, std::array<std::uint8_t, N>& out) {
  const auto bytes =
      json.kind(at) == Json::Kind::text ? base::exactly<N>(base::from_base64(json.text(at))) : std::nullopt;
  if (bytes) out = *bytes;
  return bytes.has_value();
}
bool take(const Json& json, Json::At at, std::int64_t least, std::int64_t most, std::uint64_t& out) {
  if (json.kind(at) != Json::Kind::integer || json.integer(at) < least || json.integer(at) > most) return false;
  out = static_cast<std::uint64_t>(json.integer(at));
  return true;
}

std::optional<crypto::Sealed> read(std::string_view text, std::string_view kind) {
  const auto json = Json::parse(text, act_bytes_max, base::LineBreaks::between_values);
  if (!json || json->kind(0) != Json::Kind::object) return std::nullopt;
  std::map<std::string_view, Json::At> given;
  for (Json::At at = json->first(0); at < json->next(0); at = json->next(at + 1)) given[json->text(at)] = at + 1;
  constexpr std::array<std::string_view, 7> fields = {"format", "kind", "ops", "mem_kib", "salt", "nonce", "box"};
  const bool all = std::all_of(fields.begin(), fields.end(), [&](auto name) { return given.contains(name); });
  if (!all || given.size() != fields.size()) return std::nullopt;
  const auto is_text = [&](std::string_view name, std::string_view wanted) {
    return json->kind(given[name]) == Json::Kind::text && json->text(given[name]) == wanted;
  };
  crypto::Sealed out;
  const auto box =
      json->kind(given["box"]) == Json::Kind::text ? base::from_base64(json->text(given["box"])) : std::nullopt;
  const bool right = is_text("format", format) && is_text("kind", kind) &&
                     take(*json, given["ops"], 1, 20, out.cost.ops) &&
                     take(*json, given["mem_kib"], 8192, 1'048'576, out.cost.mem_kib) &&
                     take(*json, given["salt"], out.salt) && take(*json, given["nonce"], out.nonce) && box;
  if (!right) return std::nullopt;
  out.box = *box;
  return out;
}

// The payload in locked memory, in whole rows of 32; nothing: damage, or another passphrase.
std::optional<crypto::Secrets> payload_of(const crypto::Sealed& sealed, std::string_view passphrase) {
  const std::size_t bytes = sealed.box.size() - crypto::seal_bytes;
  crypto::Secrets out((bytes + 31) / 32);
  if (!crypto::unseal(out.all().first(bytes), sealed, passphrase)) return std::nullopt;
  return out;
}

std::string written(std::string_view kind, const crypto::Sealed& sealed) {
  return "{\"format\":\"" + std::string(format) + "\",\"kind\":\"" + std::string(kind) +
         "\",\"ops\":" + std::to_string(sealed.cost.ops) + ",\"mem_kib\":" + std::to_string(sealed.cost.mem_kib) +
         ",\"salt\":\"" + base::base64(base::view(sealed.salt)) + "\",\"nonce\":\"" +
         base::base64(base::view(sealed.nonce)) + "\",\"box\":\"" + base::base64(sealed.box) + "\"}";
}

std::uint32_t u16_at(const std::uint8_t* bytes) { return static_cast<std::uint32_t>(bytes[0]) << 8 | bytes[1]; }

}  // namespace

std::optional<crypto::Sealed> sealed_teller_key(std::string_view text) { return read(text, "teller"); }
std::string text_of_teller_key(const crypto::Sealed& sealed) { return written("teller", sealed); }

base::Result<TellerKey, KeyFault> open_teller_key(std::string_view text, std::string_view passphrase,
                                                  const Digest& d) {
  if (!crypto::is_passphrase(passphrase)) return base::fail(KeyFault::passphrase);
  const auto sealed = read(text, "teller");
  // D, i, t, dk and t coefficients.
  const std::size_t bytes = sealed ? sealed->box.size() - std::min(sealed->box.size(), crypto::seal_bytes) : 0;
  if (bytes < head_bytes + std::size_t{96} || (bytes - head_bytes) % 32 != 0) return base::fail(KeyFault::damage);
  const auto payload = payload_of(*sealed, passphrase);
  if (!payload) return base::fail(KeyFault::damage);
  const std::uint8_t* raw = payload->all().data();
  const std::uint32_t index = u16_at(raw + 64), threshold = u16_at(raw + 66);
  const std::size_t rows = (bytes - head_bytes) / 32;
  if (index < 1 || index > tellers_max || threshold < 2 || threshold > tellers_max || rows != threshold + 1)
    return base::fail(KeyFault::damage);
  crypto::Secrets kept(rows);
  std::copy_n(raw + head_bytes, 32 * rows, kept.all().data());
  for (std::size_t k = 1; k < rows; ++k)
    if (crypto::is_zero_scalar(kept[k]) || !crypto::is_secret_scalar(kept[k])) return base::fail(KeyFault::damage);
  if (!std::equal(d.begin(), d.end(), raw)) return base::fail(KeyFault::foreign);
  return TellerKey{index, std::move(kept)};
}

base::Result<crypto::Secrets, KeyFault> open_credential_key(std::string_view text, std::string_view passphrase) {
  if (!crypto::is_passphrase(passphrase)) return base::fail(KeyFault::passphrase);
  const auto sealed = read(text, "credential");
  if (!sealed || sealed->box.size() != 32 + crypto::seal_bytes) return base::fail(KeyFault::damage);
  auto payload = payload_of(*sealed, passphrase);
  if (!payload) return base::fail(KeyFault::damage);
  return std::move(*payload);
}

std::optional<std::string> write_teller_key(const Digest& d, std::uint32_t index, const crypto::Secrets& kept,
                                            std::string_view passphrase, crypto::SealCost cost) {
  const std::size_t bytes = head_bytes + 32 * kept.size();
  crypto::Secrets payload((bytes + 31) / 32);
  std::uint8_t* raw = payload.all().data();
  std::copy(d.begin(), d.end(), raw);
  const std::string numbers = u16(index) + u16(kept.size() - 1);
  std::copy(numbers.begin(), numbers.end(), raw + 64);
  std::copy_n(kept.all().data(), 32 * kept.size(), raw + head_bytes);
  const auto sealed = crypto::seal(payload.all().first(bytes), passphrase, cost);
  return sealed ? std::optional(text_of_teller_key(*sealed)) : std::nullopt;
}

std::optional<std::string> write_credential_key(const std::uint8_t* seed, std::string_view passphrase,
                                                crypto::SealCost cost) {
  const auto sealed = crypto::seal({seed, 32}, passphrase, cost);
  return sealed ? std::optional(written("credential", *sealed)) : std::nullopt;
}

}  // namespace ballot
