#include "views/offers.hpp"

#include <boost/json.hpp>

#include "assembly/decide.hpp"
#include "assembly/may.hpp"
#include "clerk/prepared.hpp"
#include "words/course.hpp"

namespace views {
namespace {

using namespace assembly;

// With what the record knows and the state does not: the tellers' key, a roll, a count, a hash. Nothing: the record
// cannot give it yet, so there is nothing to offer.
class Prepared {
 public:
  explicit Prepared(const clerk::Journal& journal) : journal_(journal) {}

  std::optional<Act> operator()(const SettleKey& act) const {
    return as_act(clerk::prepared_key(journal_, act.ceremony));
  }
  std::optional<Act> operator()(const StateResult& act) const {
    return as_act(clerk::prepared_result(journal_, act.vote));
  }
  std::optional<Act> operator()(const OpenSecretBallot& act) const {
    const auto prepared = clerk::prepared_ballot(journal_, "");
    return prepared ? Act{prepared->act} : Act{act};  // the refusal says what is missing
  }
  std::optional<Act> operator()(const ConsentToTellers& act) const {
    return as_act(clerk::prepared_consent(journal_, act));
  }
  std::optional<Act> operator()(const ConsentToBallot& act) const {
    return as_act(clerk::prepared_consent(journal_, act));
  }
  template <class Other>
  std::optional<Act> operator()(const Other& act) const {
    return Act{act};
  }

 private:
  template <class What>
  static std::optional<Act> as_act(std::optional<What> what) {
    return what ? std::optional(Act{std::move(*what)}) : std::nullopt;
  }

  const clerk::Journal& journal_;
};

}  // namespace

std::string offers_for(const clerk::Journal& journal, Minutes& minutes, SeatId by, base::Instant at) {
  namespace json = boost::json;
  const words::Speaker speaker = minutes.speaker(journal);
  json::array offers;
  for (const Choice& choice : may(journal.rules(), journal.state(), by, at)) {
    const auto act = std::visit(Prepared(journal), choice.act.what);
    if (!act) continue;
    auto refusal = choice.refusal;
    if (std::visit([]<class T>(const T&) { return OfSecretBallot<T>; }, act->what)) {
      const auto decided = decide(journal.rules(), journal.state(), {*act, by, at, journal.size()});
      refusal = decided ? std::nullopt : std::optional(decided.error());
    }
    const std::string ground = words::ground_of(speaker.rules, journal.state(), *act);
    offers.push_back({{"act", json::parse(codec::write_act_alone(*act))},
                      {"label", minutes.sentence(by, *act, journal)},
                      {"in_order", !refusal},
                      {"cite", refusal ? speaker.names.cite(refusal->cite) : ground},
                      {"why", refusal ? speaker.reason(*refusal) : ""}});
  }
  return json::serialize(json::object{{"size", journal.size()}, {"offers", std::move(offers)}});
}

}  // namespace views
