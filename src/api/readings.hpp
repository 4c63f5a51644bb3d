// Who reads a meeting's stream: from which address and, where a device said who it is, as which seat. In the server's
// thread.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/identities.hpp"
#include "web/http.hpp"

namespace api {

class Readings {
 public:
  // False: that address, which is not this machine's own, has as many as it may have. Of a seat's own streams the
  // oldest are closed to make room.
  bool admits(const std::string& peer, const std::optional<Identities::Identity>& identity);
  void add(const std::shared_ptr<web::Stream>& stream, const std::string& peer,
           const std::optional<Identities::Identity>& identity);
  // Closes what was opened with these keys.
  void end(const std::vector<record::KeyId>& keys);
  // Forgets who has left.
  void sweep();
  std::size_t seats_connected() const;

 private:
  struct Reading {
    std::weak_ptr<web::Stream> stream;
    std::string peer;
    std::optional<Identities::Identity> identity;
  };
  std::vector<Reading> readings_;  // in the order in which they came
  std::map<std::string, std::size_t>
      peers_;  // how many of each address, those included that left since the last sweep
};

}  // namespace api
