// Strict JSON (RFC 8259) as a flat list of values in the order of the text. Refused beyond the grammar: a key that
// comes twice (compared after unescaping), any number that is not a whole one written in the one usual way, -0,
// white space or a mark before or after the text, a line break anywhere if nothing else is said, nesting deeper than
// limits::json_depth_max, a lone surrogate, bytes that are not UTF-8.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace base {

enum class LineBreaks : std::uint8_t { refused, between_values };

class Json {
 public:
  enum class Kind : std::uint8_t { null, truth, integer, text, list, object };

  // A place in the list. An object's children are key, value, key, value, …
  using At = std::uint32_t;

  // Error: what is not allowed, with the byte where it was noticed as column.
  static Result<Json> parse(std::string_view text, std::size_t bytes_max, LineBreaks breaks = LineBreaks::refused);

  At root() const { return 0; }
  Kind kind(At at) const { return nodes_[at].kind; }
  bool truth(At at) const { return nodes_[at].number != 0; }
  std::int64_t integer(At at) const { return nodes_[at].number; }
  std::string_view text(At at) const;

  // For lists and objects: the first child, and whatever stands behind a value with all its children.
  At first(At at) const { return at + 1; }
  At next(At at) const { return nodes_[at].next; }
  std::size_t size(At at) const { return static_cast<std::size_t>(nodes_[at].number); }  // values, or pairs

 private:
  friend class Handler;
  struct Node {
    Kind kind = Kind::null;
    At next = 0;
    std::int64_t number = 0;   // the truth, the integer, the size; of a text: its length
    std::uint32_t offset = 0;  // of a text in texts_
  };
  std::vector<Node> nodes_;
  std::string texts_;
};

// The text as a JSON string, quotes included: escaped as browsers do, all else as it is.
void write_text(std::string& out, std::string_view text);

}  // namespace base
