// The commands that read and write records.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "clerk/journal.hpp"

namespace CLI {
class App;
}

namespace cli {

// Looks up what is cited in the records of these folders.
clerk::Citations citations_in(const std::vector<std::string>& folders);

struct VerifyOptions {
  std::vector<std::string> folders, earlier;
  std::string trust;
  bool json = false;
};
int verify(const VerifyOptions& options);

struct ShowOptions {
  std::string folder;
  std::uint64_t from = 0;
};
int show(const ShowOptions& options);

struct TallyOptions {
  std::string folder;
  std::uint64_t vote = 0;
  bool csv = false, json = false;
};
int tally(const TallyOptions& options);

struct ReceiptOptions {
  std::string folder, file, trust;
  std::uint64_t position = 0;
};
int receipt_make(const ReceiptOptions& options);
int receipt_check(const ReceiptOptions& options);

struct KeygenOptions {
  std::string file, origin, seat, log;
};
int keygen(const KeygenOptions& options);

struct ExportOptions {
  std::string folder, out;
};
int export_record(const ExportOptions& options);

struct IntakeOptions {
  std::string folder, key;
  std::vector<std::string> known, cited;
};
int intake(const IntakeOptions& options);

struct WitnessOptions {
  std::string key, name, trust, state, source;
  std::string address = "127.0.0.1", port = "8460";
};
int witness_serve(const WitnessOptions& options);
int witness_ask(const WitnessOptions& options);
int witness_check(const WitnessOptions& options);

// Adds them to the program; the function runs the one that was called, or gives nothing.
std::function<std::optional<int>()> add_record_commands(CLI::App& app);

}  // namespace cli
