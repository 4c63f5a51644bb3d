// Each file of known answers has a function that runs its cases.
#pragma once
#include <boost/json.hpp>

#include "ballot/ballots.hpp"
#include "vectors/vectors.hpp"

namespace vectors::internal {

namespace json = boost::json;

// Counts what was compared; what differs is told with the case's name.
class Comparing {
 public:
  Comparing(Report& report, std::string of) : folder(std::move(of)), report_(report) {}
  const std::string folder;  // of the file: mutations name another one
  void about(std::string name) { name_ = std::move(name); }
  void expect(std::string_view what, std::string_view wanted, std::string_view came);
  void expect(std::string_view what, bool right) { expect(what, "true", right ? "true" : "false"); }
  void one_more() { ++report_.cases; }

 private:
  Report& report_;
  std::string name_;
};

using Suite = void (*)(const json::value&, Comparing&);
void run_transcript(const json::value& file, Comparing& with);
void run_generators(const json::value& file, Comparing& with);
void run_stream(const json::value& file, Comparing& with);
void run_encodings(const json::value& file, Comparing& with);
void run_proofs(const json::value& file, Comparing& with);
void run_credentials(const json::value& file, Comparing& with);
void run_ballots(const json::value& file, Comparing& with);
void run_challenges(const json::value& file, Comparing& with);
void run_ceremony(const json::value& file, Comparing& with);
void run_decryption(const json::value& file, Comparing& with);
void run_elections(const json::value& file, Comparing& with);
void run_mutations(const json::value& file, Comparing& with);
void run_records(const json::value& file, Comparing& with);
void run_key_files(const json::value& file, Comparing& with);

// ---- values out of the files

std::string text(const json::value& object, std::string_view name);
std::string unhex(const json::value& object, std::string_view name);
std::string from64(const json::value& object, std::string_view name);
std::int64_t whole(const json::value& object, std::string_view name);
const json::array& list(const json::value& object, std::string_view name);
const json::value* field(const json::value& object, std::string_view name);  // null: there is none
ballot::Point point(std::string_view hex);
ballot::Digest digest(std::string_view hex);

template <class T>
std::string code_of(const ballot::Checked<T>& checked) {
  return checked ? "ok" : std::string(ballot::name_of(checked.error()));
}

// A whole election as the files have it, and its verdict.
struct Case {
  std::string origin;
  std::vector<std::string> acts;
  std::map<std::string, std::string> blobs;
};
Case case_of(const json::value& one);
json::object verdict_of(const Case& given);

// The settings of ballots.json and challenges.json: a vote without a transcript.
struct Setting {
  ballot::Voting voting;
  std::map<std::string, std::string> secrets, credentials;  // by seat, bytes
};
std::map<std::string, Setting> settings_of(const json::value& file, Comparing& with);
// A ballot's maker for a step of the files.
std::string sealed_and_cast(const Setting& setting, const json::value& step);
std::pair<std::string, std::string> sealed_and_opened(const Setting& setting, const json::value& step);

}  // namespace vectors::internal
