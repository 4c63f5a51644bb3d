// A disk that loses power, fills up and fails, for the store's tests. What was written and not synced survives or not
// as the weather of the test says: dropped, kept, torn, filled with zeros, or the later without the earlier; the
// names in a folder likewise. A rename is one step: old name or new one, never neither.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/disk.hpp"
#include "store/store.hpp"

namespace failing {

struct PowerCut {};

// Small and the same everywhere (Marsaglia's xorshift).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint64_t below(std::uint64_t n) {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return (state_ * 0x2545f4914f6cdd1d >> 33) % n;
  }

 private:
  std::uint64_t state_;
};

enum class Weather { dropped, kept, torn, zeros, reordered };

class Disk : public store::Disk {
 public:
  std::size_t steps = 0;            // done so far
  std::size_t cut_at = 0;           // the power goes before this step; 0: never
  std::size_t fail_at = 0;          // this step fails; 0: none
  bool fails_half = false;          // … after half of its bytes
  bool lies_about_sync = false;     // planted: a sync that does nothing
  bool lies_about_folders = false;  // planted: likewise for folders

  base::Result<std::optional<std::string>> read(const std::string& path) override {
    const auto found = names_.find(path);
    return found == names_.end() ? std::optional<std::string>() : std::optional(found->second->content());
  }
  base::Result<std::vector<std::string>> list(const std::string& folder) override {
    std::vector<std::string> out;
    for (const auto& [path, file] : names_)
      if (path.starts_with(folder + "/")) out.push_back(path.substr(folder.size() + 1));
    return out;
  }
  base::Result<void> append(const std::string& path, std::string_view bytes) override {
    return write_at(path, std::nullopt, bytes);
  }
  base::Result<void> write(const std::string& path, std::string_view bytes) override {
    if (auto done = truncate(path, 0); !done) return done;
    return write_at(path, 0, bytes);
  }
  base::Result<void> truncate(const std::string& path, std::uint64_t size) override {
    if (auto done = step(); !done) return done;
    file(path)->pending.push_back({size, "", true});
    return {};
  }
  base::Result<void> sync(const std::string& path) override {
    if (auto done = step(); !done) return done;
    if (!lies_about_sync) file(path)->settle();
    return {};
  }
  base::Result<void> sync_folder(const std::string& folder) override {
    if (auto done = step(); !done) return done;
    if (lies_about_folders) return {};
    std::vector<NameChange> left;
    for (NameChange& one : changes_)
      if (folder_of(one.from) == folder || folder_of(one.to) == folder)
        apply(durable_, one);
      else
        left.push_back(std::move(one));
    changes_ = std::move(left);
    return {};
  }
  base::Result<void> sync_all() override {
    if (auto done = step(); !done) return done;
    for (const auto& [path, file] : names_)
      if (!lies_about_sync) file->settle();
    if (lies_about_folders) return {};
    for (const NameChange& one : changes_) apply(durable_, one);
    changes_.clear();
    return {};
  }
  base::Result<void> rename(const std::string& from, const std::string& to) override {
    if (auto done = step(); !done) return done;
    change({from, to, names_.at(from)});
    return {};
  }
  base::Result<void> remove(const std::string& path) override {
    if (auto done = step(); !done) return done;
    std::vector<std::string> gone;
    for (const auto& [name, file] : names_)
      if (name == path || name.starts_with(path + "/")) gone.push_back(name);
    for (const std::string& name : gone) change({name, "", names_.at(name)});
    return {};
  }
  base::Result<void> make_folder(const std::string&) override { return {}; }
  base::Result<void> lock(const std::string&) override { return {}; }

  // What is there when the power is back.
  std::unique_ptr<Disk> after_power_cut(Weather weather, std::uint64_t seed) const {
    Dice dice(seed);
    auto out = std::make_unique<Disk>();
    std::map<std::string, std::shared_ptr<File>> names = durable_;
    for (const NameChange& one : changes_)
      if (weather == Weather::kept || (weather != Weather::dropped && dice.below(2) == 0)) apply(names, one);
    for (const auto& [path, file] : names) {
      auto copy = std::make_shared<File>();
      copy->durable = file->survives(weather, dice);
      out->names_[path] = out->durable_[path] = copy;
    }
    return out;
  }
  // The program died, the machine did not: all that was written is there.
  std::unique_ptr<Disk> after_crash() const { return after_power_cut_of_nothing(); }

