// The command line. Every command has examples in its --help; the words of options are the field's own.
#include "cli/commands.hpp"
#include "cli/ballot_commands.hpp"
#include "cli/record_commands.hpp"
#include "cli/teller.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>

#include "base/time.hpp"
#include "crypto/sign.hpp"

namespace cli {
namespace {

constexpr const char* footer =
    "Exit codes: 0 done, and the answer is yes; 1 done, and the answer is no; 2 cannot read, or wrongly called.\n"
    "Data (bodies/, messages/) is found above the program, or where PLENARY_DATA says. NO_COLOR is respected.";

std::string today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return base::iso(base::date_of({std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}));
}

void add_play(CLI::App& app, PlayOptions& options) {
  CLI::App* command =
      app.add_subcommand("play", "Play scenes: meetings written as text, with the board and what is decided");
  auto* scenes = command->add_option("scenes", options.scenes, "scene files");
  auto* interactive =
      command->add_option("--interactive", options.interactive, "conduct a meeting of this body from the keyboard");
  scenes->excludes(interactive);
  command->add_option("--board", options.board, "live: names light up one by one; end: the final board only; none")
      ->check(CLI::IsMember({"live", "end", "none"}))
      ->capture_default_str();
  command->add_flag("--step", options.step, "wait for Enter after each line");
  command
      ->add_option("--out", options.out, "a folder: every act is signed and recorded there, a record for each body")
      ->excludes(interactive);
  command->add_flag("-q,--quiet", options.quiet, "show only what failed, and the sum");
  command->footer(
      "Examples:\n  plenary play my-meeting.scene\n  plenary play --board end *.scene | less -R\n"
      "  plenary play --quiet scenarios/*.scene      # as a test\n"
      "  plenary play --interactive BODY             # rehearse tomorrow's sitting; type help\n"
      "Exit code 1: an expectation of a scene was not met.");
}

void add_serve(CLI::App& app, ServeOptions& options) {
  CLI::App* serve = app.add_subcommand("serve", "Open the hall: a live meeting in the browser, from one folder");
  serve->add_option("FOLDER", options.data, "Where the records are kept")->required();
  serve->add_option("--host", options.host, "The first half of the origins of new records");
  serve->add_option("--listen", options.listen, "The address to listen on; 0.0.0.0 for the hall's network");
  serve->add_option("--port", options.port, "The port; 0: any that is free; else 8080 if it is free");
  serve->add_option("--log", options.log, "A file for one line of JSON for each request; -: the standard error");
  serve->add_option("--story", options.story, "A demonstration: a file of scenes to be played act by act");
  serve->add_option("--from", options.from, "The title of the first scene that is played live, or how it begins");
  serve->add_option("--delegate", options.delegate, "The seat for which a link is printed");
}

void add_new(CLI::App& app, NewOptions& options) {
  CLI::App* made = app.add_subcommand("new", "Make an association: a name, a list of members, six answers");
  made->add_option("HALL", options.hall, "The hall's folder; made if there is none")->required();
  made->add_option("--name", options.name, "What the association calls itself")->required();
  made->add_option("--members", options.members, "One name a line, or a CSV with name, id, email")->required();
  made->add_option("--id", options.id, "How its address is written; else made from the name");
  made->add_option("--host", options.host, "The first half of the record's origin");
  made->add_flag("--rehearsal", options.rehearsal, "For trying out: its own origin, and every screen says so");
  made->add_option("--answer", options.answers, "QUESTION=ANSWER, as ties=casting_vote; else asked at the terminal");
  made->footer("Example:\n  plenary new hall --name \"Garden club\" --members members.txt\n");
}

void add_act(CLI::App& app, ActOptions& options) {
  CLI::App* one = app.add_subcommand("act", "Sign an act and send it to a hall that is open");
  one->add_option("ADDRESS", options.address, "http://HOST:PORT/BODY")->required();
  one->add_option("ACT", options.act, "{\"do\":\"vote.cast\", …}; docs/record.md names every act")->required();
  one->add_option("--by", options.by, "Whose act it is")->required();
  one->add_option("--key", options.key, "The key file")->required();
  one->add_option("--receipt", options.receipt, "Where to put the receipt");
}

void add_invite(CLI::App& app, InviteOptions& options) {
  CLI::App* sent = app.add_subcommand("invite", "One-time links for a hall that is open, as a table");
  sent->add_option("HALL", options.hall, "The hall's folder")->required();
  sent->add_option("BODY", options.body, "The body's id")->required();
  sent->add_option("SEAT", options.seats, "Who; an officer too");
  sent->add_flag("--all", options.all, "Everybody: officers and members");
  sent->add_option("--at", options.address, "Where the hall answers");
  sent->add_option("--link", options.link, "What the links begin with, if it is another address");
}

void add_replay(CLI::App& app, ReplayOptions& options) {
  CLI::App* command = app.add_subcommand(
      "replay", "Send the roll-calls of a real body through its rules and compare with the record");
  command->add_option("rollcalls", options.rollcalls, "a file of roll-calls (docs/history.md)")->required();
  command->add_option("--body", options.body, "the body: its folder's name or its own")->required();
  command->add_option("--expected", options.expected, "outcomes known otherwise: columns id, symbol, outcome");
  command->add_option("--questions", options.questions, "which question a roll-call was on, where not the usual one");
  command->add_flag("--json", options.json, "one object: rollcalls, votes, agree, disagree, not_compared, seconds");
  command->footer(
      "Examples:\n  plenary replay bodies/BODY/history/rollcalls.tsv --body BODY\n"
      "  plenary replay rollcalls.tsv --body BODY --expected outcomes.csv --json\n"
      "Exit code 1: something disagrees; docs/history.md says why, one by one.");
}

void add_body(CLI::App& app, std::vector<std::string>& folders, ExplainOptions& explain) {
  CLI::App* command = app.add_subcommand("body", "A body's rules: check the files, or tell them as sentences");
  command->require_subcommand(1);
  CLI::App* check = command->add_subcommand("check", "Check rules.toml, roster.csv and the names");
  check->add_option("folders", folders, "folders of bodies")->required();
  check->footer(
      "Example:\n  plenary body check bodies/*\nExit code 1: a file has mistakes; each is named with its place.");
  CLI::App* tell = command->add_subcommand(
      "explain", "The rules as sentences with their citations; the outcome of a tally you name");
  tell->add_option("body", explain.body, "the body's folder or name")->required();
  tell->add_option("--question", explain.question, "one kind of question only");
  tell->add_option("--majority", explain.majority, "as if this majority applied");
  tell->add_option("--date", explain.date, "as the rules stood that day")->capture_default_str();
  for (const char* choice : {"yes", "no", "abstain", "blank", "invalid", "present"})
    tell->add_option_function<std::string>(
        std::string("--") + choice,
        [&explain, choice](const std::string& value) { explain.counts.push_back(std::string(choice) + "=" + value); },
        "how many");
  tell->add_option_function<std::vector<std::string>>(
          "--count",
          [&explain](const std::vector<std::string>& values) {
            explain.counts.insert(explain.counts.end(), values.begin(), values.end());
          },
          "any other count: 'no of CLASS=1', 'yes by WEIGHT=900'")
      ->expected(1)
      ->take_all();
  tell->footer(
      "Examples:\n  plenary body explain BODY\n"
      "  plenary body explain BODY --question important --yes 120 --no 60 --abstain 10\n"
      "  plenary body explain BODY --question substantive --yes 10 --no 1 --count 'no of permanent=1'");
}

}  // namespace

