// A record that is live. One thread owns it: acts are checked, decided, made durable and answered there, batch by
// batch; whoever wants to know something asks, and is called in that thread between two batches.
//
//   Room room(std::move(keeper), clock, [](Keeper&) { make a frame });
//   room.submit(line, [](Keeper&, const Outcome&) { … });    from any thread
//   room.ask([](Keeper&) { … });                              from any thread
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "hall/intake.hpp"

namespace hall {

class Room {
 public:
  using Outcome = Intake::Outcome;
  using Answer = std::function<void(Keeper&, const Outcome&)>;
  using Look = std::function<void(Keeper&)>;

  struct Ways {
    Intake::Clock clock;
    // The record has grown; not called more often than every `frame`. What it says is durable.
    Look grown;
    // The disk has failed. Nothing more is answered; the process must end.
    std::function<void(const base::Error&)> failed;
    std::chrono::milliseconds frame{50}, publish{1'000};
    unsigned helpers = 1;              // threads that check signatures
    std::size_t waiting_max = 65'536;  // acts that were not decided yet
    std::size_t asked_max = 4'096;     // questions that were not answered yet
  };

  Room(std::unique_ptr<Keeper> keeper, Ways ways);
  // What was accepted is made durable and published first.
  ~Room();
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  // False: too many wait. The answer is given in the room's thread, behind the commit.
  bool submit(ActLine act, Answer answer);
  bool ask(Look look);

 private:
  using Clock = std::chrono::steady_clock;
  void run();
  std::vector<ActLine> next(bool wait);
  // When the next publication is due; nothing: one is under way, or nothing is new.
  std::optional<Clock::time_point> publication_at() const;
  void look_around();  // questions, frames, publication: whatever is due
  // A publication is written here, made durable beside, and finished here: nobody waits for the disk.
  base::Result<void> begin_publication();
  base::Result<void> end_publication();

  std::unique_ptr<Keeper> keeper_;
  Ways ways_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<ActLine> acts_;
  std::deque<Answer> answers_;  // of acts_, and of those that are being decided
  std::deque<Look> questions_;
  bool ends_ = false;
  std::uint64_t shown_ = 0, published_ = 0;
  Clock::time_point frame_at_, publish_at_;
  std::optional<Clock::time_point> again_at_;  // a witness's line is missing under the published head
  std::optional<base::Error> failure_;
  std::future<base::Result<void>> settling_;  // of the publication that is under way
  bool settled_ = false;
  std::thread thread_;
};

}  // namespace hall
