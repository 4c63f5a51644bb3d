// What is asked of a meeting, and what is told to it.
#include <boost/json.hpp>

#include "api/internal/handlers.hpp"
#include "api/limits.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "views/offers.hpp"

namespace api::internal {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 4> stage_words = {"invited", "enrolled", "ended", "waiting"};

Meeting& meeting_of(Hall& hall, const Places& places) { return *hall.meeting(places.find("body")->second); }

// Answers for itself if the request has not the script's token.
bool has_script(Meeting& meeting, const web::Request& request, const ReplyTo& reply) {
  if (!meeting.script()) return reply->answer(error_response(404, "There is no script here.")), false;
  if (is_same_token(request.authorization, "Bearer " + meeting.script()->token())) return true;
  return reply->answer(error_response(401, "The script is played by whoever has its link.")), false;
}

web::Response not_found() { return error_response(404, "There is no such entry, or it is not public yet."); }

web::Response csv_response(std::string table) {
  return {200, std::move(table), "text/csv; charset=utf-8", {{"Cache-Control", "no-store"}}};
}

// Entries behind an open vote whose names are hidden until the lock.
bool is_held(const clerk::Journal& journal, std::uint64_t position) {
  const auto hold = journal.hold();
  return hold && position > *hold;
}

}  // namespace

bool is_same_token(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned char differs = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    differs =
        static_cast<unsigned char>(differs | (static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i])));
  return differs == 0;
}

void bodies(Hall& hall, const web::Request&, const Places&, const ReplyTo& reply) {
  std::string out = "[";
  for (const auto& [id, meeting] : hall.meetings()) out += (out.size() > 1 ? "," : "") + meeting->listed();
  reply->answer(json_response(out + "]"));
}

void body(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  const bool script = meeting.script() != nullptr;
  meeting.ask(request, reply, [script](hall::Keeper& keeper, views::Minutes& minutes) {
    return json_response(views::body_of(keeper.journal(), minutes.speaker(keeper.journal()), script));
  });
}

void events(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  meeting_of(hall, places).watch(request, reply);
}

void snapshot(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  meeting_of(hall, places).snapshot(request, reply);
}

void may(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  const auto by = assembly::SeatId::parse(value_in(request.query, "as"));
  if (!by) return reply->answer(error_response(400, "Say who: ?as=SEAT."));
  meeting.ask(request, reply, [by, now = meeting.now()](hall::Keeper& keeper, views::Minutes& minutes) {
    return json_response(views::offers_for(keeper.journal(), minutes, *by, now));
  });
}

void head(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  meeting_of(hall, places).ask(request, reply, [](hall::Keeper& keeper, views::Minutes&) {
    const codec::Head seen = keeper.seen();
    return json_response(json::serialize(
        json::object{{"size", seen.size}, {"root", base::base64(base::view(seen.root))}, {"note", keeper.head()}}));
  });
}

void acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  auto line = hall::ActLine::parse(base::trim(request.body));
  if (!line) return reply->answer(error_response(400, "One line: key id, signature, act."));
  meeting_of(hall, places).put(request, reply, *line);
}

// A document for an act to name, from whoever is known here.
void files(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  if (!meeting.identity(request)) return reply->answer(error_response(401, "Say who you are: a token is wanted."));
  if (request.body.empty()) return reply->answer(error_response(400, "There is nothing in it."));
  meeting.ask(request, reply, [bytes = request.body](hall::Keeper& keeper, views::Minutes&) {
    const auto digest = keeper.put_file(bytes, false);
    return digest ? json_response(json::serialize(json::object{{"digest", *digest}}))
                  : error_response(503, "The file could not be kept.");
  });
}

void challenge(Hall& hall, const web::Request&, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  reply->answer(
      json_response(json::serialize(json::object{{"challenge", meeting.identities().challenge(meeting.now().ms)}})));
}

void token(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto line = hall::ActLine::parse(base::trim(request.body));
  if (!line) return reply->answer(error_response(400, "One line: key id, signature, challenge."));
  meeting_of(hall, places).identify(reply, line->key, line->signature, line->act);
}

void shut_out(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  meeting_of(hall, places).shut_out(request, reply);
}

