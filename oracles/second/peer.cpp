// The verdicts of the program's own verifier, in the form of verify_log.py: one character a case. ./check compares
// the two.
//   peer signatures FILE | peer proofs FILE | peer grammar FILE…
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/file.hpp"
#include "base/text.hpp"
#include "record/note.hpp"

namespace {

std::string unhex(const std::string& text) { return text == "-" ? "" : base::from_hex(text).value_or("?"); }

bool signature(const std::string& line) {
  std::istringstream words(line);
  std::string key, sign, message;
  words >> key >> sign >> message;
  const auto k = base::exactly<32>(std::optional(unhex(key)));
  const auto s = base::exactly<64>(std::optional(unhex(sign)));
  return k && s && crypto::is_good_key(*k) && crypto::verify(*k, unhex(message), *s);
}

bool proof(const std::string& line) {
  std::istringstream words(line);
  std::string kind, a, b, list;
  std::uint64_t m = 0, n = 0;
  words >> kind >> m >> n >> a >> b >> list;
  record::Proof path;
  if (list != "-")
    for (const auto part : base::split(list, ',')) {
      const auto hash = base::exactly<32>(base::from_hex(part));
      if (!hash) return false;
      path.push_back(*hash);
    }
  const auto first = base::exactly<32>(base::from_hex(a)), second = base::exactly<32>(base::from_hex(b));
  if (!first || !second) return false;
  return kind == "inclusion" ? record::includes(m, n, *first, *second, path)
                             : record::is_consistent(m, n, *first, *second, path);
}

bool grammar(const std::string& file) {
  const auto bytes = base::read_file(file);
  const auto note = bytes ? record::parse_note(*bytes) : base::fail(base::Error{});
  return note && record::Checkpoint::parse(note->text);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  std::string bitmap;
  if (what == "grammar") {
    for (int i = 2; i < argc; ++i) bitmap += grammar(argv[i]) ? '1' : '0';
  } else if (what == "signatures" || what == "proofs") {
    std::ifstream file(argv[2]);
    for (std::string line; std::getline(file, line);)
      bitmap += (what == "proofs" ? proof(line) : signature(line)) ? '1' : '0';
  } else {
    return std::fprintf(stderr, "usage: peer signatures|proofs|grammar FILE…\n"), 2;
  }
  std::printf("%s\n", bitmap.c_str());
  return 0;
}
