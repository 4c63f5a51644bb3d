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

std::vector<Slot> parts_of(const Slot& slot) {
  std::vector<Slot> out;
  bool quoted = false;
  std::size_t from = 0;
  const auto push = [&](std::size_t to) {
    std::size_t begin = from;
    while (begin < to && slot.text[begin] == ' ') ++begin;
    out.push_back({base::trim(slot.text.substr(begin, to - begin)), slot.column + static_cast<int>(begin)});
  };
  for (std::size_t i = 0; i < slot.text.size(); ++i) {
    if (slot.text[i] == '"') quoted = !quoted;
    if (slot.text[i] != ',' || quoted) continue;
    push(i);
    from = i + 1;
  }
  push(slot.text.size());
  return out;
}

std::vector<Slot> words_of(const Slot& slot) {
  std::vector<Slot> out;
  for (const auto word : base::words(slot.text)) {
    const auto clean = base::trim(word.ends_with(',') ? word.substr(0, word.size() - 1) : word);
    if (!clean.empty()) out.push_back({clean, slot.column + static_cast<int>(word.data() - slot.text.data())});
  }
  return out;
}

std::optional<std::pair<Slot, Slot>> split_at(const Slot& slot, std::string_view divider) {
  const auto at = slot.text.find(divider);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t behind = at + divider.size();
  return std::pair{Slot{base::trim(slot.text.substr(0, at)), slot.column},
                   Slot{base::trim(slot.text.substr(behind)), slot.column + static_cast<int>(behind)}};
}

}  // namespace scene::internal
