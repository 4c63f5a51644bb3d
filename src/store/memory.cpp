#include <map>

#include "record/tiles.hpp"
#include "store/store.hpp"

namespace store {
namespace {

class MemoryStore : public Store {
 public:
  base::Result<std::string> bundle(std::uint64_t number) override {
    std::string out;
    for (std::uint64_t i = number * record::tile_width; i < entries_.size() && i < (number + 1) * record::tile_width;
         ++i)
      record::add_to_bundle(out, entries_[i]);
    return out;
  }
  base::Result<void> append(std::uint64_t, std::span<const std::string> entries) override {
    entries_.insert(entries_.end(), entries.begin(), entries.end());
    return {};
  }
  base::Result<void> cut(std::uint64_t size, std::uint64_t) override {
    if (size < entries_.size()) entries_.resize(size);
    return {};
  }
  base::Result<std::optional<std::string>> checkpoint() override { return checkpoint_; }
  base::Result<void> prepare(const std::string& note, const record::Tree&, std::optional<std::uint64_t>) override {
    prepared_ = note;
    return {};
  }
  base::Result<void> settle() override { return {}; }
  base::Result<void> finish(std::string_view lines) override {
    checkpoint_ = prepared_ + std::string(lines);
    return {};
  }
  base::Result<void> put_blob(std::string_view bytes) override {
    blobs_[base::hex(base::view(crypto::sha256(bytes)))] = bytes;
    return {};
  }
  base::Result<std::optional<std::string>> blob(std::string_view hash) override {
    const auto found = blobs_.find(hash);
    return found == blobs_.end() ? std::optional<std::string>() : std::optional(found->second);
  }
  base::Result<void> remove_blob(std::string_view hash) override {
    blobs_.erase(std::string(hash));
    return {};
  }

 private:
  std::vector<std::string> entries_;
  std::optional<std::string> checkpoint_;
  std::string prepared_;
  std::map<std::string, std::string, std::less<>> blobs_;
};

}  // namespace

std::unique_ptr<Store> open_memory() { return std::make_unique<MemoryStore>(); }

}  // namespace store
