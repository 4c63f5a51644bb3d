// What a device asks of a secret ballot: the acts themselves. It runs them, and believes nobody.
#include <boost/json.hpp>

#include "api/internal/handlers.hpp"
#include "base/text.hpp"

namespace api::internal {
namespace {

namespace json = boost::json;

json::object blobs_of(const hall::Keeper& keeper, const assembly::SecretBallot& ballot) {
  json::object out;
  const auto hash = base::from_base64(ballot.roll);
  const auto roll = hash ? keeper.file(base::hex(*hash)) : std::nullopt;
  if (roll) out[base::hex(*hash)] = *roll;
  return out;
}

// The durable ones; the last are there with the next question.
web::Response transcript(const hall::Keeper& keeper, Transcripts& transcripts,
                         const std::vector<assembly::Position>& positions, const json::object& blobs) {
  if (positions.empty()) return error_response(404, "There is none of that number.");
  return json_response("{\"origin\":" + json::serialize(json::string(keeper.journal().origin())) +
                       ",\"size\":" + std::to_string(keeper.durable()) + ",\"acts\":[" +
                       transcripts.acts(keeper, positions) + "],\"blobs\":" + json::serialize(blobs) + "}");
}

}  // namespace

void ceremony_acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto number = base::parse_integer(places.find("n")->second).value_or(-1);
  Meeting* meeting = hall.meeting(places.find("body")->second);
  meeting->ask(request, reply, [meeting, number](hall::Keeper& keeper, views::Minutes&) {
    return transcript(keeper, meeting->openings(), keeper.journal().ballots().transcript_of_ceremony(number), {});
  });
}

// `?part=opening`: what a delegate's device needs, which all begin with the same; else all that was cast too.
void ballot_acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto number = base::parse_integer(places.find("n")->second).value_or(-1);
  const bool whole = value_in(request.query, "part") != "opening";
  const auto seat = assembly::SeatId::parse(value_in(request.query, "seat"));
  Meeting* meeting = hall.meeting(places.find("body")->second);
  meeting->ask(request, reply, [meeting, number, whole, seat](hall::Keeper& keeper, views::Minutes&) {
    const clerk::Ballots& ballots = keeper.journal().ballots();
    const auto& held = keeper.journal().state().secret_ballots;
    const auto found = held.find(number);
    const json::object blobs = found == held.end() ? json::object() : blobs_of(keeper, found->second);
    if (whole) return transcript(keeper, meeting->wholes(), ballots.transcript_of_vote(number), blobs);
    return transcript(keeper, meeting->openings(), ballots.transcript_for(number, seat), blobs);
  });
}

}  // namespace api::internal
