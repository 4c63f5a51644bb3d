#include "ballot/roll.hpp"

#include <algorithm>
#include <set>

#include "ballot/acts.hpp"
#include "base/text.hpp"
#include "curve/point.hpp"

namespace ballot {
namespace {

constexpr std::uint64_t weight_max = 0xffff'ffff;

std::optional<std::uint64_t> weight_in(std::string_view text) {
  if (text.empty() || text.size() > 10 || text.front() == '0') return std::nullopt;
  std::uint64_t out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = 10 * out + static_cast<std::uint64_t>(c - '0');
  }
  return out <= weight_max ? std::optional(out) : std::nullopt;
}

bool holds(const Credentials& credentials, std::string_view seat, const Point& k) {
  const auto found = credentials.find(seat);
  return found != credentials.end() && found->second == k;
}

std::optional<RollLine> line_in(std::string_view text, const std::vector<std::string>& classes) {
  const auto parts = base::split(text, ' ');
  if (parts.size() != 4 || !is_name(parts[0])) return std::nullopt;
  const auto of_class = std::find(classes.begin(), classes.end(), parts[1]);
  const auto weight = weight_in(parts[2]);
  const auto k = base::exactly<32>(base::from_base64(parts[3]));
  if (of_class == classes.end() || !weight || !k) return std::nullopt;
  if (*k == crypto::identity || !curve::decode_vartime(*k)) return std::nullopt;
  return RollLine{std::string(parts[0]), static_cast<std::size_t>(of_class - classes.begin()), *weight, *k};
}

}  // namespace

const RollLine* line_of(const Roll& roll, std::string_view seat) {
  const auto found =
      std::lower_bound(roll.begin(), roll.end(), seat,
                       [](const RollLine& line, std::string_view wanted) { return line.seat < wanted; });
  return found != roll.end() && found->seat == seat ? &*found : nullptr;
}

Checked<Roll> read_roll(std::string_view text, const std::vector<std::string>& classes, const Credentials& now,
                        const Credentials& when_called) {
  const auto wrong = base::fail(Code::roll);
  if (text.empty() || text.back() != '\n') return wrong;
  Roll out;
  std::set<Point> keys;
  std::uint64_t whole = 0;
  for (const std::string_view line : base::split(text.substr(0, text.size() - 1), '\n')) {
    auto one = line_in(line, classes);
    if (!one || (!out.empty() && one->seat <= out.back().seat) || !keys.insert(one->k).second) return wrong;
    if (!holds(now, one->seat, one->k) && !holds(when_called, one->seat, one->k)) return wrong;
    whole += one->weight;
    out.push_back(std::move(*one));
  }
  if (whole > weight_max) return wrong;
  return out;
}

bool has_small_group(const std::vector<const RollLine*>& lines, std::int64_t floor) {
  std::map<std::pair<std::size_t, std::uint64_t>, std::int64_t> groups;
  for (const RollLine* line : lines) ++groups[{line->of_class, line->weight}];
  return std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return group.second < floor; });
}

}  // namespace ballot
