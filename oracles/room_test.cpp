// A live record under many hands: every act is answered once, behind its commit; questions and pictures in between.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "hall/room.hpp"
#include "oracles/failing_disk.hpp"
#include "oracles/keeping_for_tests.hpp"

namespace {

using namespace testing_record;

Sitting voted() {
  Sitting s;
  s.stand_still();
  s.begin();
  s.open_sitting();
  s.vote("A bench", 30);
  return s;
}

hall::ActLine line_of(const std::string& entry_bytes) {
  const auto entry = *record::Entry::parse(entry_bytes);
  return {std::string(entry.act), entry.key, entry.signature};
}

hall::Room::Ways ways(const Sitting& s) {
  hall::Room::Ways out;
  out.clock = [at = s.now()] { return at; };
  out.grown = [](hall::Keeper&) {};
  out.failed = [](const base::Error& error) { ADD_FAILURE() << error.text(); };
  out.frame = std::chrono::milliseconds(1);
  out.publish = std::chrono::milliseconds(5);
  return out;
}

TEST(Room, TakesAWholeSittingInOrderAndPublishesItWhenItEnds) {
  const Sitting s = voted();
  failing::Disk disk;
  std::atomic<std::size_t> answered{0};
  std::atomic<std::uint64_t> shown{0};
  {
    auto keeper = found(failing::on(disk), s);
    ASSERT_TRUE(keeper);
    auto how = ways(s);
    how.grown = [&](hall::Keeper& now) {
      EXPECT_GT(now.durable(), shown.load());
      shown = now.durable();
    };
    hall::Room room(std::move(*keeper), how);
    for (std::uint64_t i = 1; i < s.next(); ++i)
      EXPECT_TRUE(room.submit(line_of(s.entries()[i]), [&, i](hall::Keeper& now, const hall::Room::Outcome& outcome) {
        EXPECT_EQ(outcome.position, i);
        EXPECT_GT(now.durable(), i);  // never before it is durable
        ++answered;
      }));
  }
  EXPECT_EQ(answered, s.next() - 1);
  const auto head = record::Checkpoint::parse(record::parse_note(disk.files().at("checkpoint"))->text);
  EXPECT_EQ(head->size, s.next());
}

TEST(Threads, ManyHandsAndManyQuestionsEachAnsweredOnce) {
  const Sitting s = voted();
  auto keeper = found(store::open_memory(), s);
  ASSERT_TRUE(keeper);
  std::atomic<std::size_t> recorded{0}, repeated{0}, refused{0}, asked{0};
  constexpr std::size_t hands = 4;
  {
    hall::Room room(std::move(*keeper), ways(s));
    std::vector<std::thread> threads;
    for (std::size_t hand = 0; hand < hands; ++hand)
      threads.emplace_back([&] {
        for (std::uint64_t i = 1; i < s.next(); ++i) {
          room.submit(line_of(s.entries()[i]), [&](hall::Keeper&, const hall::Room::Outcome& outcome) {
            ++(outcome.fault ? refused : outcome.repeated ? repeated : recorded);
          });
          room.ask([&](hall::Keeper& now) {
            EXPECT_LE(now.durable(), s.next());
            ++asked;
          });
        }
      });
    for (std::thread& thread : threads) thread.join();
  }
  EXPECT_EQ(recorded + repeated + refused, hands * (s.next() - 1));
  EXPECT_EQ(recorded, s.next() - 1);  // each hand sends all in order: every act comes when it is in order, once
  EXPECT_EQ(asked, hands * (s.next() - 1));
}

TEST(Room, AfterAnErrorOfTheDiskNothingMoreIsAnswered) {
  const Sitting s = voted();
  failing::Disk disk;
  auto keeper = found(failing::on(disk), s);
  ASSERT_TRUE(keeper);
  std::atomic<int> failures{0}, answered{0};
  disk.fail_at = disk.steps + 1;
  {
    auto how = ways(s);
    how.failed = [&](const base::Error&) { ++failures; };
    hall::Room room(std::move(*keeper), how);
    for (std::uint64_t i = 1; i < s.next(); ++i)
      room.submit(line_of(s.entries()[i]), [&](hall::Keeper&, const hall::Room::Outcome&) { ++answered; });
  }
  EXPECT_EQ(failures, 1);
  EXPECT_EQ(answered, 0);
}

}  // namespace
