#include "views/offers.hpp"

#include <boost/json.hpp>

#include "assembly/may.hpp"
#include "words/course.hpp"

namespace views {

std::string offers_for(const clerk::Journal& journal, Minutes& minutes, assembly::SeatId by, base::Instant at) {
  namespace json = boost::json;
  const words::Speaker speaker = minutes.speaker(journal);
  json::array offers;
  for (const assembly::Choice& choice : assembly::may(journal.rules(), journal.state(), by, at)) {
    const auto& refusal = choice.refusal;
    const std::string ground = words::ground_of(speaker.rules, journal.state(), choice.act);
    offers.push_back({{"act", json::parse(codec::write_act_alone(choice.act))},
                      {"label", minutes.sentence(by, choice.act, journal)},
                      {"in_order", choice.in_order()},
                      {"cite", refusal ? speaker.names.cite(refusal->cite) : ground},
                      {"why", refusal ? speaker.reason(*refusal) : ""}});
  }
  return json::serialize(json::object{{"size", journal.size()}, {"offers", std::move(offers)}});
}

}  // namespace views
