// T9 and A20 of the catalogue: what is left of a device's secrets once they are not needed any more. A child seals a
// ballot, holds a ceremony and rehearses; then whoever has all of its memory looks for what went through it. And T15:
// a source of randomness that fails.
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <random>

#include "ballot/internal/made_for_tests.hpp"
#include "ballot/key_file.hpp"
#include "crypto/random.hpp"
#include "crypto/sign.hpp"

namespace {

using namespace ballot;
using ballot::made::Story;

// Writes straight into the memory for secrets; whoever has the seed knows what.
class Known : public Draws {
 public:
  explicit Known(std::uint64_t seed) : dice_(seed) {}
  void scalar(std::uint8_t* out) override {
    bytes({out, 32});
    out[31] &= 0x0f;
  }
  void bytes(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(dice_());
  }

 private:
  std::mt19937_64 dice_;
};

constexpr crypto::SealCost cheap{1, 8192};
std::string passphrase_of(std::uint64_t seed) {
  std::string out(32, ' ');
  Known(seed).bytes({reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
  for (char& letter : out) letter = static_cast<char>('a' + static_cast<unsigned char>(letter) % 26);
  return out;
}

Story& opened() {
  static Story story = Story::opened(3, 3, 2);
  return story;
}

struct Left {
  std::string name;
  std::string bytes;
};
std::string text_of(const crypto::Secrets& secrets, std::size_t i = 0) {
  return {reinterpret_cast<const char*>(secrets[i]), 32};
}

// What a seat's device does. The secrets that went through it are told to whoever asks, which the child does not.
void vote(std::vector<Left>* told) {
  Known known(1);
  const Voting& voting = opened().voting();
  crypto::Secrets seed(1), s(1), r(voting.shape.slots());
  known.bytes(seed.all());
  ASSERT_TRUE(credential_secret(s[0], seed[0], "club.example/board", "seat000000", 1));
  const std::vector<std::uint8_t> choice = {1, 0, 0};
  const Sealed ballot(voting, s[0], 1, choice, known);
  ASSERT_EQ(ballot.cast(known).size(), voting.shape.ballot_bytes());
  HedgedDraws hedged(s[0], std::string(view(voting.v)), 2);
  const Sealed another(voting, s[0], 2, choice, hedged);
  ASSERT_EQ(another.cast(hedged).size(), voting.shape.ballot_bytes());
  ASSERT_EQ(register_credential(s[0], "club.example/board", "seat000000", 1, hedged).size(), 96U);
  if (!told) return;
  Known again(1);
  again.bytes(seed.all());
  told->push_back({"the seed", text_of(seed)});
  told->push_back({"the credential", text_of(s)});
  for (std::size_t i = 0; i < r.size(); ++i) {
    again.scalar(r[i]);
    told->push_back({"randomness " + std::to_string(i), text_of(r, i)});
  }
}

// What a teller's device does, from its share's drawing to a part.
void tell(std::vector<Left>* told) {
  Known known(2);
  const Digest d = ceremony_digest("club.example/board", 1, {});
  Teller teller(d, 1, 2, known);
  SystemDraws draws;
  Teller peer(d, 2, 2, draws);
  const std::map<std::uint32_t, crypto::BoxKey> to = {{2, check_commit(peer.commit())->box_key}};
  ASSERT_EQ(teller.commit().size(), 96U);
  ASSERT_FALSE(teller.deal(to).empty());
  std::string passphrase = passphrase_of(3);
  const auto file = write_teller_key(d, 1, teller.kept(), passphrase, cheap);
  ASSERT_TRUE(file);
  auto opened_file = open_teller_key(*file, passphrase, d);
  ASSERT_TRUE(opened_file);
  Teller back(d, 1, std::move(opened_file->kept));
  back.add_own_share();
  ASSERT_FALSE(back.decrypt(hash("tally/counts", {"context"}), {opened().key_of(1)}).empty());
  if (told) {
    for (std::size_t i = 0; i < 3; ++i)
      told->push_back({i == 0 ? "the box key" : "coefficient " + std::to_string(i - 1), text_of(teller.kept(), i)});
    crypto::Secrets share(1);
    teller.share_for(share[0], 2);
    told->push_back({"a share", text_of(share)});
    teller.share_for(share[0], 1);
    told->push_back({"the own share", text_of(share)});
    told->push_back({"the passphrase", passphrase});
  }
  crypto::wipe(passphrase);
}

// Everything that a process may read of itself.
std::vector<std::string> memory_of(pid_t process) {
  const std::string folder = "/proc/" + std::to_string(process);
  std::ifstream maps(folder + "/maps"), memory(folder + "/mem", std::ios::binary);
  std::vector<std::string> out;
  for (std::string line; std::getline(maps, line);) {
    std::uint64_t from = 0, to = 0;
    char rights[5] = {};
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, rights) != 3 || rights[0] != 'r' || rights[1] != 'w')
      continue;
    if (to - from > (std::uint64_t{1} << 30)) continue;  // a sanitizer's own
    std::string bytes(to - from, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(from));
    memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.push_back(std::move(bytes));
  }
  return out;
}

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() { EXPECT_EQ(pipe(ends), 0); }
  void tell() const { EXPECT_EQ(write(ends[1], "x", 1), 1); }
  void wait() const {
    char byte = 0;
    EXPECT_EQ(read(ends[0], &byte, 1), 1);
  }
};

