// Signed notes (C2SP signed-note), checkpoints (tlog-checkpoint) and cosignatures (tlog-cosignature): every text of
// the record that somebody answers for. Parsing is exact: a note has one spelling.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "crypto/sign.hpp"
#include "record/merkle.hpp"

namespace record {

using KeyId = std::array<std::uint8_t, 4>;

// Which kind of signature a key makes.
enum class KeyType : std::uint8_t { ed25519 = 1, cosignature = 4, ml_dsa_44 = 6 };

// Written as name+id+base64(type ‖ key), a "vkey".
struct VerifierKey {
  std::string name;
  KeyType type = KeyType::ed25519;
  crypto::PublicKey key{};  // all zero for a kind that we only pass over

  KeyId id() const { return id_; }
  std::string text() const;
  static VerifierKey of(std::string name, KeyType type, const crypto::PublicKey& key);
  // Error: another form, an id that is not the key's, a key that is not good.
  static base::Result<VerifierKey> parse(std::string_view text);

  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;

 private:
  KeyId id_{};
};

// Non-empty UTF-8 without white space and '+'.
bool is_key_name(std::string_view name);

struct NoteSignature {
  std::string name;
  KeyId id{};
  std::string bytes;
};
struct Note {
  std::string text;  // what is signed; ends in a line feed
  std::vector<NoteSignature> signatures;

  std::string whole() const;
};
// As they stand under a text.
std::string lines_of(std::span<const NoteSignature> signatures);
// Error: not the grammar of a note; at most limits::note_bytes_max and limits::note_lines_max signatures.
base::Result<Note> parse_note(std::string_view bytes);

// Which of the keys signed it, as indices. Error: a line of a known key that does not verify.
base::Result<std::set<std::size_t>> signers(const Note& note, std::span<const VerifierKey> known);

void sign_note(Note& note, const std::string& name, const crypto::SigningKey& key);
// A witness's line over a checkpoint; `time` in seconds since 1970, not 0.
NoteSignature cosign(const std::string& text, std::uint64_t time, const std::string& name,
                     const crypto::SigningKey& key);

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};

  std::string text() const;
  // Of a note's text. Error: another form, a line more.
  static base::Result<Checkpoint> parse(std::string_view text);

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// Decimal without leading zeros, at most 2^63 - 1: the same wherever integers are signed.
std::optional<std::uint64_t> parse_number(std::string_view text);
std::optional<Hash> parse_hash(std::string_view base64);

}  // namespace record
