#include "cli/house.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

#include "audit/verify.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/keys.hpp"
#include "cli/record_commands.hpp"
#include "rules/load.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

// The secret is 256 bits by chance: no work of guessing it needs to be made dear.
constexpr crypto::SealCost light{1, 8192};

base::Error wrong(const std::string& place, std::string what, std::string advice = "") {
  return {{place, 0, 0}, std::move(what), std::move(advice)};
}

base::Instant now() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

base::Result<std::string> make_secret(const std::string& path) {
  const std::string secret = base::hex(crypto::random_bytes(32));
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const bool written = file >= 0 &&
                       ::write(file, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
                       ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!written) return base::fail(wrong(path, "it could not be written."));
  return secret;
}

std::vector<fs::path> bodies_in(const std::string& hall) {
  std::vector<fs::path> out;
  std::error_code code;
  for (fs::directory_iterator at(hall, code), end; !code && at != end; at.increment(code))
    if (fs::exists(at->path() / "record", code)) out.push_back(at->path());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

base::Result<std::string> secret_of(const std::string& hall, bool make) {
  const std::string path = hall + "/secret";
  auto secret = base::read_file(path);
  if (secret) return secret;
  if (!make) return base::fail(wrong(hall, "this is no hall.", "Make one with: plenary new " + hall));
  std::error_code code;
  fs::create_directories(hall, code);
  return make_secret(path);
}

base::Result<std::vector<HouseBody>> open_bodies(const std::string& hall) {
  const auto secret = secret_of(hall, false);
  if (!secret) return base::fail(secret.error());
  const auto folders = bodies_in(hall);
  std::vector<std::string> records;
  for (const fs::path& folder : folders) records.push_back((folder / "record").string());
  std::vector<HouseBody> out;
  for (const fs::path& folder : folders) {
    auto key = read_key((folder / "log.key").string(), *secret);
    if (!key) return base::fail(key.error());
    const std::string record = (folder / "record").string();
    auto store = store::open_folder(record);
    if (!store) return base::fail(store.error());
    auto keeper = hall::Keeper::open(std::move(*store), std::move(*key), {}, citations_in(records));
    if (!keeper) return base::fail(keeper.error());
    out.push_back({record, std::move(*keeper)});
  }
  return out;
}

base::Result<void> found_body(const std::string& hall, const NewBody& body) {
  const std::string id = body.origin.substr(body.origin.find('/') + 1);
  const fs::path folder = fs::path(hall) / id;
  if (!record::is_origin(body.origin))
    return base::fail(wrong(body.origin, "this is no origin.", "Write it as host/body."));
  std::error_code code;
  if (fs::exists(folder, code))
    return base::fail(wrong(folder.string(), "there is a body of that name here already."));
  const auto rules = rules::load_texts(id, body.rules, body.roster);
  if (!rules) return base::fail(rules.error().front());
  const auto secret = secret_of(hall, true);
  if (!secret) return base::fail(secret.error());
  const rules::Officer* founder = rules->officer(rules::Role::secretary);
  if (!founder) founder = rules->officer(rules::Role::presiding);
  if (!founder) return base::fail(wrong(folder.string(), "the rules name no presiding officer and no secretary."));
  // The keys first: a record whose key is lost cannot go on; a key without a record does no harm.
  fs::create_directories(folder, code);
  auto log = crypto::SigningKey::generate();
  const auto desk = crypto::SigningKey::generate();
  auto done = write_key((folder / "log.key").string(), log, *secret, light);
  if (done) done = write_key((folder / "secretary.key").string(), desk, *secret, light);
  if (!done) return done;
  auto store = store::open_folder((folder / "record").string());
  if (!store) return base::fail(store.error());
  hall::Founding founding;
  founding.origin = body.origin;
  founding.rules = body.rules;
  founding.roster = body.roster;
  founding.by = assembly::SeatId::of(founder->id.view());
  auto keeper = hall::Keeper::found(std::move(*store), std::move(log), founding, desk, now());
  if (!keeper) return base::fail(keeper.error());
  return (*keeper)->publish();
}

}  // namespace cli
