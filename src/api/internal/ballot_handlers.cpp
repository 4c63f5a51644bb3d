// What a device asks of a secret ballot: the acts themselves. It runs them, and believes nobody.
#include <algorithm>
#include <boost/json.hpp>

#include "api/internal/handlers.hpp"
#include "base/text.hpp"

namespace api::internal {
namespace {

namespace json = boost::json;

constexpr std::string_view cast_acts[] = {"ballot.cast", "ballot.challenge"};

// Which of the ballots are wanted: all of them, or those of one seat, or none.
struct Wanted {
  bool all = true;
  std::string_view seat = {};

  bool wants(std::string_view act) const {
    if (all) return true;
    const auto read = codec::read_act(act);
    const bool is_cast = read && std::find(std::begin(cast_acts), std::end(cast_acts), codec::name_of(read->act)) !=
                                     std::end(cast_acts);
    return !is_cast || read->by.view() == seat;
  }
};

// The durable ones; the last are there with the next question.
json::array acts_at(const hall::Keeper& keeper, const std::vector<assembly::Position>& positions,
                    const Wanted& wanted) {
  json::array out;
  const auto entries = keeper.entries(positions);
  for (std::size_t i = 0; entries && i < entries->size(); ++i) {
    const auto entry = record::Entry::parse((*entries)[i]);
    if (entry && wanted.wants(entry->act))
      out.push_back({{"position", positions[i]}, {"act", entry->act}, {"key", base::hex(base::view(entry->key))}});
  }
  return out;
}

json::object blobs_of(const hall::Keeper& keeper, const assembly::SecretBallot& ballot) {
  json::object out;
  const auto hash = base::from_base64(ballot.roll);
  const auto roll = hash ? keeper.file(base::hex(*hash)) : std::nullopt;
  if (roll) out[base::hex(*hash)] = *roll;
  return out;
}

web::Response transcript(const hall::Keeper& keeper, const std::vector<assembly::Position>& positions,
                         const Wanted& wanted, json::object blobs) {
  if (positions.empty()) return error_response(404, "There is none of that number.");
  return json_response(json::serialize(json::object{{"origin", keeper.journal().origin()},
                                                    {"size", keeper.durable()},
                                                    {"acts", acts_at(keeper, positions, wanted)},
                                                    {"blobs", std::move(blobs)}}));
}

}  // namespace

void ceremony_acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto number = base::parse_integer(places.find("n")->second).value_or(-1);
  hall.meeting(places.find("body")->second)->ask(request, reply, [number](hall::Keeper& keeper, views::Minutes&) {
    return transcript(keeper, keeper.journal().ballots().transcript_of_ceremony(number), {}, {});
  });
}

void ballot_acts(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto number = base::parse_integer(places.find("n")->second).value_or(-1);
  const bool whole = value_in(request.query, "part") != "opening";
  const std::string seat = value_in(request.query, "seat");
  hall.meeting(places.find("body")->second)
      ->ask(request, reply, [number, whole, seat](hall::Keeper& keeper, views::Minutes&) {
        const auto& ballots = keeper.journal().state().secret_ballots;
        const auto found = ballots.find(number);
        return transcript(keeper, keeper.journal().ballots().transcript_of_vote(number), {whole, seat},
                          found == ballots.end() ? json::object() : blobs_of(keeper, found->second));
      });
}

}  // namespace api::internal
