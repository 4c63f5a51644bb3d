// plenary play --interactive BODY: a meeting conducted from the keyboard, to rehearse tomorrow's sitting.
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "base/text.hpp"
#include "cli/board.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "scene/rehearsal.hpp"
#include "words/course.hpp"

namespace cli {
namespace {

constexpr const char* help =
    "Say what happens, a line at a time, in the words of a scene (docs/scenes.md):\n"
    "  present: all          the chair opens a vote on \"The roof\", decision          in favour: 12 members\n"
    "Or:\n"
    "  ?            what the presiding officer may do now, and under which rule\n"
    "  ? WHO        what that member or officer may do now\n"
    "  why WHO      what it may not do now, and why\n"
    "  board        the vote as it stands\n"
    "  quit\n";

class Keyboard {
 public:
  Keyboard(const scene::Body& body, const words::Catalogue& catalogue, base::Instant start, const Terminal& terminal)
      : terminal_(terminal),
        chair_("the " + body.rules.officer(rules::Role::presiding)->title),
        rehearsal_(body, catalogue, start,
                   [this](const scene::Stage& stage, const scene::Moment& moment) { see(stage, moment); }) {}

  void run() {
    print(Ink::strong, rehearsal_.stage().body->rules.name + ": a rehearsal. Type help for help.");
    list(chair_, true);
    std::string line;
    while (prompt(line)) {
      const std::string_view text = base::trim(line);
      if (text.empty()) continue;
      if (text == "quit" || text == "exit") return;
      if (!command(text)) said(std::string(text));
    }
  }

 private:
  void print(Ink ink, const std::string& text) const {
    for (const std::string& part : wrapped(text, terminal_.columns))
      std::printf("%s\n", terminal_.paint(ink, part).c_str());
  }

  bool prompt(std::string& line) const {
    if (isatty(STDIN_FILENO)) std::fputs("> ", stdout);
    std::fflush(stdout);
    return static_cast<bool>(std::getline(std::cin, line));
  }

  // Whether the line was a command of the rehearsal rather than of the meeting.
  bool command(std::string_view text) {
    const auto rest = [&](std::string_view word) { return std::string(base::trim(text.substr(word.size()))); };
    if (text == "help") return std::fputs(help, stdout), true;
    if (text == "board") return board_now(), true;
    if (text == "?") return list(chair_, true), true;
    if (text.starts_with("? ")) return list(rest("?"), true), true;
    if (text.starts_with("why ")) return list(rest("why"), false), true;
    return false;
  }

  void said(const std::string& line) {
    happened_ = false;
    const auto done = rehearsal_.say(line);
    if (!done)
      return print(Ink::warn, done.error().what + (done.error().advice.empty() ? "" : " " + done.error().advice));
    if (happened_) list(chair_, true);
  }

  void list(const std::string& who, bool in_order) const {
    const auto offers = rehearsal_.offers(who);
    if (!offers) return print(Ink::warn, offers.error().what + " " + offers.error().advice);
    print(Ink::faint, in_order ? "In order for " + who + ":" : "Not in order for " + who + ":");
    bool any = false;
    for (const scene::Offer& offer : *offers) {
      if (offer.refused.empty() != in_order) continue;
      any = true;
      const std::size_t half = std::min<std::size_t>(44, terminal_.columns / 2);
      const auto behind = wrapped(in_order ? offer.cite : offer.refused, terminal_.columns - half - 4);
      for (std::size_t i = 0; i < behind.size(); ++i)
        std::printf("  %s  %s\n", fitted(i == 0 ? offer.line : "", half).c_str(),
                    terminal_.paint(Ink::faint, behind[i]).c_str());
    }
    if (!any) print(Ink::faint, "  nothing");
  }

  void see(const scene::Stage& stage, const scene::Moment& moment) {
    happened_ = happened_ || moment.kind == scene::Moment::Kind::act;
    if (moment.kind == scene::Moment::Kind::refusal) print(Ink::warn, stage.speaker().refusal(*moment.refusal));
    if (moment.kind != scene::Moment::Kind::act) return;
    const auto name = [&](assembly::TextId id) { return stage.document(id); };
    for (const std::string& sentence : words::told(stage.speaker(), stage.state, *moment.events, name))
      print(Ink::strong, sentence);
    if (!stage.last_vote) return;
    for (const assembly::Event& event : *moment.events)
      if (std::holds_alternative<assembly::OutcomeDeclared>(event.what)) show(stage);
  }

  void show(const scene::Stage& stage) const {
    const assembly::Vote& vote = *stage.state.vote(*stage.last_vote);
    for (const std::string& line : board(stage, vote, terminal_)) std::printf("%s\n", line.c_str());
    for (const std::string& line : decision(stage, vote, terminal_)) std::printf("%s\n", line.c_str());
  }

  void board_now() const {
    if (rehearsal_.stage().last_vote)
      show(rehearsal_.stage());
    else
      print(Ink::faint, "No vote was opened yet.");
  }

  const Terminal& terminal_;
  std::string chair_;
  bool happened_ = false;
  scene::Rehearsal rehearsal_;
};

}  // namespace

int rehearse(const std::string& name) {
  auto data = load_data();
  if (!data) return exit_cannot;
  const auto body = data->library.find(name);
  if (!body) return complain(body.error()), exit_cannot;
  const Terminal terminal = Terminal::here();
  Keyboard(**body, data->catalogue, now(), terminal).run();
  return exit_yes;
}

}  // namespace cli
