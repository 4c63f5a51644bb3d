#include "scene/internal/pattern.hpp"

#include "base/text.hpp"

namespace scene::internal {
namespace {

char low(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_here(std::string_view literal, std::string_view text) {
  if (text.size() < literal.size()) return false;
  for (std::size_t i = 0; i < literal.size(); ++i)
    if (low(literal[i]) != low(text[i])) return false;
  return true;
}

std::size_t find(std::string_view literal, std::string_view text, std::size_t from) {
  for (std::size_t at = from; at + literal.size() <= text.size(); ++at)
    if (same_here(literal, text.substr(at))) return at;
  return std::string_view::npos;
}

Slot slot(std::string_view line, std::size_t from, std::size_t to) {
  while (from < to && line[from] == ' ') ++from;
  return {base::trim(line.substr(from, to - from)), static_cast<int>(from) + 1};
}

}  // namespace

std::optional<std::vector<Slot>> match(std::string_view pattern, std::string_view line) {
  std::vector<Slot> out;
  std::size_t at = 0;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const std::string_view literal = pattern.substr(0, open);
    if (!same_here(literal, line.substr(at))) return std::nullopt;
    at += literal.size();
    if (open == std::string_view::npos) {
      pattern = {};
      break;
    }
    pattern.remove_prefix(pattern.find('}') + 1);
    const std::string_view next = pattern.substr(0, pattern.find('{'));
    const std::size_t end = next.empty() ? line.size() : find(next, line, at);
    if (end == std::string_view::npos) return std::nullopt;
    out.push_back(slot(line, at, end));
    if (out.back().text.empty()) return std::nullopt;
    at = end;
  }
  if (at != line.size()) return std::nullopt;
  return out;
}

}  // namespace scene::internal
