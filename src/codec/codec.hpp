// Bytes <-> acts and events: the only JSON of the record.
//
//   {"by":"ada","do":"vote.cast","vote":1002,"seat":"ada","choice":"yes","n":7,"seen":[1009,"kZ3…"],"body":"club.example/board"}
//
// An act is read in any order of its keys and keeps the bytes it came in: they are what was signed. A ruling is
// written in one way only, so that it can be compared byte for byte. docs/record.md lists every act and event.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "assembly/act.hpp"
#include "assembly/event.hpp"
#include "base/encoding.hpp"
#include "base/result.hpp"

namespace codec {

// The last head of the record that a device has verified.
struct Head {
  std::uint64_t size = 0;
  base::Bytes32 root{};

  friend bool operator==(const Head&, const Head&) = default;
};

// An act with all that is signed with it.
struct SignedAct {
  assembly::SeatId by;
  assembly::Act act;
  std::uint64_t n = 0;  // of the acts of this key; rises
  Head seen;
  std::string body;  // the record's origin
};

// Error: not strict JSON, no such act, a field that is unknown, missing or of another kind; it names the field.
base::Result<SignedAct> read_act(std::string_view bytes);
std::string write_act(const SignedAct& act);

// The act alone, as a screen fills it in: {"do":"vote.cast","vote":1002,…}.
std::string write_act_alone(const assembly::Act& act);

// What followed from an act, as the last line of an entry. `state`: the digest of the state, where a sitting closes.
struct Ruling {
  assembly::Events events;
  std::optional<base::Bytes32> state;
};
base::Result<Ruling> read_ruling(std::string_view bytes);
std::string write_ruling(const Ruling& ruling);

// The name of an act in the record: "vote.cast".
std::string_view name_of(const assembly::Act& act);

// The fields of an act as words, for minutes: lists joined, what lies deeper left out.
std::vector<std::pair<std::string_view, std::string>> words_of(const assembly::Act& act);

}  // namespace codec
