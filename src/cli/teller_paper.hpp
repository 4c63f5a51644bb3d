// A sealed share on paper: lines that a person can type again, each with its number and a checksum of its own.
//
//    1  0C1G 0080 … KX3M    7Q2D
//    …
//   fingerprint 14  9F0T K2MW 71CA XYZ0
//
// Crockford's base 32: no I, L, O, U; small letters are read too, O as 0, I and L as 1. A line has 20 bytes; its
// checksum is the first 20 bits of SHA-256(u16 number ‖ bytes), so exchanged lines are found as well. The
// fingerprint: how many lines, and the first 80 bits of SHA-256 of all bytes. What is printed is sealed with the
// passphrase.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/sealing.hpp"

namespace cli {

std::vector<std::string> paper_lines(const crypto::Sealed& sealed);

// Lines as they are typed. A line that is typed again replaces the earlier one.
class PaperReader {
 public:
  // Nothing: taken. Otherwise what is wrong with the line, as a sentence.
  std::optional<std::string> take(std::string_view line);
  bool ended() const { return count_.has_value(); }  // the fingerprint has been read
  // Nothing: what is wrong with the whole is in `why`.
  std::optional<crypto::Sealed> finish(std::string& why) const;

 private:
  std::optional<std::string> take_fingerprint(const std::vector<std::string_view>& words);

  std::map<std::int64_t, std::string> lines_;
  std::optional<std::int64_t> count_;
  std::string fingerprint_;
};

}  // namespace cli
