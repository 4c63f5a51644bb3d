#include "api/transcripts.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace api {
namespace {

namespace json = boost::json;

std::string text_of(assembly::Position position, const record::Entry& entry) {
  return json::serialize(
      json::object{{"position", position}, {"act", entry.act}, {"key", base::hex(base::view(entry.key))}});
}

}  // namespace

std::string Transcripts::acts(const hall::Keeper& keeper, const std::vector<assembly::Position>& positions) {
  const auto differ = std::mismatch(positions_.begin(), positions_.end(), positions.begin(), positions.end());
  const auto same = static_cast<std::size_t>(differ.first - positions_.begin());
  positions_.resize(same);
  ends_.resize(same);
  text_.resize(same == 0 ? 0 : ends_.back());
  const auto entries = keeper.entries({differ.second, positions.end()});
  for (std::size_t i = 0; entries && i < entries->size(); ++i) {
    const auto entry = record::Entry::parse((*entries)[i]);
    if (!entry) break;
    if (!text_.empty()) text_ += ',';
    text_ += text_of(positions[same + i], *entry);
    positions_.push_back(positions[same + i]);
    ends_.push_back(text_.size());
  }
  return text_;
}

}  // namespace api
