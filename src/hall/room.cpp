#include "hall/room.hpp"

#include <algorithm>
#include <utility>

namespace hall {
namespace {

constexpr std::size_t questions_at_once = 32;  // then acts have their turn

}  // namespace

Room::Room(std::unique_ptr<Keeper> keeper, Ways ways)
    : keeper_(std::move(keeper)), ways_(std::move(ways)), published_(~0ULL), thread_([this] { run(); }) {}

Room::~Room() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

bool Room::submit(ActLine act, Answer answer) {
  {
    const std::lock_guard lock(mutex_);
    if (ends_ || failure_ || answers_.size() >= ways_.waiting_max) return false;
    acts_.push_back(std::move(act));
    answers_.push_back(std::move(answer));
  }
  changed_.notify_one();
  return true;
}

bool Room::ask(Look look) {
  {
    const std::lock_guard lock(mutex_);
    if (ends_ || questions_.size() >= ways_.asked_max) return false;
    questions_.push_back(std::move(look));
  }
  changed_.notify_one();
  return true;
}

void Room::run() {
  Intake intake(*keeper_, ways_.helpers);
  const auto sink = [this](const ActLine&, const Outcome& outcome) {
    Answer answer;
    {
      const std::lock_guard lock(mutex_);
      answer = std::move(answers_.front());
      answers_.pop_front();
    }
    answer(*keeper_, outcome);
  };
  const auto after = [this]() -> base::Result<void> {
    look_around();
    return failure_ ? base::fail(*failure_) : base::Result<void>();
  };
  auto done = intake.run([this](bool wait) { return next(wait); }, sink, ways_.clock, after);
  for (bool left = true; left;) {
    look_around();
    const std::lock_guard lock(mutex_);
    left = !questions_.empty();
  }
  if (auto ended = end_publication(); !ended && done) done = ended;
  if (done) done = keeper_->publish();
  if (done) return;
  {
    const std::lock_guard lock(mutex_);
    failure_ = done.error();
  }
  ways_.failed(done.error());
}

std::vector<ActLine> Room::next(bool wait) {
  if (wait) look_around();
  std::unique_lock lock(mutex_);
  while (wait && acts_.empty() && !ends_ && !failure_) {
    // Something that was recorded still waits to be shown or published.
    const auto due = shown_ != keeper_->durable() ? frame_at_ : publication_at();
    const auto ready = [this] { return !acts_.empty() || !questions_.empty() || ends_ || settled_; };
    if (due)
      changed_.wait_until(lock, *due, ready);
    else
      changed_.wait(lock, ready);
    if (!acts_.empty()) break;
    lock.unlock();
    look_around();
    lock.lock();
  }
  if (failure_) return {};
  return std::exchange(acts_, {});
}

std::optional<Room::Clock::time_point> Room::publication_at() const {
  if (settling_.valid()) return std::nullopt;
  if (published_ != keeper_->durable()) return publish_at_;
  return again_at_ ? std::optional(std::max(publish_at_, *again_at_)) : std::nullopt;
}

void Room::look_around() {
  std::deque<Look> questions;
  {
    const std::lock_guard lock(mutex_);
    const std::size_t count = std::min(questions_.size(), questions_at_once);
    for (std::size_t i = 0; i < count; ++i, questions_.pop_front())
      questions.push_back(std::move(questions_.front()));
  }
  const auto now = Clock::now();
  if (shown_ != keeper_->durable() && now >= frame_at_) {
    shown_ = keeper_->durable();
    frame_at_ = now + ways_.frame;
    ways_.grown(*keeper_);
  }
  for (const Look& look : questions) look(*keeper_);
  bool settled = false;
  {
    const std::lock_guard lock(mutex_);
    settled = settled_;
  }
  auto done = settled ? end_publication() : base::Result<void>();
  if (const auto due = publication_at(); done && due && now >= *due) {
    publish_at_ = now + ways_.publish;
    done = begin_publication();
  }
  if (done) return;
  const std::lock_guard lock(mutex_);
  failure_ = done.error();
}

base::Result<void> Room::begin_publication() {
  published_ = keeper_->durable();
  if (auto done = keeper_->prepare_publication(); !done) return done;
  settling_ = std::async(std::launch::async, [this] {
    auto done = keeper_->settle_publication();
    {
      const std::lock_guard lock(mutex_);
      settled_ = true;
    }
    changed_.notify_one();
    return done;
  });
  return {};
}

base::Result<void> Room::end_publication() {
  if (!settling_.valid()) return {};
  const auto done = settling_.get();
  {
    const std::lock_guard lock(mutex_);
    settled_ = false;
  }
  again_at_ = keeper_->publish_again();
  return keeper_->finish_publication(done);
}

}  // namespace hall
