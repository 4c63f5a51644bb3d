#include "api/log.hpp"

#include <boost/json.hpp>
#include <chrono>

#include "base/encoding.hpp"
#include "base/time.hpp"
#include "crypto/sign.hpp"

namespace api {
namespace {

using Clock = std::chrono::steady_clock;

base::Instant now() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

class NotedReply : public web::Reply {
 public:
  NotedReply(std::shared_ptr<web::Reply> reply, const web::Request& request, Log* log)
      : reply_(std::move(reply)), log_(log), began_(Clock::now()) {
    line_.id = base::hex(crypto::random_bytes(6));
    line_.method = request.method.substr(0, 16);
    line_.path = request.path.substr(0, 256);
  }
  void answer(web::Response response) override {
    response.headers.emplace_back("X-Request-Id", line_.id);
    note(response.status, response.body.size());
    reply_->answer(std::move(response));
  }
  std::shared_ptr<web::Stream> stream(std::string type) override {
    note(200, 0);
    return reply_->stream(std::move(type));
  }

 private:
  void note(unsigned status, std::size_t bytes) {
    if (!log_) return;
    line_.status = status;
    line_.bytes = bytes;
    line_.ms = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began_).count();
    log_->write(line_);
  }

  std::shared_ptr<web::Reply> reply_;
  Log* log_;
  Clock::time_point began_;
  Log::Line line_;
};

}  // namespace

base::Result<std::unique_ptr<Log>> Log::open(const std::string& path) {
  std::FILE* file = path == "-" ? stderr : std::fopen(path.c_str(), "ae");
  if (!file) return base::fail(base::Error{{path, 0, 0}, "it cannot be written.", ""});
  return std::unique_ptr<Log>(new Log(file));
}

Log::~Log() {
  if (file_ != stderr && std::fclose(file_) != 0)
    std::fputs("plenary: the end of the log was not written.\n", stderr);
}

void Log::write(const Line& line) {
  const std::string text = boost::json::serialize(boost::json::object{{"at", base::iso_ms(now())},
                                                                      {"id", line.id},
                                                                      {"method", line.method},
                                                                      {"path", line.path},
                                                                      {"status", line.status},
                                                                      {"ms", line.ms},
                                                                      {"bytes", line.bytes}});
  std::fprintf(file_, "%s\n", text.c_str());
  if (file_ == stderr) return;
  std::fflush(file_);
}

std::shared_ptr<web::Reply> noted(std::shared_ptr<web::Reply> reply, const web::Request& request, Log* log) {
  return std::make_shared<NotedReply>(std::move(reply), request, log);
}

}  // namespace api
