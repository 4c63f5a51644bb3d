// What one teller of a secret ballot does without a browser: by a hall that is open, or by files that are carried.
#pragma once
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "crypto/sealing.hpp"

namespace CLI {
class App;
}

namespace cli {

struct TellerOptions {
  std::string source, by, key, share, new_share, trust, out;
  bool yes = false;
  crypto::SealCost cost = {};  // of a new share's file
};
// Reads the record, says what it asks of the teller, and does it.
int teller_do(const TellerOptions& options);
// Sends lines that were signed elsewhere, each as it is.
int teller_send(const std::string& address, const std::string& file);
// The sealed share as lines for paper, and back.
int teller_print(const std::string& share);
int teller_restore(const std::string& share, std::istream& lines);
// `source` may be empty: then no record says whether the share is still needed.
int teller_destroy(const TellerOptions& options);

// Asks at the terminal, or of whatever is the standard input; only "yes" is yes.
bool is_confirmed(const std::string& question);

// Adds them to the program; the function runs the one that was called, or gives nothing.
std::function<std::optional<int>()> add_teller_commands(CLI::App& app);

}  // namespace cli
