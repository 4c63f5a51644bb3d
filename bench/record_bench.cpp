// How fast acts become durable, and how fast a record is checked. Beside each figure, in the same run, what limits
// it: the rate of signature checks, the rate of synced appends, and SQLite (WAL, synchronous FULL) in the same
// batches.
//
//   record_bench FOLDER ACTS          acts through the whole of the intake, and the peers
//   record_bench FOLDER ACTS make     only makes a record of so many acts, for plenary verify and for a restart
//   record_bench FOLDER 0 open        opens it, admits one act, makes a receipt
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>

#include "hall/intake.hpp"
#include "oracles/keeping_for_tests.hpp"

namespace {

using namespace testing_record;
using Seconds = std::chrono::duration<double>;
using Now = std::chrono::steady_clock;

constexpr std::size_t batch = 512, outstanding = 1024;

double since(Now::time_point began) { return Seconds(Now::now() - began).count(); }

// A vote that is open, and members who change their minds.
class Load {
 public:
  Load() {
    sitting_.begin();
    sitting_.open_sitting();
    vote_ = sitting_.open_vote("A bench in front of the house");
    for (const std::string& who : sitting_.members()) keys_.push_back(key_named(who));
  }
  const Sitting& sitting() const { return sitting_; }

  std::vector<hall::ActLine> acts(std::size_t count) {
    std::vector<hall::ActLine> out;
    out.reserve(count);
    const auto members = sitting_.members();
    const codec::Head seen{sitting_.next(), sitting_.journal().tree().root()};
    for (std::size_t i = 0; i < count; ++i, ++made_) {
      const std::size_t who = made_ % members.size();
      hall::ActLine line;
      line.act = codec::write_act({seat(members[who]),
                                   {sitting_.ballot(vote_, members[who], made_ / members.size() % 2 ? "yes" : "no")},
                                   100 + made_ / members.size(),
                                   seen,
                                   sitting_.origin()});
      line.key = record::key_id(keys_[who].public_key());
      line.signature = keys_[who].sign(record::message_of_act(sitting_.origin(), line.act));
      out.push_back(std::move(line));
    }
    return out;
  }

