// The Merkle tree of RFC 6962 section 2.1 and RFC 9162 section 2.1: leaves SHA256(0 ‖ entry), nodes
// SHA256(1 ‖ left ‖ right), a range split at the largest power of two below its size.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/hash.hpp"

namespace record {

using crypto::Hash;
using Proof = std::vector<Hash>;

Hash leaf_hash(std::string_view entry);
Hash node_hash(const Hash& left, const Hash& right);
Hash empty_root();

// RFC 9162 section 2.1.3.2: whether `leaf` is the one at `index` of the tree of that size and root.
bool includes(std::uint64_t index, std::uint64_t size, const Hash& leaf, const Hash& root, const Proof& proof);
// RFC 9162 section 2.1.4.2: whether the tree of size n goes on from that of size m. For m = 0 any root is that of
// the empty tree's prefix; the caller knows what it held.
bool is_consistent(std::uint64_t m, std::uint64_t n, const Hash& root_m, const Hash& root_n, const Proof& proof);

// Every hash of a tree that grows: 64 bytes an entry. Roots and proofs of every size it ever had cost O(log n).
class Tree {
 public:
  void append(const Hash& leaf);
  void truncate(std::uint64_t size);

  std::uint64_t size() const { return levels_.front().size(); }
  Hash root() const { return root(size()); }
  Hash root(std::uint64_t size) const;  // size <= this->size()
  const Hash& leaf(std::uint64_t index) const { return levels_.front()[index]; }
  // RFC 9162 sections 2.1.3.1 and 2.1.4.1. index < size, m <= n, both <= this->size().
  Proof inclusion(std::uint64_t index, std::uint64_t size) const;
  Proof consistency(std::uint64_t m, std::uint64_t n) const;

  // The hashes of a tile: `width` hashes from 256·number on, of subtrees of 256^level entries (tlog-tiles).
  std::string tile(unsigned level, std::uint64_t number, unsigned width) const;

 private:
  Hash range(std::uint64_t begin, std::uint64_t end) const;
  void prove(std::uint64_t index, std::uint64_t begin, std::uint64_t end, Proof& out) const;
  void prove_prefix(std::uint64_t m, std::uint64_t begin, std::uint64_t end, bool whole, Proof& out) const;

  // levels_[l][i]: the hash of the entries from i·2^l on, 2^l of them, all there.
  std::vector<std::vector<Hash>> levels_ = {{}};
};

}  // namespace record
