#include "cli/demonstration.hpp"

#include <atomic>
#include <chrono>
#include <map>

#include "base/check.hpp"
#include "base/file.hpp"
#include "cli/house.hpp"
#include "cli/recording.hpp"
#include "codec/positions.hpp"

namespace cli {
namespace {

using assembly::SeatId;

// The hall's clock in a story: what the story says, and from there on as long as it really takes.
class StoryClock {
 public:
  explicit StoryClock(base::Instant start) { set(start); }
  void set(base::Instant at) { offset_ = at.ms - steady_ms(); }
  base::Instant now() const { return {steady_ms() + offset_}; }

 private:
  static std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
  std::atomic<std::int64_t> offset_{0};
};

class StoryScript : public api::Script {
 public:
  StoryScript(std::vector<assembly::Stamped> acts, Recording::HandedOver& record, std::shared_ptr<StoryClock> clock)
      : acts_(std::move(acts)),
        keys_(std::move(record.keys)),
        counters_(std::move(record.counters)),
        founder_(record.founder),
        clock_(std::move(clock)),
        token_(base::hex(crypto::random_bytes(16))) {}

  const std::string& token() const override { return token_; }
  std::size_t played() const override { return at_; }
  std::size_t total() const override { return acts_.size(); }
  std::optional<Next> next() const override {
    if (at_ == acts_.size()) return std::nullopt;
    return Next{acts_[at_].by, moved(acts_[at_].act)};
  }
  std::optional<hall::ActLine> sign(const hall::Keeper& keeper) override {
    if (at_ == acts_.size() || waits_) return std::nullopt;
    waits_ = true;
    const assembly::Stamped& act = acts_[at_];
    if (clock_->now() < act.at) clock_->set(act.at);
    return signed_by(act.by, moved(act.act), keeper);
  }
  void done(std::optional<std::uint64_t> position) override {
    if (position) places_[acts_[at_].position] = *position;
    ++at_;
    waits_ = false;
  }
  void put_back() override { waits_ = false; }
  bool goes_on() const override {
    return at_ > 0 && at_ < acts_.size() && std::holds_alternative<assembly::Cast>(acts_[at_ - 1].act.what) &&
           std::holds_alternative<assembly::Cast>(acts_[at_].act.what);
  }
  std::optional<Invitation> invite(const hall::Keeper& keeper, SeatId seat) override {
    const rules::Rules& rules = keeper.journal().rules();
    if (!rules.officer(seat.view()) && !rules.roster->find(seat)) return std::nullopt;
    const std::string seed = crypto::random_bytes(32);
    const auto key = crypto::SigningKey::from_seed(seed);
    return Invitation{signed_by(founder_, {assembly::InviteKey{seat, key.public_key()}}, keeper), base::hex(seed)};
  }

 private:
  // Entries of the story that were played stand where they stand; those before it where they stood.
  assembly::Act moved(assembly::Act act) const {
    codec::move_positions(act, [this](assembly::Position position) {
      const auto found = places_.find(position);
      return found == places_.end() ? position : found->second;
    });
    return act;
  }
  hall::ActLine signed_by(SeatId by, assembly::Act act, const hall::Keeper& keeper) {
    const clerk::Journal& journal = keeper.journal();
    const crypto::SigningKey& key = keys_.at(by);
    const std::string bytes =
        codec::write_act({by, std::move(act), ++counters_[by], keeper.seen(), journal.origin()});
    return {bytes, record::key_id(key.public_key()), key.sign(record::message_of_act(journal.origin(), bytes))};
  }

