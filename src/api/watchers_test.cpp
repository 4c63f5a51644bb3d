// Who watches misses nothing and sees nothing twice: coming late, coming back, being slow.
#include "api/watchers.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <functional>

#include "api/limits.hpp"

namespace {

// A reader's end of the line: what was sent, and what it has taken.
struct Line {
  std::vector<std::string> sent;
  std::size_t waiting = 0;
  bool closed = false;
};
class LineStream : public web::Stream {
 public:
  explicit LineStream(std::shared_ptr<Line> line) : line_(std::move(line)) {}
  void send(web::Shared bytes) override { line_->sent.push_back(*bytes); }
  std::size_t waiting() const override { return line_->waiting; }
  bool closed() const override { return line_->closed; }
  void close() override { line_->closed = true; }

 private:
  std::shared_ptr<Line> line_;
};

// What is left for later, done when a test says so.
struct Work {
  std::deque<std::function<void()>> jobs;
  api::Watchers watchers() {
    return api::Watchers([this](std::function<void()> job) { jobs.push_back(std::move(job)); });
  }
  void some() {
    if (jobs.empty()) return;
    const auto job = std::move(jobs.front());
    jobs.pop_front();
    job();
  }
  void all() {
    while (!jobs.empty()) some();
  }
};

std::shared_ptr<Line> join(api::Watchers& watchers, const std::string& seen = "") {
  auto line = std::make_shared<Line>();
  watchers.add(std::make_unique<LineStream>(line), seen, "now");
  line->sent.pop_back();  // what the clock says
  return line;
}

std::string event(const std::string& name, int size, const std::string& data) {
  return "id: " + std::to_string(size) + "\nevent: " + name + "\ndata: " + data + "\n\n";
}

void show(api::Watchers& watchers, int size) {
  watchers.show(static_cast<std::uint64_t>(size), "whole " + std::to_string(size), "change " + std::to_string(size));
}

TEST(Watchers, WhoComesGetsTheWholeAndThenTheChanges) {
  Work work;
  api::Watchers watchers = work.watchers();
  show(watchers, 3);
  const auto line = join(watchers);
  show(watchers, 5);
  EXPECT_EQ(line->sent, (std::vector<std::string>{event("snapshot", 3, "whole 3"), event("frame", 5, "change 5")}));
}

TEST(Watchers, WhoComesBackGetsWhatItMissedAndNoMore) {
  Work work;
  api::Watchers watchers = work.watchers();
  for (const int size : {3, 5, 9, 12}) show(watchers, size);
  EXPECT_EQ(join(watchers, "5")->sent,
            (std::vector<std::string>{event("frame", 9, "change 9") + event("frame", 12, "change 12")}));
  EXPECT_TRUE(join(watchers, "12")->sent.empty());
  // Of another record, of no frame's end, or nonsense: the whole picture.
  for (const char* seen : {"4", "99", "-1", "x"})
    EXPECT_EQ(join(watchers, seen)->sent, (std::vector<std::string>{event("snapshot", 12, "whole 12")})) << seen;
}

TEST(Watchers, WhoComesBackLateGetsTheWhole) {
  Work work;
  api::Watchers watchers = work.watchers();
  const int many = static_cast<int>(api::limits::frames_kept) + 10;
  for (int size = 1; size <= many; ++size) show(watchers, size);
  EXPECT_EQ(join(watchers, "2")->sent,
            (std::vector<std::string>{event("snapshot", many, "whole " + std::to_string(many))}));
}

TEST(Watchers, WhoIsSlowIsNotWaitedForAndCatchesUp) {
  Work work;
  api::Watchers watchers = work.watchers();
  show(watchers, 1);
  const auto slow = join(watchers), quick = join(watchers);
  slow->waiting = api::limits::frames_waiting_max;
  for (const int size : {2, 3, 4}) show(watchers, size);
  EXPECT_EQ(slow->sent.size(), 1U);
  EXPECT_EQ(quick->sent.size(), 4U);
  watchers.catch_up();  // still not done
  EXPECT_EQ(slow->sent.size(), 1U);
  slow->waiting = 0;
  watchers.catch_up();
  ASSERT_EQ(slow->sent.size(), 2U);
  EXPECT_EQ(slow->sent.back(),
            event("frame", 2, "change 2") + event("frame", 3, "change 3") + event("frame", 4, "change 4"));
  show(watchers, 5);
  EXPECT_EQ(slow->sent.back(), event("frame", 5, "change 5"));
}

TEST(Watchers, ManyAreServedASliceAtATimeAndNobodyMissesAFrame) {
  Work work;
  api::Watchers watchers = work.watchers();
  show(watchers, 1);
  std::vector<std::shared_ptr<Line>> lines;
  for (std::size_t i = 0; i < 2 * api::limits::readers_at_once + 7; ++i) lines.push_back(join(watchers));
  show(watchers, 2);
  EXPECT_EQ(lines.front()->sent.size(), 2U);
  EXPECT_EQ(lines.back()->sent.size(), 1U);  // others have their turn first
  show(watchers, 3);
  work.some();
  EXPECT_EQ(lines.front()->sent.size(), 2U);  // the round goes on
  work.all();
  for (const auto& line : lines) {
    std::string all;
    for (std::size_t i = 1; i < line->sent.size(); ++i) all += line->sent[i];
    ASSERT_EQ(all, event("frame", 2, "change 2") + event("frame", 3, "change 3"));
  }
}

TEST(Watchers, WhoHasLeftIsLetGoAndTheRestHearsThatItIsOn) {
  Work work;
  api::Watchers watchers = work.watchers();
  show(watchers, 1);
  const auto gone = join(watchers), here = join(watchers);
  gone->closed = true;
  watchers.catch_up();
  watchers.tick("{\"at\":1}");
  EXPECT_EQ(watchers.count(), 1U);
  EXPECT_EQ(here->sent.back(), "event: alive\ndata: {\"at\":1}\n\n");
}

}  // namespace
