// Why a teller's command ends without having done its work: the sentences, and the exit code that goes with them.
#pragma once
#include <string>

#include "base/result.hpp"
#include "cli/commands.hpp"

namespace cli {

struct Failure {
  int code = exit_cannot;
  base::Error error;
};
template <class T>
using Done = base::Result<T, Failure>;

// Something cannot be read or was wrongly called for; or all was read, and the answer is no.
inline tl::unexpected<Failure> cannot(std::string place, std::string what, std::string advice = "") {
  return base::fail(Failure{exit_cannot, {{std::move(place), 0, 0}, std::move(what), std::move(advice)}});
}
inline tl::unexpected<Failure> cannot(base::Error error) {
  return base::fail(Failure{exit_cannot, std::move(error)});
}
inline tl::unexpected<Failure> no(std::string place, std::string what, std::string advice = "") {
  return base::fail(Failure{exit_no, {{std::move(place), 0, 0}, std::move(what), std::move(advice)}});
}

}  // namespace cli
