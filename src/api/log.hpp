// One line of JSON for each request that was answered: when, its id, what was asked, which status, how long it took.
// No address, no token, nothing of what an act says. The id stands in the answer too (X-Request-Id), so that somebody
// who was told of a fault can be found here.
#pragma once
#include <cstdio>
#include <memory>
#include <string>

#include "web/http.hpp"

namespace api {

class Log {
 public:
  // Error: it cannot be written. "-": the standard error.
  static base::Result<std::unique_ptr<Log>> open(const std::string& path);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  struct Line {
    std::string id, method, path;
    unsigned status = 0;
    std::int64_t ms = 0;
    std::size_t bytes = 0;
  };
  void write(const Line& line);

 private:
  explicit Log(std::FILE* file) : file_(file) {}
  std::FILE* file_;
};

// The reply with an id in its answer; where there is a log, also a line in it.
std::shared_ptr<web::Reply> noted(std::shared_ptr<web::Reply> reply, const web::Request& request, Log* log);

}  // namespace api
