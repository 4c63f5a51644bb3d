// Every limit of the web side in one place, with the status that it gives.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace api::limits {

inline constexpr std::size_t body_bytes_max = 262'144;   // of a request, and so of a document: 413
inline constexpr double acts_per_second = 20;            // of one key, in the long run: 429
inline constexpr double acts_at_once = 100;              // of one key, after a rest: 429
inline constexpr std::size_t keys_watched_max = 65'536;  // whose pace is known; then all begin anew
inline constexpr std::size_t acts_waiting_max = 65'536;  // not decided yet: 503
inline constexpr std::size_t connections_max = 20'000;   // at once; more are not accepted
inline constexpr int idle_seconds = 60;                  // a connection that says nothing is closed
inline constexpr std::size_t frames_kept = 256;          // for readers that come back; older: the whole picture
inline constexpr std::size_t frames_waiting_max = 16;    // a reader that is further behind gets the whole picture
inline constexpr std::size_t readers_at_once = 512;      // served before other work has its turn
inline constexpr std::size_t streams_per_seat_max = 3;   // of one seat's devices; the oldest is closed
inline constexpr std::size_t streams_per_address_max = 2'000;  // of one address that is not this machine's: 429
inline constexpr std::size_t minutes_waiting_max = 64;         // asked for and not written yet: 503
inline constexpr std::size_t challenges_max = 10'000;          // not answered yet; the oldest go
inline constexpr std::size_t tokens_max = 50'000;              // likewise
inline constexpr std::int64_t challenge_ms = 60'000, token_ms = 900'000;
inline constexpr std::size_t votes_listed_max = 2'000;  // in one list

inline constexpr std::chrono::milliseconds script_step{
    13};  // between two ballots of a story: 193 in two seconds and a half

}  // namespace api::limits
