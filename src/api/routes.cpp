#include "api/routes.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "api/assets.hpp"
#include "api/internal/handlers.hpp"
#include "base/text.hpp"

namespace api {
namespace {

using namespace internal;

constexpr std::array table = {
    Route{"GET", "/api/bodies", Who::anyone, "The bodies of this hall.", bodies},
    Route{"POST", "/api/bodies", Who::setup, "Makes an association: name, members, answers, as JSON.", found},
    Route{"GET", "/api/form", Who::anyone, "What is asked of a new association.", form},
    Route{"GET", "/api/{body}/body", Who::anyone, "What stands of a body: its names, officers, roll, origin.", body},
    Route{"GET", "/api/{body}/events", Who::anyone,
          "Server-sent events: `snapshot`, then a `frame` for each change, `alive` every five seconds. "
          "`Last-Event-ID` is the size that was seen last.",
          events},
    Route{"GET", "/api/{body}/snapshot", Who::anyone, "The picture as it is now.", snapshot},
    Route{"GET", "/api/{body}/may", Who::anyone, "`?as=SEAT`: what that one may do now, and what not and why.", may},
    Route{"GET", "/api/{body}/head", Who::anyone, "The signed head of all that is durable: for `seen`.", head},
    Route{"POST", "/api/{body}/acts", Who::signer,
          "A signed act: `key-id signature act`, one line. 200 with a receipt, 409 a refusal, 422 a fault.", acts},
    Route{"POST", "/api/{body}/challenge", Who::anyone, "A word to sign, for a token; good for a minute.", challenge},
    Route{"POST", "/api/{body}/token", Who::signer,
          "`key-id signature challenge`, one line: a token for fifteen minutes, for what is not for everybody.",
          token},
    Route{"POST", "/api/{body}/files", Who::token, "The bytes of a document, for an act to name its digest.", files},
    Route{"GET", "/api/{body}/shut-out", Who::officer,
          "Whose devices were turned away since the vote was opened, and why; `vote.lock` names them all.", shut_out},
    Route{"GET", "/api/{body}/minutes", Who::anyone, "All that was done, told; of what is published.", minutes},
    Route{"GET", "/api/{body}/minutes.csv", Who::anyone, "The same as a table.", minutes},
    Route{"GET", "/api/{body}/receipts/{n}", Who::anyone, "The receipt of an entry that is public.", receipt},
    Route{"GET", "/api/{body}/keys/{key}", Who::anyone, "Whose key that is, and the last number it signed.", key},
    Route{"GET", "/api/{body}/keys", Who::anyone, "Every key there ever was, and whose it is.", keys},
    Route{"GET", "/api/{body}/votes", Who::anyone, "All votes, the newest first.", votes},
    Route{"GET", "/api/{body}/votes/{n}", Who::anyone, "A vote with its roll; `N.csv`: as a table.", vote},
    Route{"GET", "/api/{body}/ceremonies/{n}", Who::anyone,
          "The acts of a tellers' ceremony, in their order: what a device runs to believe nobody.", ceremony_acts},
    Route{"GET", "/api/{body}/ballots/{n}", Who::anyone,
          "The acts of a secret ballot with its ceremony, and its roll; `?part=opening`: of what was cast only "
          "`&seat=SEAT`.",
          ballot_acts},
    Route{"GET", "/api/{body}/script", Who::script, "The next act of a demonstration.", script},
    Route{"POST", "/api/{body}/script/next", Who::script, "Plays it.", script_next},
    Route{"POST", "/api/{body}/script/invite", Who::script, "`?seat=SEAT`: a one-time link for that seat.",
          script_invite},
    Route{"GET", "/records/{body}/checkpoint", Who::anyone, "The record's published head.", checkpoint},
    Route{"GET", "/records/{body}/tile/{path}", Who::anyone, "Its tiles and bundles, as tlog-tiles names them.",
          tile},
    Route{"GET", "/records/{body}/blobs/{hash}", Who::anyone, "A file that the record names.", blob},
    Route{"GET", "/healthz", Who::anyone, "200 while the hall is open.", healthz},
    Route{"GET", "/metrics", Who::anyone, "Prometheus text.", metrics},
    Route{"GET", "/assets/{path}", Who::anyone, "The screens' parts.", asset},
    Route{"GET", "/", Who::anyone, "The first page.", page},
    Route{"GET", "/new", Who::anyone, "Where the setup link leads.", page},
    Route{"GET", "/{body}/desk", Who::anyone, "The secretary's desk.", page},
    Route{"GET", "/{body}/board", Who::anyone, "The board.", page},
    Route{"GET", "/{body}/chair", Who::anyone, "The chair's console.", page},
    Route{"GET", "/{body}/vote", Who::anyone, "A delegate's keypad.", page},
    Route{"GET", "/{body}/teller", Who::anyone, "A teller's page.", page},
    Route{"GET", "/{body}/join", Who::anyone, "Where an invitation leads.", page},
    Route{"GET", "/{body}/record", Who::anyone, "The public page.", page},
    Route{"GET", "/{body}/minutes", Who::anyone, "The minutes, to read and to print.", page},
    Route{"GET", "/{body}/votes/{n}", Who::anyone, "A vote's own page.", page},
    Route{"GET", "/{body}/elections/{n}", Who::anyone, "An election's own page.", page},
};

// Whether the path is of that pattern. A place at the end that is called {path} takes all that is left.
bool fits(std::string_view pattern, std::string_view path, Places& places) {
  const auto wanted = base::split(pattern, '/'), given = base::split(path, '/');
  places.clear();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i >= given.size()) return false;
    if (!wanted[i].starts_with('{')) {
      if (wanted[i] != given[i]) return false;
      continue;
    }
    const std::string name(wanted[i].substr(1, wanted[i].size() - 2));
    if (name == "path") {
      std::string rest;
      for (std::size_t k = i; k < given.size(); ++k) rest += (k > i ? "/" : "") + std::string(given[k]);
      places[name] = rest;
      return true;
    }
    if (given[i].empty()) return false;
    places[name] = given[i];
  }
  return given.size() == wanted.size();
}

