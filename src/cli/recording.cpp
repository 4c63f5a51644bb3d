#include "cli/recording.hpp"

#include <filesystem>
#include <fstream>

#include "audit/verify.hpp"
#include "base/check.hpp"
#include "base/file.hpp"

namespace cli {
namespace {

constexpr std::string_view host = "rehearsal.plenary.example/";

const scene::Scene& first_of(const scene::Scene& scene) {
  const scene::Scene* at = &scene;
  while (at->before) at = at->before.get();
  return *at;
}

// Two scenes that begin at the same line of a file are the same one: a scene holds its own copy of those before it.
std::string key_of(const scene::Scene& scene) { return scene.file + ":" + std::to_string(scene.header.number); }

}  // namespace

struct Recording::Record {
  std::string folder, origin;
  const scene::Body* body = nullptr;
  std::set<assembly::SeatId> actors;
  assembly::SeatId founder;
  std::unique_ptr<hall::Keeper> keeper;
  std::map<assembly::SeatId, crypto::SigningKey> keys;
  std::map<assembly::SeatId, std::uint64_t> counters;
  std::vector<base::Instant> times;         // by position
  std::optional<assembly::Position> count;  // where the last ballot for an office was settled
  Troupe troupe;
  assembly::Position first = 1;

  void point(assembly::Citation& citation, assembly::Position at) const {
    citation.body = origin.substr(host.size());
    citation.origin = origin;
    citation.position = at;
    citation.at = times[at];
    citation.leaf = base::hex(base::view(keeper->journal().tree().leaf(at)));
  }
};

Recording::Recording(std::string folder) : folder_(std::move(folder)) {}
Recording::~Recording() = default;

Recording::Record& Recording::record_of(const scene::Scene& scene) {
  auto& found = records_[key_of(first_of(scene))];
  if (!found) found = std::make_unique<Record>();
  return *found;
}

base::Result<void> Recording::cast(const scene::Scene& scene, const scene::Body& body,
                                   const words::Catalogue& catalogue) {
  Record& record = record_of(scene);
  record.body = &body;
  const auto played = scene::play(scene, body, catalogue, [&](const scene::Stage&, const scene::Moment& moment) {
    if (moment.kind == scene::Moment::Kind::act) record.actors.insert(moment.act->by);
  });
  return played.failure ? base::fail(*played.failure) : base::Result<void>();
}

base::Result<assembly::Position> Recording::begin(const scene::Scene& scene, const scene::Body& body) {
  Record& record = record_of(scene);
  now_ = &record;
  if (record.keeper) return record.first;
  const std::string name = body.folder.filename().string();
  const auto same = static_cast<std::size_t>(
      std::count_if(order_.begin(), order_.end(), [&](const Record* one) { return one->body == &body; }));
  record.folder =
      (std::filesystem::path(folder_) / (same == 0 ? name : name + "-" + std::to_string(same + 1))).string();
  record.origin = std::string(host) + (same == 0 ? name : name + "-" + std::to_string(same + 1));
  auto store = store::open_folder(record.folder);
  if (!store) return base::fail(store.error());
  hall::Founding founding;
  founding.origin = record.origin;
  const auto rules = base::read_file(body.folder / "rules.toml"),
             roster = base::read_file(body.folder / "roster.csv"),
             names = base::read_file(body.folder / "names.en.toml");
  if (!rules || !roster) return base::fail(rules ? roster.error() : rules.error());
  founding.rules = *rules, founding.roster = *roster, founding.names = names.value_or("");
  founding.salt = false;  // the lists of bodies that are public anyway
  const rules::Officer* founder = body.rules.officer(rules::Role::secretary);
  if (!founder) founder = body.rules.officer(rules::Role::presiding);
  founding.by = assembly::SeatId::of(founder->id.view());
  record.founder = founding.by;
  record.actors.insert(founding.by);
  for (const assembly::SeatId who : record.actors) record.keys.emplace(who, crypto::SigningKey::generate());
  // Whoever goes on with this record asks the others after this recording is over.
  const auto citations = [folders = folders_](const clerk::Cited& cited) -> std::optional<bool> {
    const auto other = folders->find(cited.citation.origin);
    if (other == folders->end()) return std::nullopt;
    return audit::says(audit::FolderReader(other->second), cited);
  };
  auto keeper = hall::Keeper::found(std::move(*store), crypto::SigningKey::generate(), founding,
                                    record.keys.at(founding.by), scene.start, citations);
  if (!keeper) return base::fail(keeper.error());
  record.keeper = std::move(*keeper);
  folders_->emplace(record.origin, record.folder);
  record.counters[founding.by] = 1;
  record.times.push_back(scene.start);
  order_.push_back(&record);
  if (auto done = enrol(record, scene); !done) return base::fail(done.error());
  record.first = record.keeper->journal().size();
  return record.first;
}

// The founder enters everybody's key, each with the proof that its device holds it.
base::Result<void> Recording::enrol(Record& record, const scene::Scene& scene) {
  for (const auto& [who, key] : record.keys) {
    if (who == record.founder) continue;
    const auto proof = key.sign(record::message_of_key(record.origin, who.view(), key.public_key()));
    const assembly::EnrolKey act{who, key.public_key(), base::base64(base::view(proof)), {}};
    if (auto done = put(record, record.founder, {act}, scene.start, nullptr); !done) return done;
  }
  return {};
}

// A decision of the body that the scene names.
void Recording::cite(assembly::Citation& citation) const {
  for (const Record* one : order_) {
    if (one->body->folder.filename().string() != citation.body) continue;
    for (const auto& [id, vote] : one->keeper->journal().state().votes) {
      if (vote.question != citation.question || vote.declarations.empty()) continue;
      const assembly::Declaration& last = vote.declarations.back();
      if ((last.outcome.result == rules::Result::passed) == citation.passed) one->point(citation, last.position);
    }
  }
}

// The last count in the other body's record: whom it elects there, whoever verifies both compares.
void Recording::cite(const Record& by, assembly::ReportOtherBody& report) const {
  for (const Record* one : order_)
    if (one != &by && one->count) one->point(report.citation, *one->count);
}

base::Result<void> Recording::put(Record& record, assembly::SeatId by, assembly::Act act, base::Instant at,
                                  const assembly::Events* expected) {
  if (auto* convenes = std::get_if<assembly::ConveneSession>(&act.what); convenes && convenes->citation)
    cite(*convenes->citation);
  if (auto* reports = std::get_if<assembly::ReportOtherBody>(&act.what)) cite(record, *reports);
  // A roll has everybody's key: its hash is not the scene's to know.
  if (std::holds_alternative<assembly::OpenSecretBallot>(act.what)) expected = nullptr;
  auto played = record.troupe.played(act, by, *record.keeper);
  if (!played) return base::fail(played.error());
  act = std::move(*played);
  const crypto::SigningKey& key = record.keys.at(by);
  const std::string bytes =
      codec::write_act({by, std::move(act), ++record.counters[by], record.keeper->seen(), record.origin});
  const auto answer = record.keeper->submit(
      {bytes, record::key_id(key.public_key()), key.sign(record::message_of_act(record.origin, bytes))}, at);
  if (!answer) {
    const clerk::Fault& fault = answer.error();
    return base::fail(base::Error{{},
                                  "the record of " + record.origin + " does not take an act: " +
                                      std::string(clerk::name_of(fault.code)) + " " + fault.detail + "\n" + bytes,
                                  ""});
  }
  record.times.push_back(record.keeper->journal().last());
  for (const assembly::Event& event : answer->events)
    if (std::holds_alternative<assembly::BallotAgreed>(event.what)) record.count = record.times.size() - 1;
  // The same rules, the same state, the same act: another ruling would be a bug.
  if (expected)
    base::check(codec::write_ruling({*expected, {}}) == codec::write_ruling({answer->events, {}}),
                "the scene and the record were ruled differently");
  return {};
}

void Recording::see(const scene::Moment& moment) {
  if (moment.kind != scene::Moment::Kind::act || failure_) return;
  const auto done = put(*now_, moment.act->by, moment.act->act, moment.act->at, moment.events);
  if (!done) failure_ = done.error();
}

base::Result<void> Recording::end() {
  if (failure_) return base::fail(*failure_);
  return now_->keeper->publish();
}

base::Result<Recording::HandedOver> Recording::hand_over(const scene::Scene& scene) {
  Record& record = record_of(scene);
  if (failure_) return base::fail(*failure_);
  if (auto done = record.keeper->publish(); !done) return base::fail(done.error());
  return HandedOver{record.folder,  std::move(record.keeper), std::move(record.keys), std::move(record.counters),
                    record.founder, std::move(record.troupe)};
}

base::Result<std::vector<std::string>> Recording::finish() {
  std::vector<std::string> out;
  std::ofstream trust(std::filesystem::path(folder_) / "trust");
  for (const Record* one : order_) {
    out.push_back(one->folder);
    trust << "log " << one->keeper->journal().beginning().log << "\n";
  }
  trust << "quorum none\n";
  trust.close();
  if (!trust) return base::fail(base::Error{{folder_ + "/trust", 0, 0}, "it could not be written.", ""});
  return out;
}

}  // namespace cli
