// What a teller's program owes the record: out of a vote's state machine and the teller's own secrets, the message
// that is its turn to send. It believes nobody: every number is computed from the acts themselves.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ballot/election.hpp"

namespace ballot {

// The fields of the act beside ceremony and vote; bytes as they are, not yet in base64.
struct Duty {
  std::string does;                    // "teller.deal"
  std::string message;                 // of all but a verdict
  std::vector<std::uint32_t> against;  // of a verdict
  Digest lock{};                       // of a decryption
};

// What stands in the way: the teller says so and sends nothing.
enum class Hindrance : std::uint8_t {
  box_key_lost,  // t or more shares do not open: this teller's own box key is not the one it committed to
  share_wrong,   // its share is not that of the record
  floor          // too few in a group have voted: the ballot must be void
};

constexpr std::string_view text_of(Hindrance hindrance) {
  constexpr std::array<std::string_view, 3> texts = {
      "most shares do not open: this is not the key that was committed to", "the share is not the one of the record",
      "too few in a group have voted; the ballot can only be void"};
  return texts[static_cast<std::size_t>(hindrance)];
}

// Whose index this is among the tellers of the machine's ceremony. Nothing: not one of them, or left out.
std::optional<std::uint32_t> index_of(const Election& machine, std::string_view teller);

// Whether the record waits for something of that teller; nobody's secrets are needed to see it. `vote`: as below.
bool is_owed(const Election& machine, std::uint32_t teller, std::int64_t vote);

// Nothing: it is not this teller's turn. `vote`: which vote's rehearsal or result.
using Owed = base::Result<std::optional<Duty>, Hindrance>;
Owed duty_of(const Election& machine, Teller& teller, std::int64_t vote);

// Puts x_j together from the shares of the qualified. False: it is not the one that belongs to X_j.
bool recompute_share(const Election& machine, Teller& teller);

}  // namespace ballot
