#include "founding/naming.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "base/text.hpp"

namespace founding {
namespace {

// The text mapped as the library's options say (Unicode UAX 15, CaseFolding.txt); as it was if it is not UTF-8.
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &out, static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  return size < 0 ? std::string(text)
                  : std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
}

std::vector<utf8proc_int32_t> letters_of(std::string_view text) {
  std::vector<utf8proc_int32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t letter = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &letter);
    if (size <= 0) break;
    out.push_back(letter);
    at += static_cast<std::size_t>(size);
  }
  return out;
}

bool is_mark(utf8proc_int32_t letter) {
  const auto category = utf8proc_category(letter);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

// Not seen at all, or as wide as two.
bool is_unseen_or_wide(utf8proc_int32_t letter) {
  const auto category = utf8proc_category(letter);
  return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
         (0xFF01 <= letter && letter <= 0xFF5E) || letter == 0x3164 || letter == 0x115F || letter == 0x1160;
}

// Of the alphabets whose letters look alike, one bit each: Latin, Greek, Cyrillic.
unsigned alphabet_of(utf8proc_int32_t letter) {
  const auto in = [&](utf8proc_int32_t from, utf8proc_int32_t to) { return from <= letter && letter <= to; };
  if (in('A', 'Z') || in('a', 'z') || in(0xC0, 0x24F) || in(0x1E00, 0x1EFF)) return 1;
  if (in(0x370, 0x3FF) || in(0x1F00, 0x1FFF)) return 2;
  if (in(0x400, 0x52F)) return 4;
  return 0;
}

constexpr std::string_view between = " .-',";

}  // namespace

std::string composed(std::string_view name) {
  std::string out = mapped(name, UTF8PROC_COMPOSE);
  for (const std::string_view space : {"\u00A0", "\u202F"})
    for (auto at = out.find(space); at != std::string::npos; at = out.find(space, at))
      out.replace(at, space.size(), " ");
  return out;
}

bool deceives(std::string_view name) {
  unsigned alphabets = 0;
  int marks = 0;
  for (const utf8proc_int32_t letter : letters_of(name)) {
    if (is_unseen_or_wide(letter)) return true;
    marks = is_mark(letter) ? marks + 1 : 0;
    if (marks > 2) return true;
    if (letter == ' ' || letter == '-') alphabets = 0;
    alphabets |= alphabet_of(letter);
    if ((alphabets & (alphabets - 1)) != 0) return true;
  }
  return false;
}

std::string sound_of(std::string_view name) {
  std::string out;
  for (const char c : mapped(name, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD))
    if (!(between.find(c) != std::string_view::npos)) out += c;
  return out;
}

std::string looks_of(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c == 'I' || c == '1' || c == '|')
      out += 'l';
    else if (c == '0')
      out += 'O';
    else if (!(between.find(c) != std::string_view::npos))
      out += c;
  return out;
}

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : mapped(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace founding
