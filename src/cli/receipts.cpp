// plenary keygen, receipt make, receipt check.
#include <cstdio>
#include <fstream>

#include "audit/verify.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/keys.hpp"
#include "cli/record_commands.hpp"
#include "record/receipt.hpp"
#include "witness/monitor.hpp"

namespace cli {
int receipt_make(const ReceiptOptions& options) {
  const audit::FolderReader reader(options.folder);
  const auto note = reader.read("checkpoint");
  const auto parsed = note ? record::parse_note(*note) : base::fail(base::Error{});
  const auto head = parsed ? record::Checkpoint::parse(parsed->text) : base::fail(base::Error{});
  if (!head) return complain({{options.folder, 0, 0}, "there is no published head here.", ""}), exit_cannot;
  const auto entry = find_entry(reader, options.position);
  const auto tree = witness::tree_of([&](const std::string& path) { return reader.read(path); }, *head);
  if (options.position >= head->size || !entry || !tree)
    return complain({{options.folder, 0, 0},
                     "entry " + std::to_string(options.position) + " does not stand under the published head.",
                     "plenary verify says what is wrong with the record."}),
           exit_cannot;
  const record::Receipt receipt{entry, options.position, tree->inclusion(options.position, head->size), *note};
  if (options.file.empty()) return std::printf("%s", receipt.text().c_str()), exit_yes;
  std::ofstream file(options.file, std::ios::binary);
  file << receipt.text();
  file.close();
  if (!file) return complain({{options.file, 0, 0}, "it could not be written.", ""}), exit_cannot;
  std::printf("%s: entry %llu\n", options.file.c_str(), static_cast<unsigned long long>(options.position));
  return exit_yes;
}

int receipt_check(const ReceiptOptions& options) {
  const auto trust = read_trust(options.trust);
  const auto text = base::read_file(options.file);
  if (!text) complain(text.error());
  if (!trust || !text) return exit_cannot;
  const auto receipt = record::Receipt::parse(*text);
  if (!receipt) {
    std::printf("%s: INVALID: %s\n", options.file.c_str(), receipt.error().what.c_str());
    return exit_no;
  }
  const record::ReceiptVerdict verdict = record::check_receipt(*receipt, *trust);
  using Kind = record::ReceiptVerdict::Kind;
  if (verdict.kind == Kind::invalid || verdict.kind == Kind::unreadable) {
    std::printf("%s: %s: %s\n", options.file.c_str(), verdict.kind == Kind::invalid ? "INVALID" : "cannot read",
                verdict.what.c_str());
    return verdict.kind == Kind::invalid ? exit_no : exit_cannot;
  }
  const auto entry = record::Entry::parse(*receipt->entry);
  std::printf("%s: %s: entry %llu of %llu in the record of %s\n", options.file.c_str(),
              verdict.kind == Kind::valid ? "valid" : "recorded, awaiting witnesses",
              static_cast<unsigned long long>(receipt->index),
              static_cast<unsigned long long>(verdict.checkpoint.size), verdict.checkpoint.origin.c_str());
  if (entry) std::printf("  %s\n  %s\n", base::iso(entry->at).c_str(), std::string(entry->act).c_str());
  return verdict.kind == Kind::valid ? exit_yes : exit_no;
}

int keygen(const KeygenOptions& options) {
  if (!options.log.empty() && !record::is_origin(options.log))
    return complain({{}, "'" + options.log + "' is no origin.", "Write it as host/body."}), exit_cannot;
  if (!options.origin.empty() && (!record::is_origin(options.origin) || !assembly::SeatId::parse(options.seat)))
    return complain({{}, "the proof needs an origin and a seat.", "Write --origin host/body --seat ID."}),
           exit_cannot;
  const auto passphrase = ask_passphrase(options.file, true);
  if (!passphrase) return complain(passphrase.error()), exit_cannot;
  const crypto::SigningKey key = crypto::SigningKey::generate();
  if (const auto written = write_key(options.file, key, *passphrase); !written)
    return complain(written.error()), exit_cannot;
  std::printf("Key in %s. Its public half:\n  %s\n", options.file.c_str(),
              base::base64(base::view(key.public_key())).c_str());
  if (!options.log.empty()) {
    std::printf("As the key of the log of %s:\n  %s\n", options.log.c_str(),
                record::VerifierKey::of(options.log, record::KeyType::ed25519, key.public_key()).text().c_str());
  }
  if (!options.origin.empty() && !options.seat.empty())
    std::printf(
        "Proof that this device holds it, for %s in %s:\n  %s\n", options.seat.c_str(), options.origin.c_str(),
        base::base64(base::view(key.sign(record::message_of_key(options.origin, options.seat, key.public_key()))))
            .c_str());
  return exit_yes;
}

}  // namespace cli
