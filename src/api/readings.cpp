#include "api/readings.hpp"

#include <algorithm>
#include <set>

#include "api/limits.hpp"

namespace api {
namespace {

std::shared_ptr<web::Stream> open(const std::weak_ptr<web::Stream>& stream) {
  auto out = stream.lock();
  return out && !out->closed() ? out : nullptr;
}

}  // namespace

bool Readings::admits(const std::string& peer, const std::optional<Identities::Identity>& identity) {
  const bool is_near = peer.starts_with("127.") || peer == "::1";
  const auto same = peers_.find(peer);
  if (!is_near && same != peers_.end() && same->second >= limits::streams_per_address_max) return false;
  if (!identity) return true;
  std::vector<std::shared_ptr<web::Stream>> own;
  for (const Reading& one : readings_)
    if (one.identity && one.identity->seat == identity->seat)
      if (auto stream = open(one.stream)) own.push_back(std::move(stream));
  for (std::size_t i = 0; i + limits::streams_per_seat_max <= own.size(); ++i) own[i]->close();
  return true;
}

void Readings::add(const std::shared_ptr<web::Stream>& stream, const std::string& peer,
                   const std::optional<Identities::Identity>& identity) {
  readings_.push_back({stream, peer, identity});
  ++peers_[peer];
}

void Readings::end(const std::vector<record::KeyId>& keys) {
  for (const Reading& one : readings_)
    if (one.identity && std::find(keys.begin(), keys.end(), one.identity->key) != keys.end())
      if (const auto stream = open(one.stream)) stream->close();
}

void Readings::sweep() {
  std::erase_if(readings_, [this](const Reading& one) {
    if (open(one.stream)) return false;
    const auto peer = peers_.find(one.peer);
    if (--peer->second == 0) peers_.erase(peer);
    return true;
  });
}

std::size_t Readings::seats_connected() const {
  std::set<assembly::SeatId> out;
  for (const Reading& one : readings_)
    if (one.identity && open(one.stream)) out.insert(one.identity->seat);
  return out.size();
}

}  // namespace api
