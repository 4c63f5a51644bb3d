// What a delegation keeps of an act of its own (C2SP tlog-proof): where it stands in the record, the way from it to a
// signed head, the head. Verified with nothing but the receipt and the trust file.
#pragma once
#include <optional>
#include <string>

#include "record/trust.hpp"

namespace record {

struct Receipt {
  std::optional<std::string> entry;  // the bytes, in the line `extra`: bound by the proof, not by themselves
  std::uint64_t index = 0;
  Proof proof;
  std::string note;  // the checkpoint with its signatures

  std::string text() const;
  static base::Result<Receipt> parse(std::string_view text);
};

struct ReceiptVerdict {
  // `valid`: as the trust file asks. `awaiting`: all holds, but too few witnesses have seen the head.
  enum class Kind : std::uint8_t { valid, awaiting, invalid, unreadable } kind = Kind::invalid;
  std::string what;  // what is wrong
  Checkpoint checkpoint;
  std::size_t witnesses = 0;
};
ReceiptVerdict check_receipt(const Receipt& receipt, const Trust& trust);

}  // namespace record
