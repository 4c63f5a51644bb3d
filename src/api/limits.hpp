// Every limit of the web side in one place, with the status that it gives.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace api::limits {

inline constexpr std::size_t body_bytes_max = 131'072;   // of a request: 413
inline constexpr std::size_t acts_waiting_max = 65'536;  // not decided yet: 503
inline constexpr std::size_t connections_max = 20'000;   // at once; more are not accepted
inline constexpr int idle_seconds = 60;                  // a connection that says nothing is closed
inline constexpr std::size_t frames_kept = 256;          // for readers that come back; older: the whole picture
inline constexpr std::size_t frames_waiting_max = 16;    // a reader that is further behind gets the whole picture
inline constexpr std::size_t readers_at_once = 512;      // served before other work has its turn
inline constexpr std::size_t votes_listed_max = 2'000;   // in one list

inline constexpr std::chrono::milliseconds script_step{
    13};  // between two ballots of a story: 193 in two seconds and a half

}  // namespace api::limits
