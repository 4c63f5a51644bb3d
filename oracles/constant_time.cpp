// Run under valgrind: every secret is marked as undefined, so that each branch and each index that depends on one is
// told (A. Langley's ctgrind). What comes out is public and marked so. Not a measure of time; it finds what a measure
// could miss.
#include <valgrind/memcheck.h>

#include <cstdio>

#include "ballot/ballots.hpp"
#include "ballot/tellers.hpp"

namespace {

using namespace ballot;

void mark(const void* bytes, std::size_t size) { VALGRIND_MAKE_MEM_UNDEFINED(bytes, size); }
void open(const std::string& bytes) { VALGRIND_MAKE_MEM_DEFINED(bytes.data(), bytes.size()); }
void open(const Point& point) { VALGRIND_MAKE_MEM_DEFINED(point.data(), point.size()); }

// What is drawn is a secret.
class Marked : public SystemDraws {
 public:
  void scalar(std::uint8_t* out) override {
    SystemDraws::scalar(out);
    mark(out, 32);
  }
  void bytes(std::span<std::uint8_t> out) override {
    SystemDraws::bytes(out);
    mark(out.data(), out.size());
  }
};

void a_seat() {
  crypto::Secrets seed(1), s(1);
  Marked draws;
  draws.scalar(seed[0]);
  static_cast<void>(credential_secret(s[0], seed[0], "club.example/board", "ada", 1));
  open(register_credential(s[0], "club.example/board", "ada", 1, draws));
  Voting voting;
  voting.vote = 7;
  voting.shape = *Shape::of(3, 1, 2);
  voting.y = crypto::times_generator(crypto::scalar_of(12345));
  for (const std::vector<std::uint8_t>& chosen :
       {std::vector<std::uint8_t>{1, 0, 0, 0}, {0, 1, 1, 0}, {0, 0, 0, 1}}) {
    crypto::Secrets choice(1);
    std::copy(chosen.begin(), chosen.end(), choice[0]);
    mark(choice[0], chosen.size());
    HedgedDraws hedged(s[0], std::string(view(voting.v)), 1);
    const Sealed sealed(voting, s[0], 1, {choice[0], chosen.size()}, hedged);
    open(sealed.body());
    open(sealed.cast(hedged));
    open(sealed.opening());
  }
}

void a_teller() {
  Marked draws;
  const Digest d = ceremony_digest("club.example/board", 1, {});
  Teller one(d, 1, 2, draws), two(d, 2, 2, draws);
  const auto first = one.commit(), second = two.commit();
  open(first), open(second);
  const auto commit = *check_commit(first);
  const std::map<std::uint32_t, crypto::BoxKey> to = {{2, check_commit(second)->box_key}};
  const std::string dealt = one.deal(to);
  open(dealt);
  const auto deal = check_deal(d, 1, 2, {2}, commit, dealt);
  two.accepts(*deal, commit.box_key);
  two.add_own_share();
  open(one.answer({2}));
  const Point alpha = crypto::times_generator(crypto::scalar_of(99));
  open(two.decrypt(d, {alpha, alpha}));
  open(two.verification_key());
}

}  // namespace

int main() {
  a_seat();
  a_teller();
  std::puts(RUNNING_ON_VALGRIND ? "looked at" : "not under valgrind: nothing was looked at");
  return RUNNING_ON_VALGRIND ? 0 : 1;
}
