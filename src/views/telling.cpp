// Minutes as others take them: JSON and a table.
#include <array>
#include <boost/json.hpp>

#include "base/csv.hpp"
#include "views/minutes.hpp"

namespace views {
namespace {

constexpr std::array<std::string_view, 5> kinds = {"heading", "act", "decision", "followed", "names"};

std::string_view kind_of(const Minutes::Line& line) { return kinds[static_cast<std::size_t>(line.kind)]; }

}  // namespace

std::string minutes_json(std::uint64_t size, const record::Hash& root, const std::vector<Minutes::Line>& lines) {
  boost::json::array out;
  for (const Minutes::Line& line : lines)
    out.push_back({{"position", line.position},
                   {"at", base::iso_ms(line.at)},
                   {"kind", kind_of(line)},
                   {"text", line.text},
                   {"vote", line.vote ? boost::json::value(*line.vote) : boost::json::value(nullptr)}});
  return boost::json::serialize(
      boost::json::object{{"size", size}, {"root", base::base64(base::view(root))}, {"lines", std::move(out)}});
}

std::string minutes_csv(const std::vector<Minutes::Line>& lines) {
  std::string out = "position,time,kind,text\r\n";
  for (const Minutes::Line& line : lines)
    out += std::to_string(line.position) + "," + base::iso_ms(line.at) + "," + std::string(kind_of(line)) + "," +
           base::csv_field(line.text) + "\r\n";
  return out;
}

}  // namespace views
