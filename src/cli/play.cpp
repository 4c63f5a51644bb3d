// plenary play: scenes in the terminal, with the board.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>
#include <utility>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/board.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/recording.hpp"
#include "words/course.hpp"

namespace cli {
namespace {

// How long the whole of a roll-call lasts on a live board; a council's fifteen and an assembly's 193 take as long.
constexpr std::chrono::milliseconds roll_call_lasts{2600};

void print(const std::string& line) { std::fwrite((line + "\n").data(), 1, line.size() + 1, stdout); }

// Shows one scene as it is played: what was done and refused, the board, the decision.
class Screen {
 public:
  Screen(const PlayOptions& options, const Terminal& terminal) : options_(options), terminal_(terminal) {
    animated_ = terminal.live && options.board == "live";
  }

  void begin(const scene::Scene& scene) {
    drawn_ = 0;
    shown_.reset();
    print("");
    const bool titled = scene.title != scene.file;
    print_wrapped(Ink::strong, titled ? scene.title : scene.header.text);
    if (titled) print_wrapped(Ink::faint, scene.header.text);
  }

  void see(const scene::Stage& stage, const scene::Moment& moment) {
    switch (moment.kind) {
      case scene::Moment::Kind::note:
        settle();
        print_wrapped(Ink::faint, moment.line->text);
        break;
      case scene::Moment::Kind::refusal:
        settle();
        say(*moment.line, "");
        print_wrapped(Ink::warn, stage.speaker().refusal(*moment.refusal));
        break;
      case scene::Moment::Kind::act: act(stage, moment); break;
    }
  }

 private:
  void print_wrapped(Ink ink, const std::string& text) {
    for (const std::string& line : wrapped(text, terminal_.columns)) print(terminal_.paint(ink, line));
  }

  void act(const scene::Stage& stage, const scene::Moment& moment) {
    const auto& what = moment.act->act.what;
    // A lock that the line only implies says nothing of the line: the count that follows does.
    const bool implied = std::holds_alternative<assembly::Lock>(what) &&
                         base::lower(moment.line->text).find("lock") == std::string::npos;
    const bool ballot = std::holds_alternative<assembly::Cast>(what) || implied;
    if (!ballot && moment.line != last_line_ && !std::holds_alternative<assembly::Arrive>(what)) {
      settle();
      if (!std::holds_alternative<assembly::OpenSitting>(what))
        say(*moment.line, words::ground_of(stage.body->rules, stage.state, moment.act->act));
    }
    tell(stage, *moment.events);
    if (!stage.last_vote) return;
    const assembly::Vote& vote = *stage.state.vote(*stage.last_vote);
    const bool decided = says_outcome(*moment.events);
    if (animated_ && (ballot || std::holds_alternative<assembly::OpenVote>(what))) frame(stage, vote);
    if (decided) finish(stage, vote);
    for (const std::string& sentence : std::exchange(followed_, {})) print_wrapped(Ink::strong, "  " + sentence);
  }

  // What followed, behind the board of the vote that it followed from.
  void tell(const scene::Stage& stage, const assembly::Events& events) {
    followed_ =
        words::told(stage.speaker(), stage.state, events, [&](assembly::TextId id) { return stage.document(id); });
    if (says_outcome(events)) return;
    for (const std::string& sentence : std::exchange(followed_, {})) print_wrapped(Ink::strong, "  " + sentence);
  }

  static bool says_outcome(const assembly::Events& events) {
    for (const assembly::Event& event : events)
      if (std::holds_alternative<assembly::OutcomeDeclared>(event.what)) return true;
    return false;
  }

  void finish(const scene::Stage& stage, const assembly::Vote& vote) {
    if (options_.board != "none") {
      if (shown_ != vote.id) drawn_ = 0;
      draw(board(stage, vote, terminal_));
    }
    settle();
    for (const std::string& line : decision(stage, vote, terminal_)) print(line);
    print("");
    pause();
  }

  // Draws over the last frame, then waits its share of the roll-call.
  void frame(const scene::Stage& stage, const assembly::Vote& vote) {
    if (shown_ != vote.id) drawn_ = 0;
    shown_ = vote.id;
    draw(board(stage, vote, terminal_));
    const auto seats = std::max<std::int64_t>(1, vote.counts.figure(rules::Figure::entitled));
    std::this_thread::sleep_for(roll_call_lasts / seats);
  }

  void draw(const std::vector<std::string>& lines) {
    std::string out;
    if (drawn_ > 0) out += "\x1b[" + std::to_string(drawn_) + "A";
    for (const std::string& line : lines) out += (animated_ ? "\x1b[2K" : "") + line + "\n";
    if (drawn_ > lines.size()) out += "\x1b[J";
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fflush(stdout);
    drawn_ = animated_ ? lines.size() : 0;
  }

