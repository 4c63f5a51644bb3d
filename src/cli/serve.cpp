// plenary serve: the hall, in a browser.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>

#include "api/limits.hpp"
#include "api/routes.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/demonstration.hpp"
#include "cli/founder.hpp"
#include "cli/house.hpp"

namespace cli {
namespace {

const std::string usual_port = "8080";

// Every connection is a file, and so is what a record is written to: the rest is for those.
constexpr std::size_t files_for_records = 256;

// As many files as the system lets this program open.
std::size_t files_allowed() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return 1'024;
  files.rlim_cur = files.rlim_max;
  if (::setrlimit(RLIMIT_NOFILE, &files) != 0 || ::getrlimit(RLIMIT_NOFILE, &files) != 0) return 1'024;
  return std::max<std::size_t>(files.rlim_cur, 2 * files_for_records);
}

void print_links(const Demonstration& demo, const std::string& at) {
  const std::string base = at + "/" + demo.body;
  std::printf(
      "\nThe hall is open. Four links:\n\n"
      "  the board          %s/board\n"
      "  the chair          %s/join#%s&script=%s\n"
      "  a delegate         %s/join#%s\n"
      "                     (%s; works once, for the device that opens it)\n"
      "  the public record  %s/record\n\n"
      "On the chair's page, \"next\" plays the story act by act. Ctrl-C closes the hall.\n",
      base.c_str(), base.c_str(), demo.presiding.c_str(), demo.token.c_str(), base.c_str(), demo.delegate.c_str(),
      demo.delegate_name.c_str(), base.c_str());
  std::fflush(stdout);
}

// A demonstration begins anew each time; only what an earlier one left is ever removed.
bool clear(const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path mark = fs::path(folder) / "demonstration";
  std::error_code code;
  if (fs::exists(folder, code) && !fs::is_empty(folder, code) && !fs::exists(mark, code))
    return complain({{folder, 0, 0}, "this folder holds something else than a demonstration.", "Name a new one."}),
           false;
  fs::remove_all(folder, code);
  fs::create_directories(folder, code);
  if (std::ofstream(mark) << "Removed when a demonstration begins here again.\n") return true;
  return complain({{folder, 0, 0}, "it cannot be written.", ""}), false;
}

// The bodies of the folder, and a link to make another.
bool open_house(const ServeOptions& options, const std::string& address, api::Hall& hall) {
  if (const auto secret = secret_of(options.data, true); !secret) return complain(secret.error()), false;
  auto bodies = open_bodies(options.data);
  if (!bodies) return complain(bodies.error()), false;
  for (HouseBody& one : *bodies) hall.open(opening_of(std::move(one)));
  auto founder = founder_in(options.data, options.host);
  if (!founder) return complain(founder.error()), false;
  std::printf("The hall is open: %s/\n", address.c_str());
  for (const auto& [id, meeting] : hall.meetings()) std::printf("  %s/%s/board\n", address.c_str(), id.c_str());
  std::printf("A new association is made here, by whoever has this link:\n  %s/new#setup=%s\n", address.c_str(),
              (*founder)->token().c_str());
  std::fflush(stdout);
  hall.let_found(std::move(*founder));
  return true;
}

}  // namespace

int serve(const ServeOptions& options) {
  auto data = load_data();
  if (!data) return exit_cannot;
  const auto port = base::parse_integer(options.port.empty() ? usual_port : options.port);
  if (!port || *port < 0 || *port > 65'535)
    return complain({{}, "'" + options.port + "' is no port.", ""}), exit_cannot;
  web::Listening where;
  where.address = options.listen;
  where.port = static_cast<std::uint16_t>(*port);
  where.body_bytes_max = api::limits::body_bytes_max;
  where.idle_seconds = api::limits::idle_seconds;
  where.connections_max = std::min(api::limits::connections_max, files_allowed() - files_for_records);
  auto server = web::Server::listen(where);
  if (!server && options.port.empty()) {
    where.port = 0;
    server = web::Server::listen(where);
  }
  if (!server) return complain(server.error()), exit_cannot;
  api::Hall hall(data->languages, **server);
  if (!options.log.empty()) {
    auto log = api::Log::open(options.log);
    if (!log) return complain(log.error()), exit_cannot;
    hall.log_to(std::move(*log));
  }
  std::mutex mutex;
  std::optional<base::Error> failure;
  hall.on_failure([&](const base::Error& error) {
    const std::lock_guard lock(mutex);
    failure = error;
    (*server)->stop();
  });
  const std::string address = "http://" + options.listen + ":" + std::to_string((*server)->port());
  if (!options.story.empty()) {
    if (!clear(options.data)) return exit_cannot;
    auto demo = demonstrate({options.story, options.from, options.data, options.delegate}, *data);
    if (!demo) return complain(demo.error()), exit_cannot;
    hall.open(std::move(demo->opening));
    print_links(*demo, address);
  } else {
    if (!open_house(options, address, hall)) return exit_cannot;
  }
  (*server)->every(std::chrono::seconds(5), [&] { hall.tick(); });
  (*server)->every(std::chrono::milliseconds(500), [&] { hall.catch_up(); });
  (*server)->run(
      [&](const web::Request& request, const std::shared_ptr<web::Reply>& reply) { hall.handle(request, reply); });
  hall.close();  // all rooms end: nobody writes `failure` any more
  if (failure) complain(*failure);
  return failure ? exit_cannot : exit_yes;
}

}  // namespace cli