int run(int argc, char** argv) {
  crypto::keep_no_core_dumps();
  CLI::App app{"Plenary: how assemblies decide, by their own rules, and how anybody can check it", "plenary"};
  app.require_subcommand(1);
  app.footer(footer);
  app.set_version_flag("--version", "plenary 0.1.0");
  PlayOptions play_options;
  ReplayOptions replay_options;
  ServeOptions serve_options;
  NewOptions new_options;
  ActOptions act_options;
  InviteOptions invite_options;
  ExplainOptions explain_options;
  explain_options.date = today();
  std::vector<std::string> folders;
  std::string shell;
  add_play(app, play_options);
  add_replay(app, replay_options);
  add_serve(app, serve_options);
  add_new(app, new_options);
  add_act(app, act_options);
  add_invite(app, invite_options);
  add_body(app, folders, explain_options);
  const auto record_command = add_record_commands(app), ballot_command = add_ballot_commands(app),
             teller_command = add_teller_commands(app);
  CLI::App* complete =
      app.add_subcommand("completion", "Print a script that completes plenary's commands in your shell");
  complete->add_option("shell", shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
  complete->footer("Example:\n  plenary completion bash > ~/.local/share/bash-completion/completions/plenary");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_yes : exit_cannot;
  }
  if (const auto code = record_command()) return *code;
  if (const auto code = ballot_command()) return *code;
  if (const auto code = teller_command()) return *code;
  if (app.got_subcommand("play")) {
    if (!play_options.interactive.empty()) return rehearse(play_options.interactive);
    if (!play_options.scenes.empty()) return play(play_options);
    std::fprintf(stderr, "plenary: name a scene, or --interactive BODY. plenary play --help has examples.\n");
    return exit_cannot;
  }
  if (app.got_subcommand("serve")) return serve(serve_options);
  if (app.got_subcommand("new")) return make_new(new_options);
  if (app.got_subcommand("act")) return act(act_options);
  if (app.got_subcommand("invite")) return invite(invite_options);
  if (app.got_subcommand("replay")) return replay(replay_options);
  if (app.got_subcommand("completion")) return completion(shell);
  const CLI::App* body = app.get_subcommand("body");
  return body->got_subcommand("check") ? body_check(folders) : body_explain(explain_options);
}

}  // namespace cli
