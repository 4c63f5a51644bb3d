// Any bytes as a receipt and as a proof: one spelling, and never valid for a head that nobody signed.
#include <cstdint>
#include <string_view>

#include "base/check.hpp"
#include "record/receipt.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto receipt = record::Receipt::parse(text);
  if (!receipt) return 0;
  base::check(receipt->text() == text, "a receipt with two spellings");
  static const auto key = crypto::SigningKey::from_seed("a seed of just thirty-two bytes.");
  static const auto trust = record::Trust::in_log(
      record::VerifierKey::of("plenary.example/fuzz", record::KeyType::ed25519, key.public_key()));
  base::check(record::check_receipt(*receipt, trust).kind == record::ReceiptVerdict::Kind::invalid,
              "a forged receipt");
  // The proof by itself, for a tree that it was not made for.
  const record::Hash nothing{};
  record::Hash other{};
  other.fill(0xff);
  base::check(
      !record::includes(receipt->index, receipt->index + 1 + receipt->proof.size(), nothing, other, receipt->proof),
      "a proof of nothing");
  if (!receipt->proof.empty())
    base::check(
        !record::is_consistent(receipt->index, receipt->index + 5, nothing, record::empty_root(), receipt->proof),
        "a proof of nothing");
  return 0;
}
