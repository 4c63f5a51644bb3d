#include "record/note.hpp"

#include <algorithm>
#include <limits>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace record {
namespace {

constexpr std::string_view dash = "\xe2\x80\x94 ";  // U+2014 and a space

base::Error wrong(std::string what) { return {{}, std::move(what), ""}; }

// The code points of Unicode's White_Space beyond ASCII, as UTF-8.
constexpr std::string_view wide_spaces[] = {
    "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81", "\xe2\x80\x82", "\xe2\x80\x83",
    "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86", "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a",
    "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};

KeyId id_of(std::string_view name, KeyType type, std::string_view key) {
  const char kind = static_cast<char>(type);
  const Hash hash = crypto::sha256({name, "\n", {&kind, 1}, key});
  return {hash[0], hash[1], hash[2], hash[3]};
}

std::size_t key_bytes(KeyType type) { return type == KeyType::ml_dsa_44 ? 1312 : 32; }

std::string big_endian(std::uint64_t value) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
  return out;
}

std::string cosigned(const std::string& text, std::uint64_t time) {
  return "cosignature/v1\ntime " + std::to_string(time) + "\n" + text;
}

bool line_holds(const VerifierKey& key, const std::string& bytes, const std::string& text) {
  const auto signature = [&](std::size_t from) {
    crypto::Signature out{};
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), out.size(), out.begin());
    return out;
  };
  if (key.type == KeyType::ed25519) return bytes.size() == 64 && crypto::verify(key.key, text, signature(0));
  if (bytes.size() != 72) return false;
  std::uint64_t time = 0;
  for (std::size_t i = 0; i < 8; ++i) time = time << 8 | static_cast<unsigned char>(bytes[i]);
  return time != 0 && time <= std::numeric_limits<std::int64_t>::max() &&
         crypto::verify(key.key, cosigned(text, time), signature(8));
}

std::optional<NoteSignature> parse_line(std::string_view line) {
  if (!line.starts_with(dash)) return std::nullopt;
  line.remove_prefix(dash.size());
  const std::size_t space = line.find(' ');
  if (space == line.npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = base::from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) return std::nullopt;
  NoteSignature out;
  out.name = line.substr(0, space);
  std::copy_n(bytes->begin(), 4, out.id.begin());
  out.bytes = bytes->substr(4);
  return out;
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || !base::is_utf8(name)) return false;
  for (const char c : name)
    if (static_cast<unsigned char>(c) <= ' ' || c == '+') return false;
  return std::none_of(std::begin(wide_spaces), std::end(wide_spaces),
                      [&](std::string_view space) { return name.find(space) != name.npos; });
}

VerifierKey VerifierKey::of(std::string name, KeyType type, const crypto::PublicKey& key) {
  VerifierKey out;
  out.id_ = id_of(name, type, base::view(key));
  out.name = std::move(name);
  out.type = type;
  out.key = key;
  return out;
}

std::string VerifierKey::text() const {
  const char kind = static_cast<char>(type);
  return name + "+" + base::hex(base::view(id_)) + "+" +
         base::base64(std::string(1, kind) + std::string(base::view(key)));
}

base::Result<VerifierKey> VerifierKey::parse(std::string_view text) {
  const std::size_t first = text.find('+'), second = first == text.npos ? first : text.find('+', first + 1);
  if (second == text.npos) return base::fail(wrong("a key is written as name+id+base64."));
  const std::string_view name = text.substr(0, first);
  const auto bytes = base::from_base64(text.substr(second + 1));
  if (!is_key_name(name)) return base::fail(wrong("this is no name of a key."));
  if (!bytes || bytes->empty()) return base::fail(wrong("this is no key in base64."));
  const auto type = static_cast<KeyType>((*bytes)[0]);
  const std::string key = bytes->substr(1);
  if ((type != KeyType::ed25519 && type != KeyType::cosignature && type != KeyType::ml_dsa_44) ||
      key.size() != key_bytes(type))
    return base::fail(wrong("this is no key of a kind that is known here."));
  VerifierKey out;
  out.name = name;
  out.type = type;
  out.id_ = id_of(name, type, key);
  if (base::hex(base::view(out.id_)) != text.substr(first + 1, second - first - 1))
    return base::fail(wrong("the id is not that of the key."));
  if (type == KeyType::ml_dsa_44) return out;
  out.key = *base::exactly<32>(key);
  if (!crypto::is_good_key(out.key)) return base::fail(wrong("this is no good Ed25519 key."));
  return out;
}

