// A real record in which a secret ballot is open, and the devices of its delegates: for tests and benches.
#pragma once
#include "base/check.hpp"
#include "cli/data.hpp"
#include "cli/recording.hpp"
#include "hall/intake.hpp"

namespace testing_record {

class SealedHall {
 public:
  // `scene`: up to the opening of the ballot.
  SealedHall(const std::string& folder, const std::string& scene) : data_(cli::load_data()) {
    base::check(data_.has_value(), "the project's data cannot be read");
    const auto scenes = scene::parse(scene, "sealed.scene");
    const scene::Body& body = **data_->library.find(scenes->front().body);
    cli::Recording recording(folder);
    base::check(recording.cast(scenes->front(), body, data_->catalogue).has_value(), "a scene that does not play");
    const auto first = recording.begin(scenes->front(), body);
    base::check(first.has_value(), "a record that does not begin");
    scene::play(
        scenes->front(), body, data_->catalogue,
        [&](const scene::Stage&, const scene::Moment& moment) { recording.see(moment); }, *first);
    auto record = recording.hand_over(scenes->front());
    base::check(record.has_value(), "a record that does not hold");
    record_.emplace(std::move(*record));
  }

  hall::Keeper& keeper() { return *record_->keeper; }
  const std::string& folder() const { return record_->folder; }
  assembly::BallotNumber ballot() const { return record_->keeper->journal().state().secret_ballots.rbegin()->first; }
  std::vector<assembly::SeatId> voters() const {
    std::vector<assembly::SeatId> out;
    for (const ballot::RollLine& line : record_->keeper->journal().ballots().vote(ballot())->roll())
      out.push_back(*assembly::SeatId::parse(line.seat));
    return out;
  }

  // The seat's next ballot, signed; `change`: what happens to its bytes before that.
  hall::ActLine cast(assembly::SeatId by, const std::string& choice,
                     const std::function<void(std::string&)>& change = {}) {
    auto act = record_->troupe.played({assembly::CastSealed{ballot(), choice}}, by, keeper());
    base::check(act.has_value(), "a ballot that cannot be made");
    if (change) {
      auto& cast = std::get<assembly::CastSealed>(act->what);
      std::string bytes = *base::from_base64(cast.ballot);
      change(bytes);
      cast.ballot = base::base64(bytes);
    }
    const std::string& origin = keeper().journal().origin();
    const std::string bytes =
        codec::write_act({by, std::move(*act), ++record_->counters[by], keeper().seen(), origin});
    const crypto::SigningKey& key = record_->keys.at(by);
    return {bytes, record::key_id(key.public_key()), key.sign(record::message_of_act(origin, bytes))};
  }

 private:
  std::optional<cli::Data> data_;
  std::optional<cli::Recording::HandedOver> record_;
};

// All of them through an intake, in one batch if they fit.
inline std::vector<hall::Intake::Outcome> taken(hall::Keeper& keeper, const std::vector<hall::ActLine>& lines) {
  std::vector<hall::Intake::Outcome> out;
  bool given = false;
  const auto done = hall::Intake(keeper, 2).run(
      [&](bool) { return std::exchange(given, true) ? std::vector<hall::ActLine>() : lines; },
      [&](const hall::ActLine&, const hall::Intake::Outcome& outcome) { out.push_back(outcome); },
      [&] { return keeper.journal().last(); }, [] { return base::Result<void>(); });
  base::check(done.has_value(), "the store of the tests fails");
  return out;
}

}  // namespace testing_record
