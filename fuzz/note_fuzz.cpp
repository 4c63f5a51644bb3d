// Any bytes as a signed note, a checkpoint, a key: one spelling each, and no head without a signature.
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "record/trust.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const auto key = crypto::SigningKey::from_seed("a seed of just thirty-two bytes.");
  static const auto trust = record::Trust::in_log(
      record::VerifierKey::of("plenary.example/fuzz", record::KeyType::ed25519, key.public_key()));
  if (const auto note = record::parse_note(text)) {
    base::check(note->whole() == text, "a note with two spellings");
    if (const auto head = record::Checkpoint::parse(note->text))
      base::check(head->text() == note->text, "a checkpoint with two spellings");
  }
  base::check(!record::check_head(text, trust), "a head that nobody signed");
  if (const auto parsed = record::VerifierKey::parse(text); parsed && parsed->type != record::KeyType::ml_dsa_44)
    base::check(parsed->text() == text, "a key with two spellings");
  return 0;
}
