// A sitting recorded on a disk that loses power before each of its steps, also while the record is opened again; that
// fails or fills up at each of them. Whatever happens: what was answered is there, every head that left is a head of
// what is there, and the record goes on.
#include <gtest/gtest.h>

#include "audit/verify.hpp"
#include "oracles/failing_disk.hpp"
#include "oracles/keeping_for_tests.hpp"

namespace {

using namespace testing_record;
using failing::Weather;
using hall::Keeper;

// Written once: opening, votes with changes, locks, closing. Its acts are then given to keepers on bad disks.
const Sitting& script() {
  static const Sitting one = [] {
    Sitting s;
    s.begin();
    s.open_sitting();
    s.vote("A bench in front of the house", 30);
    const auto second = s.open_vote("A new roof");
    for (const std::string& who : s.members()) s.must(who, {s.ballot(second, who, "no")});
    for (const std::string& who : s.members()) s.must(who, {s.ballot(second, who, "yes")});
    s.must("chair", {assembly::Lock{second}});
    s.must("chair", {assembly::CloseSitting{}});
    return s;
  }();
  return one;
}

// What left the process: entries that were answered, heads that were signed.
struct Outside {
  std::uint64_t answered = 0;
  std::vector<record::Checkpoint> heads;
  bool founded = false;