 private:
  Sitting sitting_;
  assembly::VoteId vote_ = 0;
  std::vector<crypto::SigningKey> keys_;
  std::size_t made_ = 0;
};

class SqliteStore : public store::Store {
 public:
  explicit SqliteStore(const std::string& path) {
    sqlite3_open(path.c_str(), &db_);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("CREATE TABLE entries(position INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    sqlite3_prepare_v2(db_, "INSERT INTO entries VALUES(?,?)", -1, &insert_, nullptr);
  }
  ~SqliteStore() override {
    sqlite3_finalize(insert_);
    sqlite3_close(db_);
  }
  base::Result<std::string> bundle(std::uint64_t number) override {
    std::string out;
    sqlite3_stmt* select = nullptr;
    sqlite3_prepare_v2(db_, "SELECT bytes FROM entries WHERE position BETWEEN ? AND ? ORDER BY position", -1, &select,
                       nullptr);
    sqlite3_bind_int64(select, 1, static_cast<sqlite3_int64>(number * 256));
    sqlite3_bind_int64(select, 2, static_cast<sqlite3_int64>(number * 256 + 255));
    while (sqlite3_step(select) == SQLITE_ROW)
      record::add_to_bundle(out, {static_cast<const char*>(sqlite3_column_blob(select, 0)),
                                  static_cast<std::size_t>(sqlite3_column_bytes(select, 0))});
    sqlite3_finalize(select);
    return out;
  }
  base::Result<void> append(std::uint64_t size, std::span<const std::string> entries) override {
    run("BEGIN");
    for (const std::string& entry : entries) {
      sqlite3_bind_int64(insert_, 1, static_cast<sqlite3_int64>(size++));
      sqlite3_bind_blob(insert_, 2, entry.data(), static_cast<int>(entry.size()), SQLITE_STATIC);
      base::check(sqlite3_step(insert_) == SQLITE_DONE, "SQLite does not insert");
      sqlite3_reset(insert_);
    }
    run("COMMIT");
    return {};
  }
  base::Result<void> cut(std::uint64_t, std::uint64_t) override { return {}; }
  base::Result<std::optional<std::string>> checkpoint() override { return std::optional<std::string>(); }
  base::Result<void> prepare(const std::string&, const record::Tree&, std::optional<std::uint64_t>) override {
    return {};
  }
  base::Result<void> settle() override { return {}; }
  base::Result<void> finish() override { return {}; }
  base::Result<void> put_blob(std::string_view bytes) override {
    blobs_.put(std::string(bytes));
    return {};
  }
  base::Result<std::optional<std::string>> blob(std::string_view hash) override {
    const auto found = blobs_.files.find(std::string(hash));
    return found == blobs_.files.end() ? std::optional<std::string>() : std::optional(found->second);
  }
  base::Result<void> remove_blob(std::string_view) override { return {}; }

 private:
  void run(const char* sql) {
    base::check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, "SQLite does not run");
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  Blobs blobs_;
};

std::unique_ptr<hall::Keeper> keeper_on(std::unique_ptr<store::Store> store, const Sitting& sitting) {
  auto keeper = keeper_of(std::move(store), sitting);
  base::check(keeper->commit().has_value(), "no commit");
  return keeper;
}

struct Run {
  double rate = 0, p99_ms = 0, max_ms = 0;
};

// A closed loop: so many acts are under way at any time; each answer lets one more in.
Run intake(hall::Keeper& keeper, const std::vector<hall::ActLine>& acts, bool publishes) {
  std::vector<Now::time_point> handed(acts.size());
  std::vector<double> waited;
  waited.reserve(acts.size());
  std::size_t next = 0, answered = 0;
  auto published = Now::now();
  hall::Intake running(keeper, 2);
  const auto began = Now::now();
  const auto done = running.run(
      [&](bool) {
        const std::size_t count = std::min({batch, acts.size() - next, outstanding - (next - answered)});
        for (std::size_t i = 0; i < count; ++i) handed[next + i] = Now::now();
        std::vector<hall::ActLine> out(acts.begin() + static_cast<std::ptrdiff_t>(next),
                                       acts.begin() + static_cast<std::ptrdiff_t>(next + count));
        next += count;
        return out;
      },
      [&](const hall::ActLine&, const hall::Intake::Outcome& outcome) {
        base::check(outcome.position.has_value(), "an act of the load is refused");
        waited.push_back(since(handed[answered++]) * 1000);
      },
      [] { return base::Instant{1'900'000'000'000}; },
      [&]() -> base::Result<void> {
        if (!publishes || since(published) < 1) return {};
        published = Now::now();
        return keeper.publish();
      });
  base::check(done.has_value(), "the store fails");
  Run out;
  out.rate = static_cast<double>(acts.size()) / since(began);
  std::sort(waited.begin(), waited.end());
  out.p99_ms = waited[waited.size() * 99 / 100];
  out.max_ms = waited.back();
  return out;
}

double signature_rate(const Sitting& sitting, const std::vector<hall::ActLine>& acts, unsigned helpers) {
  std::map<record::KeyId, crypto::PublicKey> keys;
  for (const std::string& who : sitting.members())
    keys[record::key_id(key_named(who).public_key())] = key_named(who).public_key();
  base::Team team(helpers);
  const std::size_t count = std::min<std::size_t>(acts.size(), 50'000);
  const auto began = Now::now();
  team.start(count, [&](std::size_t i) {
    base::check(clerk::is_signed(sitting.origin(), acts[i].incoming(), keys.at(acts[i].key)), "a bad signature");
  });
  team.finish();
  return static_cast<double>(count) / since(began);
}

// The bytes of a batch of entries, appended and synced.
double append_rate(const std::string& path, std::size_t bytes, std::size_t rounds) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_TRUNC, 0644);
  const std::string block(bytes * batch, 'x');
  const auto began = Now::now();
  for (std::size_t i = 0; i < rounds; ++i)
    base::check(
        ::write(file, block.data(), block.size()) == static_cast<ssize_t>(block.size()) && ::fdatasync(file) == 0,
        "no write");
  const double rate = static_cast<double>(rounds * batch) / since(began);
  ::close(file);
  std::filesystem::remove(path);
  return rate;
}

double store_rate(store::Store& store, const std::string& entry, std::size_t rounds) {
  const std::vector<std::string> entries(batch, entry);
  const auto began = Now::now();
  for (std::size_t i = 0; i < rounds; ++i) base::check(store.append(i * batch, entries).has_value(), "no append");
  return static_cast<double>(rounds * batch) / since(began);
}

void compare(const std::string& folder, std::size_t count) {
  Load load;
  const auto acts = load.acts(count);
  const std::string& entry = load.sitting().entries().back();
  std::printf("%zu acts of %zu bytes, batches of up to %zu, %zu under way\n", count, acts[0].act.size(), batch,
              outstanding);
  for (int round = 1; round <= 3; ++round) {
    const std::string here = folder + "/" + std::to_string(round);
    std::filesystem::create_directories(here);
    const double one = signature_rate(load.sitting(), acts, 0), two = signature_rate(load.sitting(), acts, 1);
    const double appends = append_rate(here + "/raw", entry.size() + 2, 200);
    SqliteStore plain(here + "/plain.db");
    const double rows = store_rate(plain, entry, 200);
    auto bare = *store::open_folder(here + "/bare");
    const double folder_rows = store_rate(*bare, entry, 200);
    const auto keeper = keeper_on(*store::open_folder(here + "/record"), load.sitting());
    const Run ours = intake(*keeper, acts, true);
    const auto peer = keeper_on(std::make_unique<SqliteStore>(here + "/record.db"), load.sitting());
    const Run theirs = intake(*peer, acts, false);
    const double limit = std::min(two, appends);
    std::printf("round %d\n  signature checks, 1 thread / 2 threads     %9.0f /s  %9.0f /s\n", round, one, two);
    std::printf(
        "  synced appends, raw file                  %9.0f /s\n  synced appends, this store                %9.0f /s\n"
        "  synced appends, SQLite                    %9.0f /s\n",
        appends, folder_rows, rows);
    std::printf("  signed acts made durable, this store      %9.0f /s   p99 %.1f ms, max %.1f ms\n", ours.rate,
                ours.p99_ms, ours.max_ms);
    std::printf("  signed acts made durable, SQLite beneath  %9.0f /s   p99 %.1f ms, max %.1f ms\n", theirs.rate,
                theirs.p99_ms, theirs.max_ms);
    std::printf("  ratios: %.2f of the slower limit; %.2f of SQLite; appends alone %.2f of SQLite\n",
                ours.rate / limit, ours.rate / theirs.rate, folder_rows / rows);
    std::filesystem::remove_all(here);
  }
}

void make(const std::string& folder, std::size_t count) {
  Load load;
  const auto keeper = keeper_on(*store::open_folder(folder), load.sitting());
  for (std::size_t made = 0; made < count; made += 100'000)
    intake(*keeper, load.acts(std::min<std::size_t>(100'000, count - made)), true);
  base::check(keeper->publish().has_value(), "no publication");
  std::printf("%llu entries in %s\n", static_cast<unsigned long long>(keeper->durable()), folder.c_str());
}

void open(const std::string& folder) {
  const auto began = Now::now();
  auto keeper = hall::Keeper::open(*store::open_folder(folder), key_named("log"));
  base::check(keeper.has_value(), "the record does not open");
  const assembly::Circulate what{assembly::DocumentKind::note, "N/" + std::to_string((*keeper)->durable()), "A note",
                                 ""};
  const std::string act = codec::write_act(
      {seat("secretary"), {what}, (*keeper)->durable(), (*keeper)->seen(), (*keeper)->journal().origin()});
  base::check(
      (*keeper)
              ->submit(Sitting::sign((*keeper)->journal().origin(), act, key_named("secretary")), {1'900'000'000'000})
              .has_value() &&
          (*keeper)->commit().has_value(),
      "the first act is refused");
  std::printf("opened %llu entries, first act durable after %.2f s\n",
              static_cast<unsigned long long>((*keeper)->durable()), since(began));
  std::vector<double> took;
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    const auto at = Now::now();
    base::check((*keeper)->receipt(i * 7919 % (*keeper)->durable()).has_value(), "no receipt");
    took.push_back(since(at) * 1000);
  }
  std::sort(took.begin(), took.end());
  std::printf("a receipt: median %.3f ms, p99 %.3f ms\n", took[500], took[990]);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "usage: record_bench FOLDER ACTS [make|open]\n"), 2;
  const std::string folder = argv[1], what = argc > 3 ? argv[3] : "";
  const auto count = static_cast<std::size_t>(std::strtoull(argv[2], nullptr, 10));
  if (what == "make")
    make(folder, count);
  else if (what == "open")
    open(folder);
  else
    compare(folder, count);
  return 0;
}