std::string Note::whole() const { return text + "\n" + lines_of(signatures); }

std::string lines_of(std::span<const NoteSignature> signatures) {
  std::string out;
  for (const NoteSignature& one : signatures)
    out += std::string(dash) + one.name + " " + base::base64(std::string(base::view(one.id)) + one.bytes) + "\n";
  return out;
}

base::Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > base::limits::note_bytes_max)
    return base::fail(wrong("the note is longer than " + std::to_string(base::limits::note_bytes_max) + " bytes."));
  const bool controls = std::any_of(bytes.begin(), bytes.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
  if (!base::is_utf8(bytes) || controls || bytes.starts_with("\xef\xbb\xbf"))
    return base::fail(wrong("the note is not UTF-8, or holds a control character or a byte order mark."));
  const std::size_t empty = bytes.rfind("\n\n");
  if (empty == bytes.npos || bytes.back() != '\n')
    return base::fail(wrong("a note ends in an empty line and signatures, each on its line."));
  Note out;
  out.text = bytes.substr(0, empty + 1);
  std::string_view block = bytes.substr(empty + 2);
  while (!block.empty()) {
    const std::size_t end = block.find('\n');
    auto line = parse_line(block.substr(0, end));
    if (!line || out.signatures.size() == base::limits::note_lines_max)
      return base::fail(wrong("this is no line of a signature, or one too many."));
    out.signatures.push_back(std::move(*line));
    block.remove_prefix(end + 1);
  }
  if (out.signatures.empty()) return base::fail(wrong("the note has no signature."));
  return out;
}

base::Result<std::set<std::size_t>> signers(const Note& note, std::span<const VerifierKey> known) {
  std::set<std::size_t> out;
  for (const NoteSignature& line : note.signatures)
    for (std::size_t i = 0; i < known.size(); ++i) {
      const VerifierKey& key = known[i];
      if (key.type == KeyType::ml_dsa_44 || key.name != line.name || key.id() != line.id) continue;
      if (!line_holds(key, line.bytes, note.text))
        return base::fail(wrong("the line of " + key.name + " does not verify."));
      out.insert(i);
    }
  return out;
}

void sign_note(Note& note, const std::string& name, const crypto::SigningKey& key) {
  const crypto::Signature signature = key.sign(note.text);
  note.signatures.push_back(
      {name, VerifierKey::of(name, KeyType::ed25519, key.public_key()).id(), std::string(base::view(signature))});
}

NoteSignature cosign(const std::string& text, std::uint64_t time, const std::string& name,
                     const crypto::SigningKey& key) {
  const crypto::Signature signature = key.sign(cosigned(text, time));
  return {name, VerifierKey::of(name, KeyType::cosignature, key.public_key()).id(),
          big_endian(time) + std::string(base::view(signature))};
}

std::string Checkpoint::text() const {
  return origin + "\n" + std::to_string(size) + "\n" + base::base64(base::view(root)) + "\n";
}

base::Result<Checkpoint> Checkpoint::parse(std::string_view text) {
  const auto lines = base::split(text, '\n');
  if (lines.size() != 4 || !lines[3].empty() || lines[0].empty())
    return base::fail(wrong("a checkpoint is an origin, a size and a root, each on its line."));
  const auto size = parse_number(lines[1]);
  const auto root = parse_hash(lines[2]);
  if (!size) return base::fail(wrong("the size of a checkpoint is a decimal without leading zeros."));
  if (!root) return base::fail(wrong("the root of a checkpoint is 32 bytes in base64."));
  return Checkpoint{std::string(lines[0]), *size, *root};
}

std::optional<std::uint64_t> parse_number(std::string_view text) {
  const auto value = base::parse_integer(text);
  if (!value || *value < 0 || std::to_string(*value) != text) return std::nullopt;
  return static_cast<std::uint64_t>(*value);
}

std::optional<Hash> parse_hash(std::string_view base64) { return base::exactly<32>(base::from_base64(base64)); }

}  // namespace record
