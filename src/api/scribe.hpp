// Writes minutes out of a record's published files, beside the hall's other work: one after the other, in a thread of
// its own. What it wrote last of a body in a language is kept until the record has grown.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "views/minutes.hpp"

namespace api {

class Scribe {
 public:
  struct Told {
    std::uint64_t size = 0;
    record::Hash root{};
    std::vector<views::Minutes::Line> lines;
    std::string fault;  // not empty: the record does not hold, or nothing is published yet
  };
  struct Job {
    std::string folder;
    std::vector<std::string> translations;
    const words::Catalogue* catalogue = nullptr;
    std::function<void(const Told&)> done;  // in the scribe's thread
  };

  Scribe() : thread_([this] { run(); }) {}
  ~Scribe();
  Scribe(const Scribe&) = delete;
  Scribe& operator=(const Scribe&) = delete;

  bool write(Job job);  // false: too many wait

 private:
  void run();
  const Told& tell(const Job& job);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool ends_ = false;
  std::map<std::pair<std::string, std::string>, Told> written_;  // by folder and language
  std::thread thread_;
};

}  // namespace api
