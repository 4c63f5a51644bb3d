// plenary teller send, print, restore, destroy; and what the command line says of all of them.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>

#include "ballot/key_file.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/data.hpp"
#include "cli/remote.hpp"
#include "cli/teller.hpp"
#include "cli/teller_paper.hpp"
#include "cli/teller_record.hpp"
#include "cli/teller_share.hpp"
#include "crypto/sign.hpp"

namespace cli {
namespace {

int ended(const Done<void>& done) {
  if (done) return exit_yes;
  complain(done.error().error);
  return done.error().code;
}

// Of one ceremony, or of all: the ballots whose result still needs shares.
Done<std::vector<std::int64_t>> awaiting_count(const ReadRecord& record, const Source& source,
                                               std::optional<std::int64_t> of_ceremony) {
  std::vector<std::int64_t> out;
  for (const auto& ceremony : record.ceremonies) {
    if (of_ceremony && ceremony.number != *of_ceremony) continue;
    for (const std::int64_t ballot : ceremony.ballots) {
      const auto machine = machine_of(record, source, ceremony.number, ballot);
      if (!machine) return base::fail(machine.error());
      const ballot::Stage stage = (*machine)->stage();
      if (stage == ballot::Stage::open || stage == ballot::Stage::lock) out.push_back(ballot);
    }
  }
  return out;
}

// Which ceremony a share was committed to, by what was signed beside it; nothing: that is not there any more, and
// every ceremony may be meant.
std::optional<std::int64_t> ceremony_signed_in(const Sent& sent, const std::string& origin) {
  std::optional<std::int64_t> out;
  for (const Sent::Line& line : sent.lines())
    if (line.act.does == "teller.commit" && line.act.body == origin) out = line.act.number("ceremony");
  return out;
}

Done<void> unless_needed(const TellerOptions& options, const Sent& sent) {
  if (options.source.empty()) return {};
  const auto source = open_source(options.source);
  if (!source) return base::fail(source.error());
  std::optional<record::Trust> trust;
  if (!options.trust.empty()) {
    trust = read_trust(options.trust);
    if (!trust) return cannot(options.trust, "nothing is destroyed without the trust file that was named.");
  }
  const auto record = read_record(*source, trust, {}, {});
  if (!record) return base::fail(record.error());
  const auto needed = awaiting_count(*record, *source, ceremony_signed_in(sent, record->head.origin));
  if (!needed) return base::fail(needed.error());
  if (needed->empty() || options.yes) return {};
  return no(options.share,
            "ballot " + std::to_string(needed->front()) + " is not counted yet, and this share may be needed for it.",
            "Wait for its result; --yes destroys the share all the same.");
}

Done<void> destroy(const TellerOptions& options) {
  const std::string& path = options.share;
  const auto text = base::read_file(path);
  if (!text) return cannot(text.error());
  if (text->find("\"kind\":\"teller\"") == std::string::npos)
    return cannot(path, "this is no teller's share, or damaged beyond knowing.", "Remove it by other means.");
  const auto sent = Sent::open(path);
  if (!sent) return base::fail(sent.error());
  if (auto done = unless_needed(options, *sent); !done) return done;
  if (!options.yes && !is_confirmed("Destroy the share in " + path + " for good? Type yes: "))
    return no(path, "nothing was destroyed.");
  if (auto done = destroy_file(path); !done) return done;
  std::printf(
      "%s is overwritten and gone. Destroy its copies and its paper too; flash memory may keep what was\n"
      "overwritten.\n",
      path.c_str());
  if (is_there(sent->path())) std::printf("What was signed stays in %s.\n", sent->path().c_str());
  return {};
}

Done<void> restore(const std::string& share, std::istream& lines) {
  if (is_there(share)) return cannot(share, "it is there already.", "Name a new file.");
  PaperReader reader;
  std::string line;
  while (!reader.ended() && std::getline(lines, line))
    if (const auto why = reader.take(line)) std::fprintf(stderr, "plenary: %s\n", why->c_str());
  std::string why;
  const auto sealed = reader.finish(why);
  if (!sealed) return cannot("", std::move(why), "Nothing was written. Only wrong lines need to be typed anew.");
  const std::string text = ballot::text_of_teller_key(*sealed);
  if (!ballot::sealed_teller_key(text)) return cannot("", "these lines are of no teller's share.");
  if (auto done = write_new(share, text); !done) return done;
  std::printf(
      "%s: the share is there again, sealed with the passphrase that it had. What was signed with it belongs\n"
      "beside it, as %s.sent.\n",
      share.c_str(), share.c_str());
  return {};
}

Done<void> print(const std::string& share) {
  const auto text = base::read_file(share);
  if (!text) return cannot(text.error());
  const auto sealed = ballot::sealed_teller_key(*text);
  if (!sealed) return cannot(share, "this is no teller's share, or a damaged one.", "Print another copy of it.");
  std::printf("# A teller's share, sealed with its passphrase. Keep the two apart.\n");
  for (const std::string& line : paper_lines(*sealed)) std::printf("%s\n", line.c_str());
  return {};
}

Done<void> send(const std::string& address, const std::string& file) {
  const auto text = base::read_file(file);
  if (!text) return cannot(text.error());
  std::size_t number = 0;
  for (const std::string_view line : base::split(*text, '\n')) {
    ++number;
    if (base::trim(line).empty()) continue;
    const auto answer = send_line(address, std::string(line));
    if (!answer)
      return no(file + ":" + std::to_string(number), answer.error().text(),
                "Lines before it were taken; sent again, they are answered as before.");
    show_entered(*answer);
  }
  return {};
}

// ---- the command line

struct Commands {
  TellerOptions work, end;
  std::string address, file, printed, restored;
};

void add_do(CLI::App& teller, TellerOptions& options) {
  CLI::App* work = teller.add_subcommand("do", "Read the record, say what it asks of a teller, and do it");
  work->add_option("SOURCE", options.source, "http://HOST:PORT/BODY, or a record's folder")->required();
  work->add_option("--by", options.by, "the teller's seat")->required();
  work->add_option("--key", options.key, "the file of the seat's signing key")->required();
  work->add_option("--share", options.share, "the file of the share; drawn and made for the commitment")->required();
  work->add_option("--new-share", options.new_share, "a new file, where --share is that of another ceremony");
  work->add_option("--trust", options.trust, "a trust file: whose heads are believed, which witnesses are asked for");
  work->add_flag("--yes", options.yes, "open a part of the result without being asked");
  work->add_option("--out", options.out, "a file for the signed line, to be sent from elsewhere");
  work->footer(
      "Examples:\n  plenary teller do http://127.0.0.1:8080/club --by ada --key ada.key --share ada.share\n"
      "  plenary teller do records/club --by ada --key ada.key --share ada.share --trust trust --out ada.acts\n"
      "FILE.sent beside the share keeps what was signed; run again, the same bytes are sent.\n"
      "Exit code 0: done, or nothing is asked; 1: not done, and why; 2: cannot read.");
}

void add_others(CLI::App& teller, Commands& all) {
  CLI::App* post = teller.add_subcommand("send", "Send what was signed elsewhere, as it is");
  post->add_option("ADDRESS", all.address, "http://HOST:PORT/BODY")->required();
  post->add_option("FILE", all.file, "lines of plenary teller do --out")->required();
  CLI::App* print_it = teller.add_subcommand("print", "Print a share for paper, sealed as it is");
  print_it->add_option("--share", all.printed, "the file of the share")->required();
  print_it->footer("Example:\n  plenary teller print --share ada.share | lp");
  CLI::App* back = teller.add_subcommand("restore", "Type a share from paper into a new file");
  back->add_option("--share", all.restored, "the new file")->required();
  back->footer("A line that is mistyped is named at once: type that one again. The fingerprint is the last line.");
  CLI::App* end = teller.add_subcommand("destroy", "Overwrite and remove a share that is not needed any more");
  end->add_option("--share", all.end.share, "the file of the share")->required();
  end->add_option("SOURCE", all.end.source, "the record; refuses while one of its ballots is not counted");
  end->add_option("--trust", all.end.trust, "a trust file for that record");
  end->add_flag("--yes", all.end.yes, "without being asked, and although a ballot is not counted");
}

}  // namespace

bool is_confirmed(const std::string& question) {
  std::printf("%s", question.c_str());
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  return base::trim(answer) == "yes";
}

int teller_send(const std::string& address, const std::string& file) { return ended(send(address, file)); }
int teller_print(const std::string& share) { return ended(print(share)); }
int teller_restore(const std::string& share, std::istream& lines) { return ended(restore(share, lines)); }
int teller_destroy(const TellerOptions& options) { return ended(destroy(options)); }

std::function<std::optional<int>()> add_teller_commands(CLI::App& app) {
  const auto all = std::make_shared<Commands>();
  CLI::App* teller = app.add_subcommand("teller", "What a teller of a secret ballot does, also without a network");
  teller->require_subcommand(1);
  add_do(*teller, all->work);
  add_others(*teller, *all);
  return [all, teller]() -> std::optional<int> {
    if (!teller->parsed()) return std::nullopt;
    crypto::keep_others_out();
    if (teller->got_subcommand("do")) return teller_do(all->work);
    if (teller->got_subcommand("send")) return teller_send(all->address, all->file);
    if (teller->got_subcommand("print")) return teller_print(all->printed);
    if (teller->got_subcommand("restore")) return teller_restore(all->restored, std::cin);
    return teller_destroy(all->end);
  };
}

}  // namespace cli
