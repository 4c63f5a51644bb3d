#include "cli/record_commands.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"

namespace cli {
namespace {

struct Commands {
  VerifyOptions verify;
  ShowOptions show;
  TallyOptions tally;
  ReceiptOptions make, check;
  KeygenOptions keygen;
  ExportOptions exported;
  IntakeOptions intake;
  WitnessOptions serve, ask, look;
  std::vector<std::pair<CLI::App*, std::function<int()>>> run;
};

void add_verify(CLI::App& app, Commands& all) {
  CLI::App* one = app.add_subcommand("verify", "Check records from their files alone, trusting nobody");
  one->add_option("folders", all.verify.folders, "records; what one cites of another is checked if both are named")
      ->required();
  one->add_option("--trust", all.verify.trust, "a trust file: whose heads you believe, which witnesses you ask for");
  one->add_option("--earlier", all.verify.earlier,
                  "heads or receipts that you kept: the record must go on from them");
  one->add_flag("--json", all.verify.json, "a line of JSON for each record");
  one->footer(
      "Example:\n  plenary verify records/* --trust records/trust\nExit code 0: valid; 1: invalid; 2: cannot read.");
  all.run.emplace_back(one, [&all] { return verify(all.verify); });
}

void add_reading(CLI::App& app, Commands& all) {
  CLI::App* show_it = app.add_subcommand("show", "Print a record as minutes");
  show_it->add_option("folder", all.show.folder, "the record")->required();
  show_it->add_option("--from", all.show.from, "from this entry on")->capture_default_str();
  show_it->footer("Example:\n  plenary show records/un-ga | less -R");
  all.run.emplace_back(show_it, [&all] { return show(all.show); });

  CLI::App* sheet = app.add_subcommand("tally", "Print the roll-call sheet of a vote");
  sheet->add_option("folder", all.tally.folder, "the record")->required();
  sheet->add_option("vote", all.tally.vote, "the entry that opened it; plenary show names it")->required();
  sheet->add_flag("--csv", all.tally.csv, "seat, name, choice");
  sheet->add_flag("--json", all.tally.json, "with the totals and the outcome");
  sheet->footer("Example:\n  plenary tally records/un-ga 212 --csv > roll-call.csv");
  all.run.emplace_back(sheet, [&all] { return tally(all.tally); });

  CLI::App* out = app.add_subcommand("export", "Write minutes (HTML, CSV) and the public record for any web server");
  out->add_option("folder", all.exported.folder, "the record")->required();
  out->add_option("out", all.exported.out, "the folder to write to")->required();
  out->footer("Example:\n  plenary export records/un-ga public/");
  all.run.emplace_back(out, [&all] { return export_record(all.exported); });
}

void add_receipts(CLI::App& app, Commands& all) {
  CLI::App* receipt =
      app.add_subcommand("receipt", "What a delegation keeps of an act of its own: make it, check it");
  receipt->require_subcommand(1);
  CLI::App* make = receipt->add_subcommand("make", "From a record");
  make->add_option("folder", all.make.folder, "the record")->required();
  make->add_option("position", all.make.position, "the entry")->required();
  make->add_option("--out", all.make.file, "the file; otherwise it is printed");
  make->footer("Example:\n  plenary receipt make records/un-ga 214 --out my-vote.receipt");
  all.run.emplace_back(make, [&all] { return receipt_make(all.make); });
  CLI::App* check = receipt->add_subcommand("check", "With nothing but the receipt and the trust file");
  check->add_option("file", all.check.file, "the receipt")->required();
  check->add_option("--trust", all.check.trust, "the trust file")->required();
  check->footer(
      "Example:\n  plenary receipt check my-vote.receipt --trust trust\n"
      "Exit code 0: valid; 1: not, or still awaiting witnesses; 2: cannot read.");
  all.run.emplace_back(check, [&all] { return receipt_check(all.check); });
}

void add_writing(CLI::App& app, Commands& all) {
  CLI::App* key = app.add_subcommand("keygen", "Make a key in a file that a passphrase protects");
  key->add_option("file", all.keygen.file, "the file to make")->required();
  key->add_option("--log", all.keygen.log, "an origin: print the key as that of its log");
  CLI::Option* origin = key->add_option("--origin", all.keygen.origin, "the record that it is to sign in");
  key->add_option("--seat", all.keygen.seat, "for this seat or officer")->needs(origin);
  key->footer(
      "Example:\n  plenary keygen my.key --origin club.example/board --seat ada\n"
      "The passphrase is asked for, or taken from PLENARY_PASSPHRASE.");
  all.run.emplace_back(key, [&all] { return keygen(all.keygen); });

  CLI::App* in = app.add_subcommand("intake", "Take signed acts from standard input into a record, one a line");
  in->add_option("folder", all.intake.folder, "the record")->required();
  in->add_option("--key", all.intake.key, "the key file of the record's log")->required();
  in->add_option("--known", all.intake.known, "heads that others hold: refuses to go on from an older copy");
  in->add_option("--cited", all.intake.cited, "other records, to check what is cited of them");
  in->footer(
      "A line: the key's id, its signature, the act.   8f2c41d0 kZ3… {\"by\":…}\n"
      "An answer for each line, once it is durable: its number, then ok and the position, or the code and why.\n"
      "Example:\n  plenary intake records/club --key log.key < acts");
  all.run.emplace_back(in, [&all] { return intake(all.intake); });
}

void add_witness(CLI::App& app, Commands& all) {
  CLI::App* witness = app.add_subcommand("witness", "Watch a record so that it cannot show two histories");
  witness->require_subcommand(1);
  CLI::App* serve =
      witness->add_subcommand("serve", "Sign heads that go on from the last one signed (C2SP tlog-witness)");
  serve->add_option("--key", all.serve.key, "the witness's key file (plenary keygen)")->required();
  serve->add_option("--name", all.serve.name, "its name, as trust files have it")->required();
  serve->add_option("--trust", all.serve.trust, "a trust file: the logs that it watches")->required();
  serve->add_option("--state", all.serve.state, "the folder in which it remembers what it signed")->required();
  serve->add_option("--address", all.serve.address, "where it listens")->capture_default_str();
  serve->add_option("--port", all.serve.port, "likewise; 0: any that is free")->capture_default_str();
  serve->footer(
      "Example:\n  plenary witness serve --key w.key --name observer.example/w --trust trust --state seen/\n"
      "Plain HTTP: put Caddy or nginx in front of it where others reach it.");
  all.run.emplace_back(serve, [&all] { return witness_serve(all.serve); });
  CLI::App* ask =
      witness->add_subcommand("ask", "Have a witness sign a record's published head, and add its line there");
  ask->add_option("folder", all.ask.source, "the record")->required();
  ask->add_option("address", all.ask.address, "http://… of the witness")->required();
  ask->footer(
      "Example:\n  plenary witness ask records/club http://127.0.0.1:8460\nExit code 1: the witness saw another "
      "history.");
  all.run.emplace_back(ask, [&all] { return witness_ask(all.ask); });
  CLI::App* check = witness->add_subcommand("check", "Look whether a record goes on from the last head seen");
  check->add_option("record", all.look.source, "its folder, or http://… where it is served")->required();
  check->add_option("--trust", all.look.trust, "the trust file")->required();
  check->add_option("--state", all.look.state, "the folder in which the last head is kept")->required();
  check->footer(
      "Example:\n  plenary witness check http://hall.example.org/club --trust trust --state seen/\n"
      "Exit code 0: it does; 1: ALARM, two signed heads that nothing joins are kept as evidence; 2: cannot read.");
  all.run.emplace_back(check, [&all] { return witness_check(all.look); });
}

}  // namespace

std::function<std::optional<int>()> add_record_commands(CLI::App& app) {
  const auto all = std::make_shared<Commands>();
  add_verify(app, *all);
  add_reading(app, *all);
  add_receipts(app, *all);
  add_writing(app, *all);
  add_witness(app, *all);
  return [all]() -> std::optional<int> {
    for (const auto& [command, run] : all->run)
      if (command->parsed()) return run();
    return std::nullopt;
  };
}

}  // namespace cli
