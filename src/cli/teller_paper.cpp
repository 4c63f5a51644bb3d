#include "cli/teller_paper.hpp"

#include <algorithm>

#include "ballot/transcript.hpp"
#include "base/text.hpp"
#include "crypto/hash.hpp"

namespace cli {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t line_bytes = 20, group = 4, checksum_letters = 4, fingerprint_bytes = 10;
constexpr std::int64_t lines_max = 999;
constexpr char version = 1;
constexpr std::size_t head_bytes = 6 + 16 + 24;  // version, ops, mem_kib, salt, nonce

std::string in_letters(std::string_view bytes) {
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<std::uint8_t>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[held >> (bits - 5) & 31U];
  }
  if (bits > 0) out += alphabet[held << (5 - bits) & 31U];
  return out;
}

// What a person typed, with the letters that are printed.
std::string as_printed(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    out += c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
  }
  std::erase(out, '-');
  return out;
}

// Nothing: a letter that there is not, or bits left over.
std::optional<std::string> of_letters(std::string_view letters) {
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const char c : letters) {
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = held << 5 | static_cast<unsigned>(value);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(held >> bits & 255U);
  }
  return bits < 5 && (held & ((1U << bits) - 1)) == 0 ? std::optional(std::move(out)) : std::nullopt;
}

std::string grouped(std::string_view letters) {
  std::string out;
  for (std::size_t i = 0; i < letters.size(); i += group)
    out += (i > 0 ? " " : "") + std::string(letters.substr(i, group));
  return out;
}

std::string checksum(std::int64_t number, std::string_view bytes) {
  const auto hash = crypto::sha256({ballot::u16(static_cast<std::uint64_t>(number)), bytes});
  return in_letters(base::view(hash)).substr(0, checksum_letters);
}
std::string fingerprint(std::string_view bytes) {
  const auto hash = crypto::sha256(bytes);
  return std::string(base::view(hash).substr(0, fingerprint_bytes));
}

std::string bytes_of(const crypto::Sealed& sealed) {
  return std::string(1, version) + static_cast<char>(sealed.cost.ops) + ballot::u32(sealed.cost.mem_kib) +
         std::string(base::view(sealed.salt)) + std::string(base::view(sealed.nonce)) + sealed.box;
}

std::optional<crypto::Sealed> sealed_of(const std::string& bytes) {
  if (bytes.size() < head_bytes || bytes[0] != version) return std::nullopt;
  crypto::Sealed out;
  out.cost.ops = static_cast<std::uint8_t>(bytes[1]);
  out.cost.mem_kib = 0;
  for (std::size_t i = 2; i < 6; ++i) out.cost.mem_kib = out.cost.mem_kib << 8 | static_cast<std::uint8_t>(bytes[i]);
  std::copy_n(bytes.begin() + 6, out.salt.size(), out.salt.begin());
  std::copy_n(bytes.begin() + 22, out.nonce.size(), out.nonce.begin());
  out.box = bytes.substr(head_bytes);
  return out;
}

std::string padded(std::int64_t number) {
  const std::string text = std::to_string(number);
  return std::string(3 - std::min<std::size_t>(3, text.size()), ' ') + text;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i) out += words[i];
  return as_printed(out);
}

}  // namespace

std::vector<std::string> paper_lines(const crypto::Sealed& sealed) {
  const std::string bytes = bytes_of(sealed);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size(); at += line_bytes) {
    const auto number = static_cast<std::int64_t>(out.size()) + 1;
    const std::string part = bytes.substr(at, line_bytes);
    out.push_back(padded(number) + "  " + grouped(in_letters(part)) + "    " + checksum(number, part));
  }
  out.push_back("fingerprint " + std::to_string(out.size()) + "  " + grouped(in_letters(fingerprint(bytes))));
  return out;
}

std::optional<std::string> PaperReader::take(std::string_view line) {
  const auto words = base::words(line);
  if (words.empty() || words[0].starts_with('#')) return std::nullopt;
  if (base::lower(words[0]) == "fingerprint") return take_fingerprint(words);
  const auto number = base::parse_integer(words[0]);
  if (!number || *number < 1 || *number > lines_max)
    return "a line begins with its number, or with the word fingerprint; this one does not: " + std::string(words[0]);
  std::string wrong = "line " + std::to_string(*number) + " is mistyped; type it again.";
  const std::string letters = joined(words, 1);
  if (letters.size() <= checksum_letters) return wrong;
  const std::size_t end = letters.size() - checksum_letters;
  const auto bytes = of_letters(letters.substr(0, end));
  if (!bytes || bytes->size() > line_bytes || letters.substr(end) != checksum(*number, *bytes)) return wrong;
  lines_[*number] = *bytes;
  return std::nullopt;
}

std::optional<std::string> PaperReader::take_fingerprint(const std::vector<std::string_view>& words) {
  const auto count = words.size() > 1 ? base::parse_integer(words[1]) : std::nullopt;
  const auto bytes = of_letters(joined(words, std::min<std::size_t>(2, words.size())));
  if (!count || *count < 1 || *count > lines_max || !bytes || bytes->size() != fingerprint_bytes)
    return "the fingerprint is mistyped; type it again: the word, how many lines, sixteen letters.";
  count_ = count;
  fingerprint_ = *bytes;
  return std::nullopt;
}

std::optional<crypto::Sealed> PaperReader::finish(std::string& why) const {
  std::string bytes;
  std::vector<std::string> missing;
  for (std::int64_t number = 1; number <= count_.value_or(0); ++number) {
    const auto line = lines_.find(number);
    if (line == lines_.end())
      missing.push_back(std::to_string(number));
    else
      bytes += line->second;
  }
  why = !count_            ? "the fingerprint, the last line, is missing."
        : !missing.empty() ? "lines are missing or mistyped: " + base::list_words(missing) + "."
                           : "the lines are not those of this fingerprint: it is mistyped, or of another print.";
  if (!count_ || !missing.empty() || fingerprint(bytes) != fingerprint_) return std::nullopt;
  why = "these lines were printed by another version of this program.";
  return sealed_of(bytes);
}

}  // namespace cli