bool is_known_path(std::string_view path) {
  Places ignored;
  return std::any_of(table.begin(), table.end(),
                     [&](const Route& route) { return fits(route.pattern, path, ignored); });
}

constexpr std::array<std::string_view, 6> who_words = {
    "anyone",          "the author, by signature", "who has the script's token", "who has the setup token",
    "who has a token", "an officer with a token"};

}  // namespace

std::string manual() {
  std::string out = "| method | path | who | what |\n|---|---|---|---|\n";
  for (const Route& route : table)
    out += "| " + std::string(route.method) + " | `" + std::string(route.pattern) + "` | " +
           std::string(who_words[static_cast<std::size_t>(route.who)]) + " | " + std::string(route.says) + " |\n";
  return out;
}

void Hall::open(Opening opening) {
  auto meeting = std::make_unique<Meeting>(std::move(opening), languages_, server_, failed_);
  const std::string id = meeting->id();
  meetings_[id] = std::move(meeting);
}

Meeting* Hall::meeting(std::string_view id) {
  const auto found = meetings_.find(id);
  return found == meetings_.end() ? nullptr : found->second.get();
}

void Hall::handle(const web::Request& request, const std::shared_ptr<web::Reply>& reply) {
  ++requests_;
  route(request, noted(reply, request, log_.get()));
}

void Hall::route(const web::Request& request, const std::shared_ptr<web::Reply>& reply) {
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  Places places;
  for (const Route& route : table) {
    if (route.method != method || !fits(route.pattern, request.path, places)) continue;
    const auto body = places.find("body");
    if (body != places.end() && !meeting(body->second))
      return reply->answer(error_response(404, "There is no such body here."));
    return route.handle(*this, request, places, reply);
  }
  if (is_known_path(request.path)) return reply->answer(error_response(405, "That cannot be done there."));
  reply->answer(error_response(404, "There is nothing here."));
}

void Hall::tick() {
  for (const auto& [id, meeting] : meetings_) meeting->tick();
}

void Hall::catch_up() {
  for (const auto& [id, meeting] : meetings_) meeting->catch_up();
}

std::string Hall::metrics() const {
  std::string out = "# TYPE plenary_requests_total counter\nplenary_requests_total " + std::to_string(requests_) +
                    "\n# TYPE plenary_connections gauge\nplenary_connections " +
                    std::to_string(server_.connections()) + "\n# TYPE plenary_watchers gauge\n";
  for (const auto& [id, meeting] : meetings_)
    out += "plenary_watchers{body=\"" + id + "\"} " + std::to_string(meeting->watching()) + "\n";
  out += "# TYPE plenary_room_questions_total counter\n";
  for (const auto& [id, meeting] : meetings_)
    out += "plenary_room_questions_total{body=\"" + id + "\"} " + std::to_string(meeting->questions()) + "\n";
  return out;
}

}  // namespace api
