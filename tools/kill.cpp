// kill -9 of the real program under load: `plenary intake` is fed signed acts and killed at a random moment, again
// and again, every other time not before it has begun to answer. Nothing that it answered may be missing, and every
// head that it ever published must be a head of what is there.
//   kill PLENARY ROUNDS
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <semaphore>
#include <thread>

#include "audit/verify.hpp"
#include "base/text.hpp"
#include "cli/keys.hpp"
#include "hall/intake.hpp"
#include "oracles/failing_disk.hpp"
#include "oracles/keeping_for_tests.hpp"

namespace {

using namespace testing_record;
namespace fs = std::filesystem;

constexpr std::size_t acts_a_round = 4'000;
constexpr std::chrono::seconds patience{60};  // for the first answer, on the slowest machine

enum class From { start, first_answer };

struct Load {
  Sitting sitting;
  assembly::VoteId vote = 0;
  std::size_t made = 0;

  std::string next() {
    const auto members = sitting.members();
    const std::string& who = members[made % members.size()];
    const codec::Head seen{sitting.next(), sitting.journal().tree().root()};
    const std::string act =
        codec::write_act({seat(who),
                          {sitting.ballot(vote, who, made / members.size() % 2 == 0 ? "yes" : "no")},
                          100 + made / members.size(),
                          seen,
                          sitting.origin()});
    ++made;
    const auto signed_act = Sitting::sign(sitting.origin(), act, key_named(who));
    return hall::ActLine{act, signed_act.key, signed_act.signature}.text() + "\n";
  }
};

// One life of the program. What it answered, in order: the positions.
std::vector<std::uint64_t> live(const std::string& plenary, const std::string& folder, const std::string& key,
                                const std::vector<std::string>& lines, From from, unsigned after_ms) {
  std::array<int, 2> in{}, out{};
  base::check(::pipe2(in.data(), O_CLOEXEC) == 0 && ::pipe2(out.data(), O_CLOEXEC) == 0, "no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in[0], 0);
    ::dup2(out[1], 1);
    ::setenv("PLENARY_PASSPHRASE", "kill", 1);
    const int quiet = ::open("/dev/null", O_WRONLY);
    ::dup2(quiet, 2);
    ::execl(plenary.c_str(), plenary.c_str(), "intake", folder.c_str(), "--key", key.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  std::thread feeder([&] {
    for (const std::string& line : lines)
      if (::write(in[1], line.data(), line.size()) < 0) break;
  });
  std::binary_semaphore begun(from == From::start ? 1 : 0);
  std::thread killer([&] {
    static_cast<void>(begun.try_acquire_for(patience));
    ::usleep(after_ms * 1000);
    ::kill(child, SIGKILL);
  });
  std::string answers;
  std::array<char, 65'536> part{};
  for (ssize_t count; (count = ::read(out[0], part.data(), part.size())) > 0;) {
    if (answers.empty() && from == From::first_answer) begun.release();
    answers.append(part.data(), static_cast<std::size_t>(count));
  }
  killer.join();
  ::close(out[0]);
  feeder.join();
  ::close(in[1]);
  ::waitpid(child, nullptr, 0);
  std::vector<std::uint64_t> positions;
  for (const auto line : base::split(std::string_view(answers).substr(0, answers.rfind('\n') + 1), '\n')) {
    const auto words = base::words(line);
    if (words.size() < 3) continue;
    base::check(words[1] == "ok", "an act of the load was refused: " + std::string(line));
    positions.push_back(static_cast<std::uint64_t>(*base::parse_integer(words[2])));
  }
  return positions;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "usage: kill PLENARY ROUNDS\n"), 2;
  ::signal(SIGPIPE, SIG_IGN);
  const auto rounds = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
  const std::string root = (fs::temp_directory_path() / ("plenary-kill-" + std::to_string(::getpid()))).string();
  const std::string folder = root + "/record", key = root + "/log.key";
  fs::create_directories(root);
  Load load;
  load.sitting.begin();
  load.sitting.open_sitting();
  load.vote = load.sitting.open_vote("A bench in front of the house");
  base::check(keeper_of(*store::open_folder(folder), load.sitting)->publish().has_value(), "no publication");
  base::check(cli::write_key(key, key_named("log"), "kill", {1, 8192}).has_value(), "no key file");
  std::map<std::uint64_t, std::string> answered;  // position: the act
  std::vector<std::string> heads;
  std::vector<std::string> waiting;
  failing::Dice dice(rounds);
  for (unsigned round = 0; round < rounds; ++round) {
    while (waiting.size() < acts_a_round) waiting.push_back(load.next());
    const From from = round % 2 == 0 ? From::start : From::first_answer;
    const auto positions = live(argv[1], folder, key, waiting, from, static_cast<unsigned>(dice.below(400)));
    for (std::size_t i = 0; i < positions.size(); ++i)
      answered[positions[i]] =
          hall::ActLine::parse(std::string_view(waiting[i]).substr(0, waiting[i].size() - 1))->act;
    // What was not answered is unknown and is sent again: it must come out once.
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(positions.size()));
    if (const auto head = base::read_file(folder + "/checkpoint")) heads.push_back(*head);
  }
  auto keeper = hall::Keeper::open(*store::open_folder(folder), key_named("log"));
  base::check(keeper.has_value() && (*keeper)->publish().has_value(), "the record does not open");
  audit::Means means;
  means.earlier = heads;
  std::size_t lost = 0;
  means.each = [&](const record::Entry& entry, const clerk::Journal&, const assembly::Events&) {
    const auto found = answered.find(entry.position);
    if (found == answered.end()) return;
    lost += found->second == entry.act ? 0 : 1;
    answered.erase(found);
  };
  const std::size_t all = answered.size();
  const auto verdict = audit::verify(audit::FolderReader(folder), means);
  lost += answered.size();
  std::printf("%u kills, %zu acts answered, %zu lost, %zu heads; the record is %s\n", rounds, all, lost, heads.size(),
              verdict.kind == audit::Verdict::Kind::valid ? "valid" : std::string(verdict.code).c_str());
  fs::remove_all(root);
  return lost == 0 && all > 0 && verdict.kind == audit::Verdict::Kind::valid ? 0 : 1;
}
