#include "base/team.hpp"

#include <algorithm>
#include <utility>

namespace base {

unsigned spare_threads() { return std::max(2U, std::thread::hardware_concurrency()) - 1; }

Team::Team(unsigned helpers) {
  for (unsigned i = 0; i < helpers; ++i) helpers_.emplace_back([this] { wait_for_jobs(); });
}

Team::~Team() {
  finish();
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  for (std::thread& helper : helpers_) helper.join();
}

void Team::start(std::size_t count, std::function<void(std::size_t)> job) {
  finish();
  {
    const std::lock_guard lock(mutex_);
    job_ = std::move(job);
    count_ = count;
    next_ = 0;
    ++round_;
    busy_ = static_cast<unsigned>(helpers_.size());
  }
  changed_.notify_all();
}

void Team::finish() {
  work();
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return busy_ == 0; });
  count_ = 0;
}

void Team::work() {
  for (std::size_t i; (i = next_.fetch_add(1)) < count_;) job_(i);
}

void Team::wait_for_jobs() {
  std::size_t seen = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ends_ || round_ != seen; });
      if (ends_) return;
      seen = round_;
    }
    work();
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0) idle_.notify_all();
  }
}

}  // namespace base
