// Everything that the hall answers over HTTP, as one table: what is not in it does not exist. docs/api.md is made
// from it and checked against it.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "api/meeting.hpp"

namespace api {

// Who may ask. Nothing here needs a cookie: acts are signed.
enum class Who : std::uint8_t { anyone, signer, script };

class Hall;
// What stood in the places of a route's pattern: {body}, {n}, …
using Places = std::map<std::string, std::string, std::less<>>;

struct Route {
  std::string_view method, pattern;
  Who who = Who::anyone;
  std::string_view says;  // for docs/api.md
  void (*handle)(Hall&, const web::Request&, const Places&, const std::shared_ptr<web::Reply>&) = nullptr;
};
std::span<const Route> routes();

// The manual's table, made from the above.
std::string manual();

class Hall {
 public:
  Hall(const words::Catalogue& catalogue, web::Server& server) : catalogue_(catalogue), server_(server) {}

  // `failed`: a disk has failed; the process must end.
  void open(Opening opening, std::function<void(const base::Error&)> failed);
  void handle(const web::Request& request, const std::shared_ptr<web::Reply>& reply);
  // Every five seconds.
  void tick();
  // Before the server goes: everything is made durable and published.
  void close() { meetings_.clear(); }

  Meeting* meeting(std::string_view id);
  const std::map<std::string, std::unique_ptr<Meeting>, std::less<>>& meetings() const { return meetings_; }
  const words::Catalogue& catalogue() const { return catalogue_; }
  std::string metrics() const;

 private:
  const words::Catalogue& catalogue_;
  web::Server& server_;
  std::map<std::string, std::unique_ptr<Meeting>, std::less<>> meetings_;
  std::uint64_t requests_ = 0;
};

}  // namespace api
