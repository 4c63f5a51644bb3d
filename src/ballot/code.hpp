// Why something is refused: the closed list of secret-ballot.md section 7.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"

namespace ballot {

enum class Code : std::uint8_t {
  grammar,
  origin,
  phase,
  ceremony,
  vote,
  override_,
  issue,
  possession,
  duplicate,
  threshold,
  teller,
  box_key,
  quorum,
  commitment,
  complaint,
  answer,
  share,
  key,
  limit,
  decryption,
  rehearsal,
  length,
  point,
  identity,
  scalar,
  shape,
  floor,
  roll,
  seat,
  version,
  credential,
  sequence,
  spoiled,
  copy,
  signature,
  bit,
  range,
  opening,
  lock,
  result,
  incomplete
};

inline constexpr std::array<std::string_view, 41> code_names = {
    "grammar",    "origin",    "phase",      "ceremony", "vote",    "override",   "issue",
    "possession", "duplicate", "threshold",  "teller",   "box_key", "quorum",     "commitment",
    "complaint",  "answer",    "share",      "key",      "limit",   "decryption", "rehearsal",
    "length",     "point",     "identity",   "scalar",   "shape",   "floor",      "roll",
    "seat",       "version",   "credential", "sequence", "spoiled", "copy",       "signature",
    "bit",        "range",     "opening",    "lock",     "result",  "incomplete"};

constexpr std::string_view name_of(Code code) { return code_names[static_cast<std::size_t>(code)]; }

template <class T>
using Checked = base::Result<T, Code>;

}  // namespace ballot
