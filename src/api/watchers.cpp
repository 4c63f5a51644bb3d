#include "api/watchers.hpp"

#include <algorithm>

#include "api/limits.hpp"
#include "base/text.hpp"

namespace api {
namespace {

std::string event(std::string_view name, std::uint64_t size, const std::string& data) {
  return "id: " + std::to_string(size) + "\nevent: " + std::string(name) + "\ndata: " + data + "\n\n";
}

web::Shared beat(const std::string& alive) {
  return std::make_shared<const std::string>("event: alive\ndata: " + alive + "\n\n");
}

constexpr std::uint64_t nowhere = ~0ULL;

}  // namespace

const web::Shared& Watchers::lacks(std::uint64_t at) {
  const auto first =
      std::find_if(recent_.begin(), recent_.end(), [&](const Frame& frame) { return frame.since == at; });
  // All who are nowhere share one picture, whatever they say of themselves.
  web::Shared& out = lacking_[first == recent_.end() ? nowhere : at];
  if (out) return out;
  std::string text;
  if (first == recent_.end()) text = event("snapshot", size_, snapshot_);
  for (auto frame = first; frame != recent_.end(); ++frame) text += frame->text;
  return out = std::make_shared<const std::string>(std::move(text));
}

void Watchers::bring(Reader& reader) {
  if (!has_picture() || reader.at == size_ || reader.stream->waiting() >= limits::frames_waiting_max) return;
  reader.stream->send(lacks(reader.at));
  reader.at = size_;
}

void Watchers::serve(std::size_t from) {
  if (from == 0) round_ = size_;
  const std::size_t to = std::min(readers_.size(), from + limits::readers_at_once);
  for (std::size_t i = from; i < to; ++i) bring(readers_[i]);
  // Those who had their turn before another frame came get it in the next round.
  const bool is_over = to == readers_.size();
  serving_ = !is_over || size_ != round_;
  if (serving_) later_([this, next = is_over ? 0 : to] { serve(next); });
}

void Watchers::show(std::uint64_t size, const std::string& snapshot, const std::string& frame) {
  recent_.push_back({size_, event("frame", size, frame)});
  if (recent_.size() > limits::frames_kept) recent_.pop_front();
  size_ = size;
  snapshot_ = snapshot;
  lacking_.clear();
  if (!serving_) serve(0);
}

void Watchers::add(std::shared_ptr<web::Stream> stream, const std::string& last_seen, const std::string& alive) {
  const auto seen = base::parse_integer(last_seen);
  Reader reader{std::move(stream), seen && *seen >= 0 ? static_cast<std::uint64_t>(*seen) : nowhere};
  bring(reader);
  reader.stream->send(beat(alive));
  readers_.push_back(std::move(reader));
}

void Watchers::catch_up() {
  if (serving_) return;
  std::erase_if(readers_, [](const Reader& reader) { return reader.stream->closed(); });
  serve(0);
}

void Watchers::tick(const std::string& alive) {
  const web::Shared now = beat(alive);
  for (const Reader& reader : readers_)
    if (reader.stream->waiting() == 0) reader.stream->send(now);
}

}  // namespace api
