// plenary intake: signed acts from standard input, answers to standard output once they are durable.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/keys.hpp"
#include "cli/record_commands.hpp"
#include "hall/intake.hpp"

namespace cli {
namespace {

constexpr std::size_t batch_max = 512;
constexpr std::int64_t publish_every_ms = 1000;

// Whole lines from standard input.
class Lines {
 public:
  std::vector<std::string> next(bool wait) {
    while (true) {
      std::vector<std::string> out = whole();
      if (!out.empty() || (ended_ && at_ >= kept_.size())) return out;
      if (!wait && !more_is_there()) return {};
      fill();
    }
  }

 private:
  std::vector<std::string> whole() {
    std::vector<std::string> out;
    for (std::size_t end; out.size() < batch_max && (end = kept_.find('\n', at_)) != kept_.npos; at_ = end + 1)
      out.push_back(kept_.substr(at_, end - at_));
    if (at_ > kept_.size() / 2) kept_.erase(0, at_), at_ = 0;
    // The last line may end with the input; one that is longer than any act is no act, and is answered so.
    const bool too_long = kept_.size() - at_ > 2 * base::limits::act_bytes_max;
    if (out.empty() && at_ < kept_.size() && (ended_ || too_long)) {
      out.push_back(kept_.substr(at_, 2 * base::limits::act_bytes_max));
      at_ = kept_.size();
      ended_ = ended_ || too_long;
    }
    return out;
  }
  static bool more_is_there() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, 0) > 0;
  }
  void fill() {
    std::array<char, 65'536> part{};
    const ssize_t count = ::read(STDIN_FILENO, part.data(), part.size());
    if (count > 0) kept_.append(part.data(), static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno != EINTR)) ended_ = true;
  }

  std::string kept_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

std::string answer(const Data& data, std::uint64_t number, const hall::Intake::Outcome& outcome) {
  std::string out = std::to_string(number);
  if (outcome.position)
    return out + " ok " + std::to_string(*outcome.position) + (outcome.repeated ? " repeated\n" : "\n");
  const clerk::Fault& fault = *outcome.fault;
  return out + " " + std::string(clerk::name_of(fault.code)) + " " +
         fault_sentence(data.catalogue, clerk::name_of(fault.code), fault.detail, fault.refusal) + "\n";
}

base::Result<std::unique_ptr<hall::Keeper>> open(const IntakeOptions& options) {
  const auto passphrase = ask_passphrase(options.key, false);
  if (!passphrase) return base::fail(passphrase.error());
  auto key = read_key(options.key, *passphrase);
  if (!key) return base::fail(key.error());
  std::vector<record::Checkpoint> known;
  for (const std::string& path : options.known) {
    const auto text = base::read_file(path);
    const auto receipt = text ? record::Receipt::parse(*text) : base::fail(text.error());
    const auto note = text ? record::parse_note(receipt ? receipt->note : *text) : base::fail(text.error());
    auto head = note ? record::Checkpoint::parse(note->text) : base::fail(note.error());
    if (!head) return base::fail(base::Error{{path, 0, 0}, head.error().what, ""});
    known.push_back(std::move(*head));
  }
  auto store = store::open_folder(options.folder);
  if (!store) return base::fail(store.error());
  return hall::Keeper::open(std::move(*store), std::move(*key), known, citations_in(options.cited));
}

}  // namespace

int intake(const IntakeOptions& options) {
  const auto data = load_data();
  if (!data) return exit_cannot;
  auto keeper = open(options);
  if (!keeper) return complain(keeper.error()), exit_cannot;
  std::fprintf(stderr, "%s: %llu entries\n", (*keeper)->journal().origin().c_str(),
               static_cast<unsigned long long>((*keeper)->durable()));
  if ((*keeper)->cut() > 0)
    std::fprintf(stderr,
                 "The end of the record was not whole: %llu bytes behind the last whole entry were cut off.\n",
                 static_cast<unsigned long long>((*keeper)->cut()));
  Lines lines;
  std::uint64_t number = 0;
  std::string answers;
  base::Instant published = now();
  std::uint64_t shown = (*keeper)->durable();
  const auto source = [&](bool wait) {
    // Before it waits for more: what a burst has left behind is published.
    if (wait && (*keeper)->durable() != shown) {
      shown = (*keeper)->durable();
      if (const auto done = (*keeper)->publish(); !done) return complain(done.error()), std::vector<hall::ActLine>();
    }
    std::vector<hall::ActLine> out;
    // A line that is none becomes an act that is none: it is answered in its turn.
    for (const std::string& line : lines.next(wait))
      out.push_back(hall::ActLine::parse(line).value_or(hall::ActLine{}));
    return out;
  };
  const auto flush = [&] {
    std::fwrite(answers.data(), 1, answers.size(), stdout);
    std::fflush(stdout);
    answers.clear();
  };
  const auto sink = [&](const hall::ActLine&, const hall::Intake::Outcome& outcome) {
    answers += answer(*data, ++number, outcome);
  };
  const auto after = [&]() -> base::Result<void> {
    flush();
    if (now().ms - published.ms < publish_every_ms) return {};
    published = now();
    return (*keeper)->publish();
  };
  // One more than there is room for: while the deciding thread waits for the disk, all cores check.
  hall::Intake running(**keeper, base::spare_threads() + 1);
  const auto done = running.run(source, sink, now, after);
  if (!done) return complain(done.error()), exit_cannot;
  if (const auto last = (*keeper)->publish(); !last) return complain(last.error()), exit_cannot;
  return exit_yes;
}

}  // namespace cli