void minutes(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  const words::Catalogue& catalogue = meeting.catalogue(request);
  const bool csv = request.path.ends_with(".csv");
  const auto done = [&hall, reply, csv](const Scribe::Told& told) {
    web::Response response = !told.fault.empty()
                                 ? error_response(503, "There are no minutes now: " + told.fault + ".")
                             : csv ? csv_response(views::minutes_csv(told.lines))
                                   : json_response(views::minutes_json(told.size, told.root, told.lines));
    hall.server().post([reply, response = std::move(response)] { reply->answer(response); });
  };
  if (!hall.scribe().write({meeting.folder(), meeting.translations(catalogue), &catalogue, done}))
    reply->answer(error_response(503, "The hall has too much to do. Ask again."));
}

void receipt(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto position = base::parse_integer(places.find("n")->second);
  meeting_of(hall, places).ask(request, reply, [position](hall::Keeper& keeper, views::Minutes&) -> web::Response {
    const auto at = static_cast<std::uint64_t>(position.value_or(-1));
    if (!position || *position < 0 || at >= keeper.durable() || is_held(keeper.journal(), at)) return not_found();
    const auto receipt = keeper.receipt(at);
    return receipt ? web::Response{200, receipt->text(), "text/plain; charset=utf-8", {}} : not_found();
  });
}

void key(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto id = base::exactly<4>(base::from_hex(places.find("key")->second));
  meeting_of(hall, places).ask(request, reply, [id](hall::Keeper& keeper, views::Minutes&) {
    const clerk::Journal& journal = keeper.journal();
    const auto known = id ? journal.key(*id) : std::nullopt;
    if (!known) return error_response(404, "That key is not known here.");
    const assembly::KeyState& state = journal.state().keys.at(*known);
    return json_response(json::serialize(json::object{{"seat", state.seat.view()},
                                                      {"stage", stage_words[static_cast<std::size_t>(state.stage)]},
                                                      {"n", journal.last_number(*id)}}));
  });
}

void keys(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  meeting_of(hall, places).ask(request, reply, [](hall::Keeper& keeper, views::Minutes&) {
    json::array out;
    for (const auto& [key, state] : keeper.journal().state().keys)
      out.push_back({{"id", base::hex(base::view(record::key_id(key)))},
                     {"key", base::base64(base::view(key))},
                     {"seat", state.seat.view()},
                     {"stage", stage_words[static_cast<std::size_t>(state.stage)]},
                     {"by", state.by.view()}});
    return json_response(json::serialize(out));
  });
}

void votes(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  meeting_of(hall, places).ask(request, reply, [](hall::Keeper& keeper, views::Minutes& minutes) {
    const clerk::Journal& journal = keeper.journal();
    const auto& all = journal.state().votes;
    std::string out = "[";
    std::size_t listed = 0;
    for (auto vote = all.rbegin(); vote != all.rend() && listed < limits::votes_listed_max; ++vote, ++listed)
      out += (listed > 0 ? "," : "") + views::vote_listed(journal, minutes.speaker(journal), vote->second);
    return json_response(out + "]");
  });
}

void vote(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  std::string name = places.find("n")->second;
  const bool csv = name.ends_with(".csv");
  if (csv) name.resize(name.size() - 4);
  const auto id = base::parse_integer(name);
  meeting_of(hall, places).ask(request, reply, [id, csv](hall::Keeper& keeper, views::Minutes& minutes) {
    const clerk::Journal& journal = keeper.journal();
    const assembly::Vote* vote = id && *id >= 0 ? journal.state().vote(static_cast<std::uint64_t>(*id)) : nullptr;
    if (!vote) return error_response(404, "There is no such vote.");
    const words::Speaker speaker = minutes.speaker(journal);
    return csv ? csv_response(views::roll_as_csv(journal, speaker, *vote))
               : json_response(views::vote_with_roll(journal, speaker, *vote));
  });
}

void script(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  if (!has_script(meeting, request, reply)) return;
  meeting.ask(request, reply, [&story = *meeting.script()](hall::Keeper& keeper, views::Minutes& minutes) {
    json::value next = nullptr;
    if (const auto one = story.next())
      next = {{"by", one->by.view()}, {"sentence", minutes.sentence(one->by, one->act, keeper.journal())}};
    return json_response(json::serialize(
        json::object{{"played", story.played()}, {"total", story.total()}, {"next", std::move(next)}}));
  });
}

void script_next(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  if (has_script(meeting, request, reply)) meeting.play_next(reply);
}

void script_invite(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  Meeting& meeting = meeting_of(hall, places);
  const auto seat = assembly::SeatId::parse(value_in(request.query, "seat"));
  if (!seat) return reply->answer(error_response(400, "Say for whom: ?seat=SEAT."));
  if (has_script(meeting, request, reply)) meeting.invite(reply, *seat);
}

}  // namespace api::internal
