// Everything that the hall answers over HTTP, as one table: what is not in it does not exist. docs/api.md is made
// from it and checked against it.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/log.hpp"
#include "api/meeting.hpp"
#include "api/scribe.hpp"
#include "founding/founding.hpp"

namespace api {

// Who may ask. Nothing here needs a cookie: acts are signed.
enum class Who : std::uint8_t { anyone, signer, script, setup, token, officer };

// Makes new bodies for a hall that is open. In the server's thread.
class Founder {
 public:
  virtual ~Founder() = default;
  virtual const std::string& token() const = 0;                      // whoever has it may found
  virtual founding::Form form(std::string_view language) const = 0;  // English where there is no such language
  struct Founded {
    Opening opening;
    std::string secretary, presiding;  // fragments of one-time links
  };
  virtual base::Result<Founded, base::Errors> found(const founding::Answers& answers, const std::string& members,
                                                    bool rehearsal, const founding::Says& says) = 0;
};

class Hall;
// What stood in the places of a route's pattern: {body}, {n}, …
using Places = std::map<std::string, std::string, std::less<>>;

struct Route {
  std::string_view method, pattern;
  Who who = Who::anyone;
  std::string_view says;  // for docs/api.md
  void (*handle)(Hall&, const web::Request&, const Places&, const std::shared_ptr<web::Reply>&) = nullptr;
};

// The manual's table, made from the above.
std::string manual();

class Hall {
 public:
  Hall(const words::Languages& languages, web::Server& server) : languages_(languages), server_(server) {}

  // Before the first body: a disk has failed; the process must end.
  void on_failure(std::function<void(const base::Error&)> failed) { failed_ = std::move(failed); }
  void open(Opening opening);
  void log_to(std::unique_ptr<Log> log) { log_ = std::move(log); }
  void let_found(std::unique_ptr<Founder> founder) { founder_ = std::move(founder); }
  Founder* founder() { return founder_.get(); }
  void handle(const web::Request& request, const std::shared_ptr<web::Reply>& reply);
  // Every five seconds, and twice in each.
  void tick();
  void catch_up();
  // Before the server goes: everything is made durable and published.
  void close() { meetings_.clear(); }

  Meeting* meeting(std::string_view id);
  const std::map<std::string, std::unique_ptr<Meeting>, std::less<>>& meetings() const { return meetings_; }
  web::Server& server() { return server_; }
  Scribe& scribe() { return scribe_; }
  const words::Languages& languages() const { return languages_; }
  std::string metrics() const;

 private:
  void route(const web::Request& request, const std::shared_ptr<web::Reply>& reply);

  const words::Languages& languages_;
  web::Server& server_;
  Scribe scribe_;
  std::unique_ptr<Log> log_;
  std::function<void(const base::Error&)> failed_;
  std::unique_ptr<Founder> founder_;
  std::map<std::string, std::unique_ptr<Meeting>, std::less<>> meetings_;
  std::uint64_t requests_ = 0;
};

}  // namespace api
