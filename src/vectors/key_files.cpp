// Key files: made again from their parts, and read with what a person may type.
#include "ballot/key_file.hpp"
#include "base/encoding.hpp"
#include "vectors/internal/suites.hpp"

namespace vectors::internal {
namespace {

constexpr std::array<std::string_view, 3> faults = {"passphrase", "damage", "foreign"};

template <class T>
std::string told(const base::Result<T, ballot::KeyFault>& opened) {
  return opened ? "ok" : std::string(faults[static_cast<std::size_t>(opened.error())]);
}

void run_file(const json::value& one, Comparing& with) {
  const json::value& file = one.at("file");
  crypto::Sealed sealed;
  sealed.cost = {static_cast<std::uint64_t>(whole(file, "ops")), static_cast<std::uint64_t>(whole(file, "mem_kib"))};
  sealed.salt = *base::exactly<16>(from64(file, "salt"));
  sealed.nonce = *base::exactly<24>(from64(file, "nonce"));
  const std::string payload = unhex(one, "payload");
  with.expect("sealed",
              crypto::seal_as(sealed, {reinterpret_cast<const std::uint8_t*>(payload.data()), payload.size()},
                              text(one, "passphrase")));
  with.expect("box", text(file, "box"), base::base64(sealed.box));
}

}  // namespace

void run_key_files(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "files")) {
    with.one_more();
    with.about("file of a " + text(one.at("file"), "kind"));
    run_file(one, with);
  }
  for (const auto& one : list(file, "cases")) {
    with.one_more();
    with.about("case " + text(one, "kind") + ", " + text(one, "note"));
    const std::string bytes = text(one, "text"), passphrase = text(one, "passphrase");
    const bool teller = text(one, "kind") == "teller";
    with.expect("verdict", text(one, "code"),
                teller ? told(ballot::open_teller_key(bytes, passphrase, digest(text(one, "D"))))
                       : told(ballot::open_credential_key(bytes, passphrase)));
  }
}

}  // namespace vectors::internal
