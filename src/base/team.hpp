// A few threads that do many equal things at once: `start` hands out the numbers 0 to count - 1, `finish` helps until
// all are done. One job at a time; what a job touches belongs to its number alone.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace base {

// How many threads are to be had beside the caller's; at least one.
unsigned spare_threads();

class Team {
 public:
  explicit Team(unsigned helpers);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  void start(std::size_t count, std::function<void(std::size_t)> job);
  void finish();

 private:
  void work();
  void wait_for_jobs();

  std::vector<std::thread> helpers_;
  std::mutex mutex_;
  std::condition_variable changed_, idle_;
  std::function<void(std::size_t)> job_;
  std::atomic<std::size_t> next_{0};
  std::size_t count_ = 0, round_ = 0;
  unsigned busy_ = 0;
  bool ends_ = false;
};

}  // namespace base
