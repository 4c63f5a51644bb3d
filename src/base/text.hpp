// Small things that every reader of text needs. All input is bytes that claim to be UTF-8.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

std::string_view trim(std::string_view text);  // without spaces and tabs at both ends
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> words(std::string_view text);  // at runs of spaces and tabs
std::string join(std::span<const std::string> parts, std::string_view between);
std::string list_words(std::span<const std::string> parts);  // "a, b and c"
std::string lower(std::string_view text);                    // ASCII letters only

// Decimal digits with an optional minus; nothing on anything else or beyond 64 bits.
std::optional<std::int64_t> parse_integer(std::string_view text);

bool is_utf8(std::string_view text);         // valid, shortest form, no surrogates
bool has_control(std::string_view text);     // a byte below 0x20 or DEL, or a bidi control
std::size_t columns(std::string_view utf8);  // width on a terminal: combining marks 0, wide scripts 2

// The candidate that differs from `word` by the fewest edits (insert, delete, replace, swap), if it is near
// enough to be meant: at most a third of the word's length, but two are always allowed from four letters on.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);
// "Did you mean 'x'?", or what there is, or nothing.
std::string suggestion(std::string_view word, std::span<const std::string> candidates);

}  // namespace base
