// Scenes played through the record: every act signed by its author's own key, the records of the bodies written as
// folders. A rehearsal: origins and keys are made for it and thrown away.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>

#include "cli/troupe.hpp"
#include "hall/keeper.hpp"
#include "scene/play.hpp"

namespace cli {

class Recording {
 public:
  explicit Recording(std::string folder);
  ~Recording();

  // Before anything is played: who will act in this scene, and which scene it goes on from.
  base::Result<void> cast(const scene::Scene& scene, const scene::Body& body, const words::Catalogue& catalogue);
  // The position of the scene's first act of all, behind the record's own beginning.
  base::Result<assembly::Position> begin(const scene::Scene& scene, const scene::Body& body);
  // What happened in it; refused acts leave nothing.
  void see(const scene::Moment& moment);
  base::Result<void> end();
  // What the scene's record is in the end, for whoever goes on with it: its keeper, and everybody's keys.
  struct HandedOver {
    std::string folder;
    std::unique_ptr<hall::Keeper> keeper;
    std::map<assembly::SeatId, crypto::SigningKey> keys;
    std::map<assembly::SeatId, std::uint64_t> counters;
    assembly::SeatId founder;
    Troupe troupe;  // with the devices that take part in its secret ballots
  };
  base::Result<HandedOver> hand_over(const scene::Scene& scene);
  // Publishes everything and writes the trust file. The records' folders, in the order of their beginning.
  base::Result<std::vector<std::string>> finish();

 private:
  struct Record;
  Record& record_of(const scene::Scene& scene);
  void cite(assembly::Citation& citation) const;
  void cite(const Record& by, assembly::ReportOtherBody& report) const;
  base::Result<void> enrol(Record& record, const scene::Scene& scene);
  base::Result<void> put(Record& record, assembly::SeatId by, assembly::Act act, base::Instant at,
                         const assembly::Events* expected);

  std::string folder_;
  std::map<std::string, std::unique_ptr<Record>> records_;  // by the scene that begins them
  std::vector<Record*> order_;
  using Folders = std::map<std::string, std::string>;
  std::shared_ptr<Folders> folders_ = std::make_shared<Folders>();  // by origin
  Record* now_ = nullptr;
  std::optional<base::Error> failure_;
};

}  // namespace cli