  void saw(Keeper& keeper) {
    answered = keeper.durable();
    const auto head = record::Checkpoint::parse(record::parse_note(keeper.head())->text);
    heads.push_back(*head);
  }
};

constexpr std::uint64_t commit_every = 7, publish_every = 45;

// The rest of the script from where the keeper is. False: the store failed.
bool go_on(Keeper& keeper, Outside& outside, std::uint64_t until = ~0ULL) {
  const auto& entries = script().entries();
  for (std::uint64_t i = keeper.durable(); i < std::min<std::uint64_t>(entries.size(), until); ++i) {
    const auto entry = *record::Entry::parse(entries[i]);
    const auto done = keeper.submit({entry.act, entry.key, entry.signature}, entry.at, {true, {}});
    base::check(done && done->position == i, "the script is not taken");
    const bool last = i + 1 == entries.size();
    if ((i + 1) % commit_every == 0 || last) {
      if (!keeper.commit()) return false;
      outside.saw(keeper);
    }
    if ((i + 1) % publish_every == 0 || last)
      if (!keeper.publish()) return false;
  }
  return true;
}

bool record_all(failing::Disk& disk, Outside& outside) {
  auto keeper = found(failing::on(disk), script());
  if (!keeper) return false;
  outside.founded = true;
  outside.saw(**keeper);
  return go_on(**keeper, outside);
}

// Everything that must hold after any fault, on what is left of the disk. "": all does.
std::string what_is_lost(failing::Disk& disk, Outside& outside) {
  auto opened = Keeper::open(failing::on(disk), key_named("log"), outside.heads);
  if (!opened) return outside.founded ? "does not open: " + opened.error().text() : "";
  Keeper& keeper = **opened;
  if (keeper.durable() < outside.answered) return "answered and lost";
  for (std::uint64_t i = 0; i < outside.answered; ++i)
    if (keeper.journal().tree().leaf(i) != record::leaf_hash(script().entries()[i])) return "answered and changed";
  outside.founded = true;
  outside.saw(keeper);
  if (!go_on(keeper, outside)) return "does not go on";
  if (keeper.durable() != script().entries().size()) return "does not end";
  for (const record::Checkpoint& head : outside.heads)
    if (keeper.journal().tree().root(head.size) != head.root) return "two heads of " + std::to_string(head.size);
  return "";
}

std::string what_an_auditor_says(const failing::Disk& disk) {
  MapReader files;
  files.files = disk.files();
  const auto verdict = audit::verify(files, {});
  if (verdict.kind == audit::Verdict::Kind::valid) return "";
  return std::string(verdict.code) + " " + verdict.detail + " at " +
         (verdict.position ? std::to_string(*verdict.position) : "none");
}

constexpr std::array all_weather = {Weather::dropped, Weather::kept, Weather::torn, Weather::zeros,
                                    Weather::reordered};

std::size_t steps_in_all() {
  failing::Disk disk;
  Outside outside;
  EXPECT_TRUE(record_all(disk, outside));
  EXPECT_EQ(what_an_auditor_says(disk), "");
  return disk.steps;
}

// One round: the power goes before a step, comes back, goes again before a step of the opening if `again` says so.
std::string cut_and_open(std::size_t at, std::size_t again, Weather weather, std::uint64_t seed,
                         const std::function<void(failing::Disk&)>& plant = {}) {
  failing::Disk disk;
  disk.cut_at = at;
  if (plant) plant(disk);
  Outside outside;
  try {
    record_all(disk, outside);
  } catch (const failing::PowerCut&) {
  }
  auto left = disk.after_power_cut(weather, seed);
  if (again > 0) {
    left->cut_at = again;
    if (plant) plant(*left);
    try {
      // Far enough to write behind what was recovered.
      if (auto keeper = Keeper::open(failing::on(*left), key_named("log"), outside.heads)) {
        outside.founded = true;
        outside.saw(**keeper);
        go_on(**keeper, outside, (*keeper)->durable() + 30);
      }
    } catch (const failing::PowerCut&) {
    }
    left = left->after_power_cut(weather, seed + 1);
  }
  const std::string lost = what_is_lost(*left, outside);
  if (!lost.empty()) return lost;
  return outside.answered == 0 ? "" : what_an_auditor_says(*left);
}

// PLENARY_CUTS says how many are made at random; where few are wanted each step has one weather and not all.
std::uint64_t cuts_wanted() {
  const char* wanted = std::getenv("PLENARY_CUTS");
  return wanted ? std::strtoull(wanted, nullptr, 10) : 100;
}

TEST(PowerCut, BeforeEveryStepOfASitting) {
  const std::size_t steps = steps_in_all(), weathers = cuts_wanted() < 100 ? 1 : all_weather.size();
  std::size_t rounds = 0;
  for (std::size_t at = 1; at <= steps; ++at)
    for (std::size_t shift = 0; shift < weathers; ++shift, ++rounds) {
      const std::size_t weather = (at + shift) % all_weather.size();
      ASSERT_EQ(cut_and_open(at, 0, all_weather[weather], at), "") << "step " << at << ", weather " << weather;
    }
  std::printf("%zu steps, %zu power cuts, nothing answered was lost\n", steps, rounds);
}

// While the record is opened and goes on, likewise.
TEST(PowerCut, AgainWhileItIsOpened) {
  const std::size_t steps = steps_in_all();
  for (std::size_t at = 3; at <= steps; at += 29)
    for (std::size_t again = 1; again <= 13; again += 3)
      ASSERT_EQ(cut_and_open(at, again, all_weather[(at + again) % all_weather.size()], at * 100 + again), "")
          << at << " then " << again;
}

// PLENARY_CUTS_FROM: the first seed, to see one of them again.
TEST(PowerCut, AtRandom) {
  const std::uint64_t rounds = cuts_wanted();
  const char* first = std::getenv("PLENARY_CUTS_FROM");
  const std::uint64_t from = first ? std::strtoull(first, nullptr, 10) : 1;
  const std::size_t steps = steps_in_all();
  for (std::uint64_t seed = from; seed < from + rounds; ++seed) {
    failing::Dice dice(seed);
    const std::size_t at = 1 + dice.below(steps), again = dice.below(3) == 0 ? 1 + dice.below(40) : 0;
    const auto weather = dice.below(all_weather.size());
    ASSERT_EQ(cut_and_open(at, again, all_weather[weather], seed), "")
        << "seed " << seed << ": step " << at << " of " << steps << ", again " << again << ", weather " << weather;
  }
}

// Errors and a full disk at each step: nothing is answered after it, and a new start finds all that was.
TEST(Failing, AtEveryStepTheProcessEndsAndNothingIsLost) {
  const std::size_t steps = steps_in_all();
  for (std::size_t at = 1; at <= steps; ++at) {
    failing::Disk disk;
    disk.fail_at = at;
    disk.fails_half = at % 2 == 0;
    Outside outside;
    ASSERT_FALSE(record_all(disk, outside)) << at;
    auto left = at % 3 == 0 ? disk.after_power_cut(Weather::torn, at) : disk.after_crash();
    ASSERT_EQ(what_is_lost(*left, outside), "") << "step " << at;
  }
}

// The harness itself: each of these disks must be found out.
TEST(PowerCut, ADiskThatLiesIsNoticed) {
  const std::size_t steps = steps_in_all();
  const auto found_out = [&](const std::function<void(failing::Disk&)>& plant) {
    for (std::size_t at = steps / 2; at <= steps; ++at)
      if (!cut_and_open(at, 0, Weather::dropped, at, plant).empty()) return true;
    return false;
  };
  EXPECT_TRUE(found_out([](failing::Disk& disk) { disk.lies_about_sync = true; }));
  EXPECT_TRUE(found_out([](failing::Disk& disk) { disk.lies_about_folders = true; }));
}

// ---- both stores

TEST(Store, InMemoryAndInAFolderARecordIsTheSameAndItsReceiptsHold) {
  failing::Disk disk;
  Outside in_folder, in_memory;
  auto folder = *found(failing::on(disk), script());
  auto memory = *found(store::open_memory(), script());
  ASSERT_TRUE(go_on(*folder, in_folder));
  ASSERT_TRUE(go_on(*memory, in_memory));
  EXPECT_EQ(folder->head(), memory->head());
  EXPECT_EQ(in_folder.heads, in_memory.heads);
  const auto trust = *record::Trust::parse("log " + folder->journal().beginning().log + "\nquorum none\n");
  for (std::uint64_t i = 0; i < folder->durable(); i += 17)
    for (Keeper* keeper : {folder.get(), memory.get()}) {
      const auto receipt = keeper->receipt(i);
      ASSERT_TRUE(receipt);
      EXPECT_EQ(*receipt->entry, script().entries()[i]);
      EXPECT_EQ(record::check_receipt(*receipt, trust).kind, record::ReceiptVerdict::Kind::valid);
    }
}

// A file that is withheld goes when the act is durable, and the record stays valid.
TEST(Store, WhatIsWithheldIsRemoved) {
  Sitting s;
  s.begin();
  auto disk = std::make_unique<failing::Disk>();
  failing::Disk& files = *disk;
  auto store = *store::open_folder(std::move(disk));
  ASSERT_TRUE(store->put_blob("a letter about a person"));
  const std::string hash = base::hex(base::view(crypto::sha256("a letter about a person")));
  s.must("secretary", {assembly::Withhold{hash, "it is private"}});
  const auto keeper = keeper_of(std::move(store), s);
  EXPECT_TRUE(files.files().contains("blobs/" + hash));
  ASSERT_TRUE(keeper->commit());
  EXPECT_FALSE(files.files().contains("blobs/" + hash));
  ASSERT_TRUE(keeper->publish());
  EXPECT_EQ(what_an_auditor_says(files), "");
}

// ---- older copies, other writers

TEST(Folder, ASecondWriterIsRefused) {
  const std::string folder = ::testing::TempDir() + "/plenary-second-writer";
  std::filesystem::remove_all(folder);
  const auto first = store::open_folder(folder);
  ASSERT_TRUE(first);
  const auto second = store::open_folder(folder);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().what.find("another program"), std::string::npos);
  std::filesystem::remove_all(folder);
}

