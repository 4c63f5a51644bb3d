// Everybody who watches one meeting. They share the frames: one immutable text for all who are at the same place.
//
// A reader that comes back says what it saw last: it gets the frames since, or the whole picture if those are no
// longer kept; either way it misses nothing and sees nothing twice. A reader that is slow is not waited for: it gets
// what it lacks once it has taken what was sent. Ten thousand readers are served a slice at a time, so that whoever
// votes meanwhile is answered between two slices.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "web/http.hpp"

namespace api {

class Watchers {
 public:
  // `later`: does something when other work has had its turn.
  using Later = std::function<void(std::function<void()>)>;
  explicit Watchers(Later later) : later_(std::move(later)) {}

  // The picture of the record's first `size` entries, and what changed since the one before.
  void show(std::uint64_t size, const std::string& snapshot, const std::string& frame);
  // `last_seen`: the size that the reader names, or empty. `alive`: what the hall's clock says.
  void add(std::shared_ptr<web::Stream> stream, const std::string& last_seen, const std::string& alive);
  // Now and then: those who were slow are brought up, those who left are let go.
  void catch_up();
  // Less often: everybody hears that it is on.
  void tick(const std::string& alive);

  std::size_t count() const { return readers_.size(); }
  bool has_picture() const { return !snapshot_.empty(); }
  std::uint64_t size() const { return size_; }
  const std::string& snapshot() const { return snapshot_; }

 private:
  struct Reader {
    std::shared_ptr<web::Stream> stream;
    std::uint64_t at = 0;  // what it was sent goes so far
  };
  struct Frame {
    std::uint64_t since = 0;
    std::string text;
  };
  // All that a reader lacks that has the first `at` entries; the whole picture if that is not known.
  const web::Shared& lacks(std::uint64_t at);
  void bring(Reader& reader);
  void serve(std::size_t from);

  Later later_;
  std::vector<Reader> readers_;
  std::deque<Frame> recent_;
  std::uint64_t size_ = 0;
  std::string snapshot_;
  std::map<std::uint64_t, web::Shared> lacking_;  // by place, of the picture as it is now
  bool serving_ = false;
  std::uint64_t round_ = 0;  // the picture with which this round of serving began
};

}  // namespace api
