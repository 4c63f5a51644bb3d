// The sitting of the tests in the hands of a keeper.
#pragma once
#include "hall/keeper.hpp"
#include "oracles/sitting_for_tests.hpp"

namespace testing_record {

// What the sitting's own first entry was made of.
inline hall::Founding founding_of(const Sitting& sitting) {
  hall::Founding out;
  out.origin = sitting.origin();
  out.rules = sitting.rules();
  out.roster = *base::read_file(PLENARY_ROOT "/bodies/association/roster.csv");
  out.salt = false;
  out.by = seat("secretary");
  return out;
}

inline base::Result<std::unique_ptr<hall::Keeper>> found(std::unique_ptr<store::Store> store,
                                                         const Sitting& sitting) {
  return hall::Keeper::found(std::move(store), key_named("log"), founding_of(sitting), key_named("secretary"),
                             record::Entry::parse(sitting.entries()[0])->at);
}

// The sitting's entries behind those that the keeper has; their signatures are known to be right.
inline void bring(hall::Keeper& keeper, const Sitting& sitting) {
  for (std::uint64_t i = keeper.journal().size(); i < sitting.next(); ++i) {
    const auto entry = *record::Entry::parse(sitting.entries()[i]);
    base::check(keeper.submit({entry.act, entry.key, entry.signature}, entry.at, {true, {}}).has_value(),
                "the sitting of the tests is not taken");
  }
}

inline std::unique_ptr<hall::Keeper> keeper_of(std::unique_ptr<store::Store> store, const Sitting& sitting) {
  auto keeper = found(std::move(store), sitting);
  base::check(keeper.has_value(), "the record of the tests does not begin");
  bring(**keeper, sitting);
  return std::move(*keeper);
}

}  // namespace testing_record