  std::vector<assembly::Stamped> acts_;
  std::map<SeatId, crypto::SigningKey> keys_;
  std::map<SeatId, std::uint64_t> counters_;
  SeatId founder_;
  std::shared_ptr<StoryClock> clock_;
  std::string token_;
  std::size_t at_ = 0;
  bool waits_ = false;
  std::map<assembly::Position, assembly::Position> places_;  // in the story -> in this record
};

base::Error wrong(const std::string& file, std::string what, std::string advice = "") {
  return {{file, 0, 0}, std::move(what), std::move(advice)};
}

struct Story {
  std::vector<scene::Scene> scenes;
  std::vector<const scene::Body*> bodies;  // of each scene
  std::size_t first = 0;                   // of those that are played live
};

base::Result<Story> read_story(const DemonstrationOptions& options, Data& data) {
  const auto text = base::read_file(options.story);
  if (!text) return base::fail(text.error());
  auto scenes = scene::parse(*text, options.story);
  if (!scenes) return base::fail(scenes.error().front());
  Story out{std::move(*scenes), {}, 0};
  out.first = out.scenes.size();
  for (std::size_t i = 0; i < out.scenes.size(); ++i) {
    const auto body = data.library.find(out.scenes[i].body);
    if (!body) return base::fail(body.error().front());
    out.bodies.push_back(*body);
    if (out.first == out.scenes.size() && out.scenes[i].title.starts_with(options.from)) out.first = i;
  }
  if (out.first == out.scenes.size())
    return base::fail(wrong(options.story, "no scene begins with '" + options.from + "'.", "Give a scene's title."));
  return out;
}

// The scenes before the first live one, recorded; those behind it, as acts.
base::Result<std::vector<assembly::Stamped>> play_story(const Story& story, Data& data, Recording& recording) {
  for (std::size_t i = 0; i < story.scenes.size(); ++i)
    if (auto done = recording.cast(story.scenes[i], *story.bodies[i], data.catalogue); !done)
      return base::fail(done.error());
  std::vector<assembly::Stamped> live;
  for (std::size_t i = 0; i < story.scenes.size(); ++i) {
    const bool is_live = i >= story.first;
    if (is_live && story.bodies[i] != story.bodies[story.first]) continue;
    const auto first = recording.begin(story.scenes[i], *story.bodies[i]);
    if (!first) return base::fail(first.error());
    const auto watch = [&](const scene::Stage&, const scene::Moment& moment) {
      if (moment.kind != scene::Moment::Kind::act) return;
      if (is_live)
        live.push_back(*moment.act);
      else
        recording.see(moment);
    };
    const auto played = scene::play(story.scenes[i], *story.bodies[i], data.catalogue, watch, *first);
    if (played.failure) return base::fail(*played.failure);
    if (!is_live)
      if (auto done = recording.end(); !done) return base::fail(done.error());
  }
  return live;
}

// A one-time link's fragment, made before anybody else comes in.
base::Result<std::string> fragment_for(StoryScript& script, hall::Keeper& keeper, SeatId seat, base::Instant now) {
  const auto invitation = script.invite(keeper, seat);
  if (!invitation) return base::fail(wrong("", "there is no seat '" + seat.text() + "'."));
  const auto done = keeper.submit(invitation->act.incoming(), now);
  base::check(done.has_value(), "an invitation that the record does not take");
  if (auto durable = keeper.commit(); !durable) return base::fail(durable.error());
  return api::fragment_of(seat, *base::from_hex(invitation->seed));
}

}  // namespace

base::Result<Demonstration> demonstrate(const DemonstrationOptions& options, Data& data) {
  const auto story = read_story(options, data);
  if (!story) return base::fail(story.error());
  Recording recording(options.folder);
  auto acts = play_story(*story, data, recording);
  if (!acts) return base::fail(acts.error());
  auto record = recording.hand_over(story->scenes[story->first]);
  if (!record) return base::fail(record.error());
  const rules::Rules& rules = record->keeper->journal().rules();
  const auto delegate =
      options.delegate.empty() ? std::optional(rules.roster->seats.front().id) : SeatId::parse(options.delegate);
  const rules::Officer* presiding = rules.officer(rules::Role::presiding);
  if (!delegate || !presiding) return base::fail(wrong("", "'" + options.delegate + "' is no seat."));
  const auto clock = std::make_shared<StoryClock>(record->keeper->journal().last());
  auto script = std::make_unique<StoryScript>(std::move(*acts), *record, clock);
  const auto chair = fragment_for(*script, *record->keeper, SeatId::of(presiding->id.view()), clock->now());
  const auto seat = chair ? fragment_for(*script, *record->keeper, *delegate, clock->now()) : chair;
  if (!seat) return base::fail(seat.error());
  Demonstration out;
  out.body = rules.folder;
  out.token = script->token();
  out.presiding = *chair;
  out.delegate = *seat;
  const std::string& name = story->bodies[story->first]->names.full(*delegate);
  out.delegate_name = name.empty() ? delegate->text() : name;
  const std::string folder = record->folder;
  out.opening = {folder,
                 std::move(record->keeper),
                 [clock] { return clock->now(); },
                 std::move(script),
                 nullptr,
                 [folder](std::string_view language) { return translations_of(folder + "/record", language); }};
  return out;
}

}  // namespace cli
