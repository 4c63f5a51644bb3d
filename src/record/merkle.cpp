#include "record/merkle.hpp"

#include <bit>
#include <string>

#include "base/check.hpp"

namespace record {
namespace {

using namespace std::string_view_literals;

// The loop of both verifications. `left` takes only what stands to the left, `right` everything. False: the proof
// has another length than the sizes ask for.
bool fold(std::uint64_t fn, std::uint64_t sn, Hash& left, Hash& right, std::span<const Hash> proof) {
  for (const Hash& p : proof) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      left = node_hash(p, left);
      right = node_hash(p, right);
      while (fn != 0 && (fn & 1) == 0) fn >>= 1, sn >>= 1;
    } else {
      right = node_hash(right, p);
    }
    fn >>= 1, sn >>= 1;
  }
  return sn == 0;
}

// The largest power of two below n; n > 1.
std::uint64_t split_of(std::uint64_t n) { return std::bit_floor(n - 1); }

}  // namespace

Hash leaf_hash(std::string_view entry) { return crypto::sha256({"\0"sv, entry}); }

Hash node_hash(const Hash& left, const Hash& right) {
  return crypto::sha256({"\1"sv, base::view(left), base::view(right)});
}

Hash empty_root() { return crypto::sha256(""); }

bool includes(std::uint64_t index, std::uint64_t size, const Hash& leaf, const Hash& root, const Proof& proof) {
  if (index >= size) return false;
  Hash left = leaf, right = leaf;
  return fold(index, size - 1, left, right, proof) && right == root;
}

bool is_consistent(std::uint64_t m, std::uint64_t n, const Hash& root_m, const Hash& root_n, const Proof& proof) {
  if (m == n) return proof.empty() && root_m == root_n;
  if (m > n || proof.empty() != (m == 0)) return false;
  if (m == 0) return true;
  const bool whole = std::has_single_bit(m);
  std::uint64_t fn = m - 1, sn = n - 1;
  while ((fn & 1) != 0) fn >>= 1, sn >>= 1;
  Hash old_root = whole ? root_m : proof.front(), new_root = old_root;
  const std::span<const Hash> rest = std::span(proof).subspan(whole ? 0 : 1);
  return fold(fn, sn, old_root, new_root, rest) && old_root == root_m && new_root == root_n;
}

void Tree::append(const Hash& leaf) {
  levels_.front().push_back(leaf);
  for (std::size_t level = 0; levels_[level].size() % 2 == 0; ++level) {
    if (level + 1 == levels_.size()) levels_.emplace_back();
    const auto& below = levels_[level];
    levels_[level + 1].push_back(node_hash(below[below.size() - 2], below.back()));
  }
}

void Tree::truncate(std::uint64_t size) {
  for (std::size_t level = 0; level < levels_.size(); ++level)
    if (levels_[level].size() > size >> level) levels_[level].resize(size >> level);
}

// The hash of the entries [begin, end), where begin is a multiple of the power of two that holds the range.
Hash Tree::range(std::uint64_t begin, std::uint64_t end) const {
  const std::uint64_t size = end - begin;
  if (std::has_single_bit(size)) {
    const auto level = static_cast<std::size_t>(std::countr_zero(size));
    return levels_[level][begin >> level];
  }
  const std::uint64_t middle = begin + split_of(size);
  return node_hash(range(begin, middle), range(middle, end));
}

Hash Tree::root(std::uint64_t size) const {
  base::check(size <= this->size(), "a root of a size that the tree has not");
  return size == 0 ? empty_root() : range(0, size);
}

Proof Tree::inclusion(std::uint64_t index, std::uint64_t size) const {
  base::check(index < size && size <= this->size(), "a proof of an entry that is not there");
  Proof out;
  prove(index, 0, size, out);
  return out;
}

void Tree::prove(std::uint64_t index, std::uint64_t begin, std::uint64_t end, Proof& out) const {
  if (end - begin == 1) return;
  const std::uint64_t middle = begin + split_of(end - begin);
  if (index < middle) {
    prove(index, begin, middle, out);
    out.push_back(range(middle, end));
  } else {
    prove(index, middle, end, out);
    out.push_back(range(begin, middle));
  }
}

Proof Tree::consistency(std::uint64_t m, std::uint64_t n) const {
  base::check(m <= n && n <= size(), "a proof of a size that the tree has not");
  Proof out;
  if (m > 0 && m < n) prove_prefix(m, 0, n, true, out);
  return out;
}

void Tree::prove_prefix(std::uint64_t m, std::uint64_t begin, std::uint64_t end, bool whole, Proof& out) const {
  if (m == end) {
    if (!whole) out.push_back(range(begin, end));
    return;
  }
  const std::uint64_t middle = begin + split_of(end - begin);
  if (m <= middle) {
    prove_prefix(m, begin, middle, whole, out);
    out.push_back(range(middle, end));
  } else {
    prove_prefix(m, middle, end, false, out);
    out.push_back(range(begin, middle));
  }
}

std::string Tree::tile(unsigned level, std::uint64_t number, unsigned width) const {
  std::string out;
  const auto& hashes = levels_[std::size_t{level} * 8];
  base::check(number * 256 + width <= hashes.size(), "a tile that the tree has not");
  for (unsigned i = 0; i < width; ++i) out += base::view(hashes[number * 256 + i]);
  return out;
}

}  // namespace record
