#include "api/watchers.hpp"

#include <algorithm>

#include "api/limits.hpp"
#include "base/text.hpp"

namespace api {
namespace {

web::Shared event(std::string_view name, std::uint64_t size, const std::string& data) {
  return std::make_shared<const std::string>("id: " + std::to_string(size) + "\nevent: " + std::string(name) +
                                             "\ndata: " + data + "\n\n");
}

web::Shared beat(const std::string& alive) {
  return std::make_shared<const std::string>("event: alive\ndata: " + alive + "\n\n");
}

}  // namespace

web::Shared Watchers::whole() {
  if (!whole_) whole_ = event("snapshot", size_, snapshot_);
  return whole_;
}

void Watchers::show(std::uint64_t size, const std::string& snapshot, const std::string& frame) {
  const Frame now{size_, size, event("frame", size, frame)};
  size_ = size;
  snapshot_ = snapshot;
  whole_.reset();
  recent_.push_back(now);
  if (recent_.size() > limits::frames_kept) recent_.pop_front();
  for (Reader& reader : readers_) {
    reader.behind = reader.behind || reader.stream->waiting() >= limits::frames_waiting_max;
    if (!reader.behind) reader.stream->send(now.text);
  }
}

void Watchers::add(std::shared_ptr<web::Stream> stream, const std::string& last_seen, const std::string& alive) {
  const auto seen = base::parse_integer(last_seen);
  const auto is_next = [&](const Frame& frame) { return frame.since == static_cast<std::uint64_t>(*seen); };
  if (seen && *seen >= 0 &&
      (static_cast<std::uint64_t>(*seen) == size_ || std::any_of(recent_.begin(), recent_.end(), is_next)))
    send_tail(*stream, static_cast<std::uint64_t>(*seen));
  else
    stream->send(whole());
  stream->send(beat(alive));
  readers_.push_back({std::move(stream), false});
}

void Watchers::send_tail(web::Stream& stream, std::uint64_t seen) {
  for (const Frame& frame : recent_)
    if (frame.since >= seen) stream.send(frame.text);
}

void Watchers::tick(const std::string& alive) {
  std::erase_if(readers_, [](const Reader& reader) { return reader.stream->closed(); });
  const web::Shared now = beat(alive);
  for (Reader& reader : readers_) {
    if (reader.stream->waiting() > 0) continue;
    reader.stream->send(reader.behind ? whole() : now);
    reader.behind = false;
  }
}

}  // namespace api
