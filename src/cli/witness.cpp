// plenary witness serve, ask, check.
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/keys.hpp"
#include "cli/record_commands.hpp"
#include "record/tiles.hpp"
#include "store/store.hpp"
#include "web/http.hpp"
#include "witness/monitor.hpp"
#include "witness/witness.hpp"

namespace cli {
namespace {

std::uint64_t now_seconds() {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count());
}

// A folder, or an address that serves one.
witness::Source source_of(const std::string& place) {
  return [place](const std::string& path) -> std::optional<std::string> {
    if (!place.starts_with("http://")) {
      auto bytes = base::read_file(std::filesystem::path(place) / path);
      return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
    }
    auto response = web::fetch("GET", place + "/" + path, "", base::limits::note_bytes_max + 65'536);
    return response && response->status == 200 ? std::optional(std::move(response->body)) : std::nullopt;
  };
}

}  // namespace

int witness_serve(const WitnessOptions& options) {
  const auto trust = read_trust(options.trust);
  const auto passphrase = ask_passphrase(options.key, false);
  if (!passphrase) complain(passphrase.error());
  if (!trust || !passphrase) return exit_cannot;
  auto key = read_key(options.key, *passphrase);
  auto disk = store::open_disk(options.state);
  if (!key) return complain(key.error()), exit_cannot;
  if (!disk) return complain(disk.error()), exit_cannot;
  if (!record::is_key_name(options.name))
    return complain({{}, "'" + options.name + "' is no name of a key.", ""}), exit_cannot;
  std::vector<record::VerifierKey> logs;
  for (const auto& log : trust->logs) logs.push_back(log.key);
  auto open = witness::Witness::open(options.name, std::move(*key), std::move(logs), std::move(*disk));
  if (!open) return complain(open.error()), exit_cannot;
  witness::Witness& own = **open;
  const auto port = base::parse_integer(options.port);
  if (!port || *port < 0 || *port > 65'535)
    return complain({{}, "'" + options.port + "' is no port.", ""}), exit_cannot;
  const auto answer = [&](const web::Request& request) -> web::Response {
    witness::Answer out{404, "there is nothing here\n"};
    if (request.method == "POST" && request.path == "/add-checkpoint")
      out = own.add_checkpoint(request.body, now_seconds());
    if (request.method == "GET")
      out = own.checkpoint(request.path.substr(std::min<std::size_t>(1, request.path.size())));
    return {out.status, out.body, out.type, {}};
  };
  web::Listening where;
  where.address = options.address;
  where.port = static_cast<std::uint16_t>(*port);
  const auto server = web::Server::listen(where);
  if (!server) return complain(server.error()), exit_cannot;
  std::printf("Witness %s\n  key      %s\n  address  http://%s:%u\n", options.name.c_str(), own.key().text().c_str(),
              options.address.c_str(), static_cast<unsigned>((*server)->port()));
  std::fflush(stdout);
  (*server)->run(
      [&](const web::Request& request, const std::shared_ptr<web::Reply>& reply) { reply->answer(answer(request)); });
  return exit_yes;
}

// Asks a witness for its line under a record's head, and adds it there.
int witness_ask(const WitnessOptions& options) {
  const witness::Source source = source_of(options.source);
  const auto bytes = source("checkpoint");
  auto note = bytes ? record::parse_note(*bytes)
                    : base::fail(base::Error{{options.source, 0, 0}, "there is no published head here.", ""});
  const auto head = note ? record::Checkpoint::parse(note->text) : base::fail(note.error());
  if (!head) return complain(head.error()), exit_cannot;
  const auto tree = witness::tree_of(source, *head);
  if (!tree) return complain({{options.source, 0, 0}, "the hash tiles do not give the head.", ""}), exit_cannot;
  std::uint64_t old_size = 0;
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (old_size > head->size) break;
    const std::string body = witness::request_body(old_size, tree->consistency(old_size, head->size), *bytes);
    const auto answer = web::fetch("POST", options.address + "/add-checkpoint", body, base::limits::note_bytes_max);
    if (!answer) return complain(answer.error()), exit_cannot;
    if (const auto size = witness::size_in({answer->status, answer->body, answer->type})) {
      old_size = *size;
      continue;
    }
    if (answer->status == 409 || answer->status == 422) break;
    const auto line = answer->status == 200 ? record::parse_note("\n\n" + answer->body) : base::fail(base::Error{});
    if (!line)
      return complain(
                 {{options.address, 0, 0}, "it answers " + std::to_string(answer->status) + ": " + answer->body, ""}),
             exit_cannot;
    for (const auto& one : line->signatures) {
      std::erase_if(note->signatures, [&](const auto& own) { return own.name == one.name && own.id == one.id; });
      note->signatures.push_back(one);
    }
    auto disk = store::open_disk(options.source);
    auto kept =
        disk ? store::replace(**disk, "checkpoint.next", "checkpoint", note->whole()) : base::fail(disk.error());
    if (!kept) return complain(kept.error()), exit_cannot;
    std::printf("%s: entry %llu and all before are witnessed\n", options.source.c_str(),
                static_cast<unsigned long long>(head->size - 1));
    return exit_yes;
  }
  std::printf("ALARM: the witness holds another head of %s than this record goes on from. Keep both.\n",
              head->origin.c_str());
  return exit_no;
}

int witness_check(const WitnessOptions& options) {
  const auto trust = read_trust(options.trust);
  auto disk = store::open_disk(options.state);
  if (!disk) complain(disk.error());
  if (!trust || !disk) return exit_cannot;
  const auto kept = (*disk)->read("head");
  if (!kept) return complain(kept.error()), exit_cannot;
  const witness::Look seen = witness::look(source_of(options.source), *trust, *kept);
  using Kind = witness::Look::Kind;
  if (seen.kind == Kind::unreadable) return complain({{options.source, 0, 0}, seen.what + ".", ""}), exit_cannot;
  if (!seen.keep.empty())
    if (auto done = store::replace(**disk, "head.next", "head", seen.keep); !done)
      return complain(done.error()), exit_cannot;
  if (seen.kind == Kind::alarm) {
    if (auto done = store::replace(**disk, "evidence.next", "evidence", seen.evidence); !done)
      return complain(done.error()), exit_cannot;
    std::printf("ALARM: %s: %s. Both signed heads are in %s/evidence; the one that was kept stays.\n",
                options.source.c_str(), seen.what.c_str(), options.state.c_str());
    return exit_no;
  }
  std::printf("%s: %llu entries%s\n", options.source.c_str(), static_cast<unsigned long long>(seen.head.size),
              seen.kind == Kind::first  ? ", seen for the first time"
              : seen.kind == Kind::same ? ", as before"
                                        : ", and it goes on from what was seen before");
  return exit_yes;
}

}  // namespace cli
