// Somebody who looks at a record now and then, keeps the last head it saw, and raises the alarm if the record does
// not go on from it. Two heads signed by the log that nothing joins are evidence that convinces anybody.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "record/trust.hpp"

namespace witness {

// A file of the record by its path; nothing: it cannot be had.
using Source = std::function<std::optional<std::string>(const std::string&)>;

// The tree under a head, from its hash tiles. Nothing: a tile is missing, or they give another root.
std::optional<record::Tree> tree_of(const Source& source, const record::Checkpoint& head);

struct Look {
  enum class Kind : std::uint8_t { first, same, grown, alarm, unreadable } kind = Kind::unreadable;
  std::string what;         // of an alarm, or why it cannot be read
  record::Checkpoint head;  // as it is now
  std::string keep;         // the note to keep for the next time; empty: what was kept stays
  std::string evidence;     // of an alarm, where there is some: the two notes
};
// `kept`: the note of the last time.
Look look(const Source& source, const record::Trust& trust, const std::optional<std::string>& kept);

}  // namespace witness