TEST(Folder, AnOlderCopyDoesNotGoOn) {
  failing::Disk disk;
  Outside outside;
  auto keeper = *found(failing::on(disk), script());
  ASSERT_TRUE(go_on(*keeper, outside, 90));
  const auto old_copy = disk.after_crash(), twin = disk.after_crash();
  ASSERT_TRUE(go_on(*keeper, outside));
  const auto refused = Keeper::open(on(*old_copy), key_named("log"), outside.heads);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().what.find("older copy"), std::string::npos) << refused.error().text();
  EXPECT_TRUE(Keeper::open(on(*twin), key_named("log"), {}));  // who knows of no later head sees nothing wrong
}

TEST(Folder, AFaultBeforeThePublishedHeadRefuses) {
  failing::Disk disk;
  Outside outside;
  ASSERT_TRUE(record_all(disk, outside));
  for (const auto& [path, bytes] : disk.files()) {
    if (path.find("entries") == path.npos && path != "checkpoint" && path.find("blobs") == path.npos) continue;
    if (path.find(".p/") != path.npos) continue;  // derived
    const auto flipped = disk.after_crash(), cut = disk.after_crash();
    std::string other = bytes;
    other[bytes.size() / 2] = static_cast<char>(other[bytes.size() / 2] ^ 1);
    ASSERT_TRUE(flipped->write(path, other));
    EXPECT_FALSE(Keeper::open(on(*flipped), key_named("log"), {})) << path;
    ASSERT_TRUE(cut->truncate(path, bytes.size() / 2));
    EXPECT_FALSE(Keeper::open(on(*cut), key_named("log"), {})) << path;
  }
  EXPECT_TRUE(Keeper::open(on(*disk.after_crash()), key_named("log"), {}));
  EXPECT_FALSE(Keeper::open(on(*disk.after_crash()), key_named("another"), {}));
}

}  // namespace
