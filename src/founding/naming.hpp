// Names of people and bodies as somebody typed or pasted them: one spelling for each, and which two cannot be told
// apart.
#pragma once
#include <string>
#include <string_view>

namespace founding {

// In composed form (Unicode NFC): "é" is one letter, however it was typed. No-break spaces become spaces. What is not
// UTF-8 stays as it is.
std::string composed(std::string_view name);

// Holds what is not seen, or letters that look like others: two alphabets in one word, characters without width, wide
// forms, more than two marks on a letter. `name` is in composed form.
bool deceives(std::string_view name);

// What two names have in common that sound the same: letters and digits, capitals made small.
std::string sound_of(std::string_view name);
// What two names have in common that look the same in most typefaces: l, I, 1 and |; O and 0.
std::string looks_of(std::string_view name);

// The letters a to z and the digits of a text, without their accents; a hyphen between words.
std::string plain(std::string_view text);

}  // namespace founding
