// plenary verify: one line a record, and the exit code.
#include <cstdio>

#include "audit/verify.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/team.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/record_commands.hpp"
#include "record/receipt.hpp"
#include "words/sentence.hpp"

namespace cli {
namespace {

using audit::Verdict;

std::string sentence(const Data& data, const Verdict& verdict) {
  if (verdict.kind == Verdict::Kind::unreadable) return verdict.detail;
  return fault_sentence(data.catalogue, verdict.code, verdict.detail, verdict.refusal);
}

std::string line(const Data& data, const std::string& folder, const Verdict& verdict) {
  if (verdict.kind == Verdict::Kind::unreadable) return folder + ": cannot read: " + verdict.detail;
  if (verdict.kind == Verdict::Kind::invalid) {
    const std::string where = verdict.position ? "entry " + std::to_string(*verdict.position) + ": " : "";
    return folder + ": INVALID " + std::string(verdict.code) + ": " + where + sentence(data, verdict);
  }
  std::string out = folder + ": valid: " + std::to_string(verdict.head.size) + " entries of " + verdict.head.origin +
                    ", root " + base::base64(base::view(verdict.head.root));
  if (verdict.rehearsal) out += ", a rehearsal";
  if (verdict.witnesses > 0) out += ", " + std::to_string(verdict.witnesses) + " witnesses";
  if (!verdict.trusted) out += ", by its own account (no trust file was given)";
  if (verdict.held_from) out += "; held back until the lock from entry " + std::to_string(*verdict.held_from);
  for (const std::string& blob : verdict.withheld) out += "; withheld: " + blob;
  for (const assembly::Citation& cited : verdict.unchecked)
    out += "; not checked, because that record was not given: " + (cited.origin.empty() ? cited.body : cited.origin) +
           " " + std::to_string(cited.position);
  return out;
}

std::string as_json(const Data& data, const std::string& folder, const Verdict& verdict) {
  static constexpr std::string_view kinds[] = {"valid", "invalid", "unreadable"};
  std::string out = "{\"record\":";
  base::write_text(out, folder);
  out += ",\"verdict\":\"" + std::string(kinds[static_cast<std::size_t>(verdict.kind)]) + "\"";
  if (verdict.kind == Verdict::Kind::invalid) {
    out += ",\"code\":\"" + std::string(verdict.code) + "\"";
    if (verdict.position) out += ",\"position\":" + std::to_string(*verdict.position);
  }
  if (verdict.kind != Verdict::Kind::valid) {
    out += ",\"sentence\":";
    base::write_text(out, sentence(data, verdict));
    return out + "}";
  }
  out += ",\"origin\":";
  base::write_text(out, verdict.head.origin);
  out += ",\"entries\":" + std::to_string(verdict.head.size) + ",\"root\":\"" +
         base::base64(base::view(verdict.head.root)) + "\",\"trusted\":" + (verdict.trusted ? "true" : "false") +
         ",\"rehearsal\":" + (verdict.rehearsal ? "true" : "false") +
         ",\"witnesses\":" + std::to_string(verdict.witnesses) +
         ",\"unchecked\":" + std::to_string(verdict.unchecked.size()) + ",\"withheld\":[";
  for (const std::string& blob : verdict.withheld) out += (out.back() == '[' ? "\"" : ",\"") + blob + "\"";
  out += "]";
  if (verdict.held_from) out += ",\"held_from\":" + std::to_string(*verdict.held_from);
  return out + "}";
}

// Which of the folders holds the record of an origin: as its published head says.
std::optional<std::size_t> folder_of(const std::vector<audit::FolderReader>& readers, const std::string& origin) {
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto note = readers[i].read("checkpoint");
    if (note && note->starts_with(origin + "\n")) return i;
  }
  return std::nullopt;
}

}  // namespace

clerk::Citations citations_in(const std::vector<std::string>& folders) {
  const std::vector<audit::FolderReader> readers(folders.begin(), folders.end());
  return [readers](const clerk::Cited& cited) -> std::optional<bool> {
    const auto found = folder_of(readers, cited.citation.origin);
    if (!found) return std::nullopt;
    return audit::says(readers[*found], cited);
  };
}

int verify(const VerifyOptions& options) {
  const auto data = load_data();
  if (!data) return exit_cannot;
  audit::Means means;
  if (!options.trust.empty()) {
    means.trust = read_trust(options.trust);
    if (!means.trust) return exit_cannot;
  }
  for (const std::string& path : options.earlier) {
    const auto text = base::read_file(path);
    if (!text) return complain(text.error()), exit_cannot;
    const auto receipt = record::Receipt::parse(*text);
    means.earlier.push_back(receipt ? receipt->note : *text);
  }
  std::vector<audit::FolderReader> readers;
  for (const std::string& folder : options.folders) readers.emplace_back(folder);
  means.citations = citations_in(options.folders);
  means.helpers = base::spare_threads();
  int out = exit_yes;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const Verdict verdict = audit::verify(readers[i], means);
    const std::string text =
        options.json ? as_json(*data, options.folders[i], verdict) : line(*data, options.folders[i], verdict);
    std::printf("%s\n", text.c_str());
    out = std::max(out, static_cast<int>(verdict.kind));
  }
  return out;
}

}  // namespace cli
