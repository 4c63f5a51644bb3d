// Everybody who watches one meeting. They share the frames: one immutable text a tick, whoever reads it.
//
// A reader that comes back says what it saw last: it gets the frames since, or the whole picture if those are no
// longer kept; either way it misses nothing and sees nothing twice. A reader that is slow is not waited for: it gets
// the whole picture once it has taken what was sent.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "web/http.hpp"

namespace api {

class Watchers {
 public:
  // The picture of the record's first `size` entries, and what changed since the one before.
  void show(std::uint64_t size, const std::string& snapshot, const std::string& frame);
  // `last_seen`: the size that the reader names, or empty. `alive`: what the hall's clock says.
  void add(std::shared_ptr<web::Stream> stream, const std::string& last_seen, const std::string& alive);
  // Now and then: those who were behind are brought up, those who left are let go, the rest hears that it is on.
  void tick(const std::string& alive);
  void drop_all() { readers_.clear(); }

  std::size_t count() const { return readers_.size(); }
  std::uint64_t size() const { return size_; }
  const std::string& snapshot() const { return snapshot_; }

 private:
  struct Reader {
    std::shared_ptr<web::Stream> stream;
    bool behind = false;
  };
  struct Frame {
    std::uint64_t since = 0, size = 0;
    web::Shared text;
  };
  web::Shared whole();
  void send_tail(web::Stream& stream, std::uint64_t seen);

  std::vector<Reader> readers_;
  std::deque<Frame> recent_;
  std::uint64_t size_ = 0;
  std::string snapshot_;
  web::Shared whole_;  // the snapshot as an event, made when somebody needs it
};

}  // namespace api
