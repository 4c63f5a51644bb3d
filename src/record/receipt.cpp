#include "record/receipt.hpp"

#include "base/limits.hpp"
#include "base/text.hpp"

namespace record {
namespace {

constexpr std::string_view header = "c2sp.org/tlog-proof@v1", extra = "extra ", index_word = "index ";

}  // namespace

std::string Receipt::text() const {
  std::string out = std::string(header) + "\n";
  if (entry) out += std::string(extra) + base::base64(*entry) + "\n";
  out += std::string(index_word) + std::to_string(index) + "\n";
  for (const Hash& hash : proof) out += base::base64(base::view(hash)) + "\n";
  return out + "\n" + note;
}

base::Result<Receipt> Receipt::parse(std::string_view text) {
  const auto wrong = [](std::string what) { return base::fail(base::Error{{}, std::move(what), ""}); };
  const std::size_t empty = text.find("\n\n");
  if (empty == text.npos) return wrong("a receipt has an empty line before its checkpoint.");
  const auto lines = base::split(text.substr(0, empty), '\n');
  Receipt out;
  out.note = text.substr(empty + 2);
  std::size_t at = 1;
  if (lines[0] != header) return wrong("a receipt begins with " + std::string(header) + ".");
  if (lines.size() > at && lines[at].starts_with(extra)) {
    out.entry = base::from_base64(lines[at++].substr(extra.size()));
    if (!out.entry || out.entry->size() > base::limits::entry_bytes_max)
      return wrong("the entry in the receipt is not base64, or too long.");
  }
  const auto index = lines.size() > at && lines[at].starts_with(index_word)
                         ? parse_number(lines[at].substr(index_word.size()))
                         : std::nullopt;
  if (!index) return wrong("the receipt does not say where the entry stands.");
  out.index = *index;
  for (++at; at < lines.size(); ++at) {
    const auto hash = parse_hash(lines[at]);
    if (!hash || out.proof.size() == base::limits::proof_lines_max)
      return wrong("a line of the proof is no hash, or one too many.");
    out.proof.push_back(*hash);
  }
  return out;
}

ReceiptVerdict check_receipt(const Receipt& receipt, const Trust& trust) {
  using Kind = ReceiptVerdict::Kind;
  const auto head = check_head(receipt.note, trust);
  if (!head) return {Kind::invalid, head.error().what, {}, 0};
  ReceiptVerdict out{Kind::valid, "", head->checkpoint, head->witnesses};
  if (!receipt.entry) {
    out.kind = Kind::unreadable;
    out.what = "the receipt does not hold the entry that it speaks of.";
  } else if (!includes(receipt.index, head->checkpoint.size, leaf_hash(*receipt.entry), head->checkpoint.root,
                       receipt.proof)) {
    out.kind = Kind::invalid;
    out.what = "the proof does not lead from this entry to the head.";
  } else if (!head->quorum) {
    out.kind = Kind::awaiting;
  }
  return out;
}

}  // namespace record
