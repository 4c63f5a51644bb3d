// Every limit of the core, in one place. Reaching one is an Error or a Refusal that names it, never a crash.
#pragma once
#include <cstddef>
#include <cstdint>

namespace base::limits {

// What people write.
inline constexpr std::size_t file_bytes_max = 64u << 20;  // any file that is read whole
inline constexpr std::size_t line_bytes_max = 1u << 16;   // one line of a scene or a table
inline constexpr std::size_t scene_lines_max = 100'000;   // in one file of scenes
inline constexpr std::size_t continued_scenes_max = 50;   // that go on from one another
inline constexpr std::size_t title_bytes_max = 1'000;     // a title, a document symbol, a reason
inline constexpr std::size_t problems_max = 20;           // errors reported at once
inline constexpr std::size_t line_dots_max = 250;         // in one line of a rules file: deep keys recurse
inline constexpr std::size_t toml_depth_max = 12;         // tables within tables

// What a body's rules may hold.
inline constexpr std::size_t id_bytes_max = 31;
inline constexpr std::size_t seats_max = 1'000'000;
inline constexpr std::size_t choices_max = 16;
inline constexpr std::size_t classes_max = 63;
inline constexpr std::size_t weights_max = 8;
inline constexpr std::size_t partitions_max = 8;
inline constexpr std::size_t figures_max = 16;       // stated by an act when a vote opens
inline constexpr std::size_t entries_max = 500;      // questions, majorities, methods: of each kind
inline constexpr std::size_t terms_max = 16;         // in one side of an inequality
inline constexpr std::size_t alternatives_max = 16;  // in one `any`, and needs in one list
inline constexpr std::int64_t coefficient_max = 1'000'000;
inline constexpr std::int64_t constant_max = 1'000'000'000'000;
inline constexpr std::int64_t weight_max = 1'000'000'000'000'000;  // of one seat
inline constexpr std::int64_t figure_max = 1'000'000'000'000;      // a stated figure, a counted number
inline constexpr std::int64_t proxies_max = 1'000;

// What a meeting may hold.
inline constexpr std::size_t paragraphs_max = 1'000;  // of one text
inline constexpr std::size_t candidates_max = 1'000;  // of one election
inline constexpr int places_max = 1'000;              // likewise
inline constexpr int meetings_max = 1'000'000;        // of one session
inline constexpr int minutes_max = 600;               // of one speech

// What a record may hold.
inline constexpr std::size_t act_bytes_max = 60'000;          // the bytes that are signed
inline constexpr std::size_t entry_bytes_max = 65'535;        // with the ruling; the length is 16 bits in a bundle
inline constexpr std::size_t record_text_bytes_max = 65'535;  // any JSON of the record
inline constexpr std::int64_t json_whole_max = (std::int64_t{1} << 53) - 1;  // what every reader of JSON keeps
inline constexpr std::size_t json_depth_max = 8;
inline constexpr std::size_t json_keys_max = 64;          // of one object
inline constexpr std::size_t note_bytes_max = 64u << 10;  // a signed note
inline constexpr std::size_t note_lines_max = 64;         // its signatures
inline constexpr std::size_t proof_lines_max = 63;        // of an inclusion or a consistency proof
inline constexpr std::size_t trust_bytes_max = 1u << 20;  // a trust file
inline constexpr std::size_t blob_bytes_max = file_bytes_max;

}  // namespace base::limits