  void settle() { drawn_ = 0; }

  void say(const scene::Line& line, const std::string& rule) {
    if (&line == last_line_) return;
    last_line_ = &line;
    if (base::lower(line.text).starts_with("expect ")) return;
    const std::string ground = rule.empty() ? "" : "  [" + rule + "]";
    for (const std::string& part : wrapped(line.text + ground, terminal_.columns - 2)) print("  " + part);
    pause();
  }

  void pause() const {
    if (!options_.step || !terminal_.live || isatty(STDIN_FILENO) != 1) return;
    std::string ignored;
    std::fputs(terminal_.paint(Ink::faint, "  [Enter]").c_str(), stdout);
    std::fflush(stdout);
    if (!std::getline(std::cin, ignored)) std::cin.clear();
    std::fputs("\x1b[1A\x1b[2K", stdout);
  }

  const PlayOptions& options_;
  const Terminal& terminal_;
  bool animated_ = false;
  std::size_t drawn_ = 0;
  std::optional<assembly::VoteId> shown_;
  const scene::Line* last_line_ = nullptr;
  std::vector<std::string> followed_;
};

struct Sum {
  std::size_t scenes = 0, failed = 0, expectations = 0;
  bool unreadable = false;
};

const scene::Body* find_body(const scene::Scene& scene, Data& data, Sum& sum) {
  const auto body = data.library.find(scene.body);
  if (body) return *body;
  sum.unreadable = true;
  base::Errors errors = body.error();
  for (base::Error& error : errors)
    if (error.place.file.empty()) error.place = {scene.file, scene.header.number, 1};
  complain(errors);
  return nullptr;
}

// Who will act: their keys enter the record before the first scene.
bool cast(const std::vector<scene::Scene>& scenes, Data& data, Recording& recording, Sum& sum) {
  for (const scene::Scene& scene : scenes) {
    const scene::Body* body = find_body(scene, data, sum);
    if (!body) return false;
    if (const auto done = recording.cast(scene, *body, data.catalogue); !done) return complain(done.error()), false;
  }
  return true;
}

void play_file(const std::string& path, const PlayOptions& options, const Terminal& terminal, Data& data,
               Recording* recording, Sum& sum) {
  const auto text = base::read_file(path);
  if (!text) return complain(text.error()), void(sum.unreadable = true);
  const auto scenes = scene::parse(*text, path);
  if (!scenes) return complain(scenes.error()), void(sum.unreadable = true);
  if (recording && !cast(*scenes, data, *recording, sum)) return void(sum.unreadable = true);
  Screen screen(options, terminal);
  for (const scene::Scene& scene : *scenes) {
    const scene::Body* body = find_body(scene, data, sum);
    if (!body) continue;
    ++sum.scenes;
    assembly::Position first = 1;
    if (recording) {
      const auto begun = recording->begin(scene, *body);
      if (!begun) return complain(begun.error()), void(sum.unreadable = true);
      first = *begun;
    }
    if (!options.quiet) screen.begin(scene);
    const scene::Watch watch = [&](const scene::Stage& stage, const scene::Moment& moment) {
      if (!options.quiet) screen.see(stage, moment);
      if (recording) recording->see(moment);
    };
    const scene::Played played = scene::play(scene, *body, data.catalogue, watch, first);
    if (recording)
      if (const auto done = recording->end(); !done) return complain(done.error()), void(sum.unreadable = true);
    std::fflush(stdout);
    sum.expectations += played.expectations;
    if (!played.failure) continue;
    ++sum.failed;
    complain(*played.failure);
  }
}

}  // namespace

int play(const PlayOptions& options) {
  auto data = load_data();
  if (!data) return exit_cannot;
  const Terminal terminal = Terminal::here();
  Sum sum;
  std::optional<Recording> recording;
  if (!options.out.empty()) recording.emplace(options.out);
  for (const std::string& path : options.scenes)
    play_file(path, options, terminal, *data, recording ? &*recording : nullptr, sum);
  if (sum.scenes > 1 || options.quiet) {
    const std::string line = std::to_string(sum.scenes) + " scenes played, " + std::to_string(sum.expectations) +
                             " expectations met or looked at, " + std::to_string(sum.failed) + " scenes failed.";
    for (const std::string& part : options.quiet ? std::vector{line} : wrapped(line, terminal.columns)) print(part);
  }
  if (sum.unreadable) return exit_cannot;
  if (recording) {
    const auto folders = recording->finish();
    if (!folders) return complain(folders.error()), exit_cannot;
    for (const std::string& folder : *folders) print("Record: " + folder);
  }
  return sum.failed == 0 ? exit_yes : exit_no;
}

}  // namespace cli
