#include "vectors/vectors.hpp"

#include <array>
#include <filesystem>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "vectors/internal/suites.hpp"

namespace vectors {
namespace {

using namespace internal;

struct Kind {
  std::string_view name;
  Suite run;  // null: not in this version
};
constexpr std::array kinds = {
    Kind{"transcript", run_transcript}, Kind{"generators", run_generators}, Kind{"stream", run_stream},
    Kind{"encodings", run_encodings},   Kind{"proofs", run_proofs},         Kind{"credentials", run_credentials},
    Kind{"ballots", run_ballots},       Kind{"challenges", run_challenges}, Kind{"ceremony", run_ceremony},
    Kind{"decryption", run_decryption}, Kind{"elections", run_elections},   Kind{"mutations", run_mutations},
    Kind{"records", run_records},       Kind{"key_files", run_key_files},   Kind{"outcome", nullptr},
};

const Kind* kind_of(std::string_view file) {
  for (const Kind& kind : kinds)
    if (file.starts_with(kind.name) && file.substr(kind.name.size()).find_first_of("._-") == 0) return &kind;
  return nullptr;
}

}  // namespace

base::Result<Report> run(const std::string& path) {
  const auto wrong = [&](std::string what, std::string advice = "") {
    return base::fail(base::Error{{path, 0, 0}, std::move(what), std::move(advice)});
  };
  const Kind* kind = kind_of(std::filesystem::path(path).filename().string());
  if (!kind)
    return wrong("its name says no kind of known answers.", "Call it ballots.json, ballots-2.json and so on.");
  const auto bytes = base::read_file(path);
  if (!bytes) return base::fail(bytes.error());
  Report out;
  if (!kind->run) {
    out.left_out = true;
    return out;
  }
  boost::system::error_code code;
  const json::value file = json::parse(*bytes, code);
  if (code) return wrong("it is no JSON: " + code.message() + ".");
  try {
    Comparing with(out, std::filesystem::path(path).parent_path().string());
    kind->run(file, with);
  } catch (const std::exception& fault) {
    return wrong(std::string("a case is not of the format: ") + fault.what() + ".");
  }
  return out;
}

namespace internal {

void Comparing::expect(std::string_view what, std::string_view wanted, std::string_view came) {
  if (wanted == came) return;
  report_.disagreements.push_back(name_ + ": " + std::string(what) + ": " + std::string(wanted.substr(0, 200)) +
                                  " expected, " + std::string(came.substr(0, 200)) + " came");
}

const json::value* field(const json::value& object, std::string_view name) {
  return object.as_object().if_contains(name);
}
std::string text(const json::value& object, std::string_view name) {
  return std::string(object.at(name).as_string());
}
std::string unhex(const json::value& object, std::string_view name) {
  const auto bytes = base::from_hex(text(object, name));
  if (!bytes) throw std::runtime_error(std::string(name) + " is no hex");
  return *bytes;
}
std::string from64(const json::value& object, std::string_view name) {
  const auto bytes = base::from_base64(text(object, name));
  if (!bytes) throw std::runtime_error(std::string(name) + " is no base64");
  return *bytes;
}
std::int64_t whole(const json::value& object, std::string_view name) {
  return object.at(name).to_number<std::int64_t>();
}
const json::array& list(const json::value& object, std::string_view name) { return object.at(name).as_array(); }
ballot::Point point(std::string_view hex) {
  const auto out = base::exactly<32>(base::from_hex(hex));
  if (!out) throw std::runtime_error("no 32 bytes");
  return *out;
}
ballot::Digest digest(std::string_view hex) {
  const auto out = base::exactly<64>(base::from_hex(hex));
  if (!out) throw std::runtime_error("no 64 bytes");
  return *out;
}

}  // namespace internal
}  // namespace vectors