  const std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> out;
    for (const auto& [path, file] : names_) out[path] = file->content();
    return out;
  }

 private:
  struct Write {
    std::uint64_t offset = 0;
    std::string bytes;
    bool cuts = false;
  };
  struct File {
    std::string durable;
    std::vector<Write> pending;

    static void apply(std::string& content, const Write& one) {
      if (one.cuts) return content.resize(std::min<std::uint64_t>(one.offset, content.size()));
      if (content.size() < one.offset) content.resize(one.offset, '\0');
      content.replace(one.offset, std::min<std::size_t>(one.bytes.size(), content.size() - one.offset), one.bytes);
    }
    std::string content() const {
      std::string out = durable;
      for (const Write& one : pending) apply(out, one);
      return out;
    }
    void settle() {
      durable = content();
      pending.clear();
    }
    std::string survives(Weather weather, Dice& dice) const {
      std::string out = durable;
      for (const Write& one : pending) {
        Write part = one;
        switch (weather) {
          case Weather::dropped: return out;
          case Weather::kept: break;
          case Weather::torn:  // the first sectors of it, and nothing behind
            part.bytes.resize(std::min<std::size_t>(
                part.bytes.size(), dice.below(1 + part.bytes.size() / 512) * 512 + dice.below(2) * dice.below(512)));
            apply(out, part);
            if (dice.below(2) == 0) return out;
            continue;
          case Weather::zeros:  // the length is there, the bytes are not
            if (dice.below(2) == 0)
              std::fill(part.bytes.begin() + static_cast<std::ptrdiff_t>(dice.below(part.bytes.size() + 1)),
                        part.bytes.end(), '\0');
            break;
          case Weather::reordered:
            if (dice.below(2) == 0) continue;
            break;
        }
        apply(out, part);
      }
      return out;
    }
  };
  struct NameChange {
    std::string from, to;  // from empty: a new name; to empty: removed
    std::shared_ptr<File> file;
  };

  static std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == path.npos ? "" : path.substr(0, slash);
  }
  static void apply(std::map<std::string, std::shared_ptr<File>>& names, const NameChange& one) {
    if (!one.from.empty()) names.erase(one.from);
    if (!one.to.empty()) names[one.to] = one.file;
  }
  void change(NameChange one) {
    apply(names_, one);
    changes_.push_back(std::move(one));
  }
  base::Result<void> step() {
    ++steps;
    if (steps == cut_at) throw PowerCut{};
    if (steps == fail_at) return base::fail(base::Error{{}, "it could not be done: the disk fails.", ""});
    return {};
  }
  std::shared_ptr<File> file(const std::string& path) {
    if (!names_.contains(path)) change({"", path, std::make_shared<File>()});
    return names_.at(path);
  }
  base::Result<void> write_at(const std::string& path, std::optional<std::uint64_t> offset, std::string_view bytes) {
    const auto done = step();
    const auto to = file(path);
    if (!done) bytes = bytes.substr(0, fails_half ? bytes.size() / 2 : 0);
    to->pending.push_back({offset.value_or(to->content().size()), std::string(bytes), false});
    return done;
  }
  std::unique_ptr<Disk> after_power_cut_of_nothing() const {
    auto out = std::make_unique<Disk>();
    for (const auto& [path, file] : names_) {
      auto copy = std::make_shared<File>();
      copy->durable = file->content();
      out->names_[path] = out->durable_[path] = copy;
    }
    return out;
  }

  std::map<std::string, std::shared_ptr<File>> names_, durable_;
  std::vector<NameChange> changes_;
};

// Lets a test keep its disk while a store owns it.
class Lent : public store::Disk {
 public:
  explicit Lent(Disk& disk) : disk_(disk) {}
  base::Result<std::optional<std::string>> read(const std::string& path) override {
    const std::lock_guard lock(mutex_);
    return disk_.read(path);
  }
  base::Result<std::vector<std::string>> list(const std::string& folder) override {
    const std::lock_guard lock(mutex_);
    return disk_.list(folder);
  }
  base::Result<void> append(const std::string& path, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    return disk_.append(path, bytes);
  }
  base::Result<void> write(const std::string& path, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    return disk_.write(path, bytes);
  }
  base::Result<void> truncate(const std::string& path, std::uint64_t size) override {
    const std::lock_guard lock(mutex_);
    return disk_.truncate(path, size);
  }
  base::Result<void> sync(const std::string& path) override {
    const std::lock_guard lock(mutex_);
    return disk_.sync(path);
  }
  base::Result<void> sync_folder(const std::string& folder) override {
    const std::lock_guard lock(mutex_);
    return disk_.sync_folder(folder);
  }
  base::Result<void> sync_all() override {
    const std::lock_guard lock(mutex_);
    return disk_.sync_all();
  }
  base::Result<void> rename(const std::string& from, const std::string& to) override {
    const std::lock_guard lock(mutex_);
    return disk_.rename(from, to);
  }
  base::Result<void> remove(const std::string& path) override {
    const std::lock_guard lock(mutex_);
    return disk_.remove(path);
  }
  base::Result<void> make_folder(const std::string& folder) override {
    const std::lock_guard lock(mutex_);
    return disk_.make_folder(folder);
  }
  base::Result<void> lock(const std::string& path) override {
    const std::lock_guard lock(mutex_);
    return disk_.lock(path);
  }

 private:
  std::mutex mutex_;  // a publication settles in a thread of its own
  Disk& disk_;
};

inline std::unique_ptr<store::Store> on(Disk& disk) {
  return std::move(*store::open_folder(std::make_unique<Lent>(disk)));
}

}  // namespace failing
