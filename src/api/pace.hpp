// How fast each key may act: so many at once after a rest, so many a second in the long run.
#pragma once
#include <algorithm>
#include <map>

#include "api/limits.hpp"
#include "record/entry.hpp"

namespace api {

class Pace {
 public:
  // Whether the key may act now.
  bool allows(const record::KeyId& key, std::int64_t now_ms) {
    return !left_.contains(key) || left(key, now_ms).acts >= 1;  // of a key that never acted nothing is kept
  }
  // It has: only what its holder has signed is counted, or others could use up what it may do.
  void count(const record::KeyId& key, std::int64_t now_ms) { left(key, now_ms).acts -= 1; }

 private:
  struct Left {
    double acts = 0;
    std::int64_t at_ms = 0;
  };
  Left& left(const record::KeyId& key, std::int64_t now_ms) {
    if (left_.size() > limits::keys_watched_max) left_.clear();
    Left& own = left_.try_emplace(key, Left{limits::acts_at_once, now_ms}).first->second;
    const double more = static_cast<double>(now_ms - own.at_ms) * limits::acts_per_second / 1'000;
    own.acts = std::min(limits::acts_at_once, own.acts + more);
    own.at_ms = now_ms;
    return own;
  }

  std::map<record::KeyId, Left> left_;
};

}  // namespace api