// The names of those secrets that a child which did this, and no more, still holds.
std::vector<std::string> left_after(void (*work)(std::vector<Left>*), bool keeps = false) {
  opened();
  Pipe done, over;
  const pid_t child = fork();
  if (child == 0) {
    std::vector<Left> kept;
    work(keeps ? &kept : nullptr);
    done.tell();
    over.wait();
    _exit(0);
  }
  done.wait();
  const std::vector<std::string> memory = memory_of(child);
  over.tell();
  int status = 0;
  waitpid(child, &status, 0);
  std::vector<Left> wanted;
  work(&wanted);
  std::vector<std::string> out;
  for (const Left& one : wanted)
    if (std::any_of(memory.begin(), memory.end(),
                    [&](const std::string& bytes) { return bytes.find(one.bytes) != std::string::npos; }))
      out.push_back(one.name);
  return out;
}

TEST(Catalogue, T9_NothingIsLeftOfASeatsSecrets) { EXPECT_EQ(left_after(vote), std::vector<std::string>()); }
TEST(Catalogue, T9_NothingIsLeftOfATellersSecrets) { EXPECT_EQ(left_after(tell), std::vector<std::string>()); }
// The search finds what is there: a child that keeps them.
TEST(Catalogue, T9_WhatIsKeptIsFound) {
  EXPECT_EQ(left_after(vote, true).size(), 5U);
  EXPECT_EQ(left_after(tell, true).size(), 6U);
}

TEST(Catalogue, T9_NoCoreIsWritten) {
  EXPECT_EXIT(
      {
        crypto::keep_no_core_dumps();
        crypto::keep_others_out();
        rlimit core{};
        getrlimit(RLIMIT_CORE, &core);
        _exit(core.rlim_cur == 0 && core.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 ? 7 : 1);
      },
      testing::ExitedWithCode(7), "");
}

// ---- T15

// From then on the kernel gives this process no randomness.
void without_randomness() {
  sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getrandom, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{static_cast<unsigned short>(std::size(rules)), rules};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) _exit(3);
}

TEST(CatalogueDeathTest, T15_AFailingSourceEndsTheProgramBeforeABallotIsMade) {
  const auto seal = [] {
    const std::uint8_t* s = opened().secret_of(0);
    HedgedDraws draws(s, std::string(view(opened().voting().v)), 9);
    const std::vector<std::uint8_t> choice = {1, 0, 0};
    const Sealed ballot(opened().voting(), s, 9, choice, draws);
    _exit(0);
  };
  EXPECT_EXIT(seal(), testing::ExitedWithCode(0), "");
  opened();  // the library has chosen its source by then
  EXPECT_EXIT((without_randomness(), seal()), testing::KilledBySignal(SIGABRT), "");
}

// Two that were one process until now.
TEST(Catalogue, T15_AForkDrawsOtherNumbers) {
  Pipe ours;
  crypto::Secrets own(1), theirs(1);
  const auto draw = [](crypto::Secrets& to) {
    HedgedDraws draws(opened().secret_of(0), "the same statement", 1);
    draws.scalar(to[0]);
  };
  const pid_t child = fork();
  if (child == 0) {
    draw(own);
    _exit(write(ours.ends[1], own[0], 32) == 32 ? 0 : 1);
  }
  draw(own);
  ASSERT_EQ(read(ours.ends[0], theirs[0], 32), 32);
  waitpid(child, nullptr, 0);
  EXPECT_NE(text_of(own), text_of(theirs));
}

}  // namespace
