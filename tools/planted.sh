#!/bin/sh
# Faults that are planted on purpose, each built once in a copy of the tree: the tests must go red for every one of them.
#   planted.sh         run by ./check --long
set -eu
cd "$(dirname "$0")/.."
. tools/common.sh
tree=build/planted
rm -rf "$tree"
git worktree prune
git worktree add --quiet --detach "$tree" HEAD
trap 'git worktree remove --force "$tree"' EXIT
escaped=0

# plant NAME FILE 'sed expression' 'tests that must fail'
plant() {
  name=$1 file=$2 expression=$3 tests=$4
  cp "$tree/$file" build/planted.before
  sed -i -z "$expression" "$tree/$file"
  if cmp -s "$tree/$file" build/planted.before; then
    echo "$name: the fault could not be planted; its place in $file has changed"; escaped=1
  elif ! (cd "$tree" && cmake --preset check && cmake --build --preset check --target oracles) >build/planted.log 2>&1; then
    echo "$name: does not build"; tail -5 build/planted.log; escaped=1
  elif "$tree/build/check/oracles" --gtest_filter="$tests" >build/planted.log 2>&1; then
    echo "$name: NOT NOTICED by $tests"; escaped=1
  else
    echo "$name: noticed"
  fi
  cp build/planted.before "$tree/$file"
}

plant "M1 a batch that is not synced" src/store/folder.cpp \
  's/began ? disk_->sync_all() : disk_->sync(path)/began ? base::Result<void>() : base::Result<void>()/' 'PowerCut.BeforeEveryStepOfASitting'
plant "M2 an answer before the commit" src/hall/intake.cpp \
  's/  if (auto durable = keeper_.commit(); !durable) return durable;\n\(  for [^\n]*\n\)/\1  if (auto durable = keeper_.commit(); !durable) return durable;\n/' 'Journal.*'
plant "M3 a file renamed without being synced" src/store/disk.cpp \
  's/  if (done) done = disk.sync(beside);\n//' 'PowerCut.*'
plant "M4 a folder that is not synced" src/store/folder.cpp \
  's/began ? disk_->sync_all() : disk_->sync(path)/began ? disk_->sync(path) : disk_->sync(path)/' 'PowerCut.*'
plant "M5 a repeat known by its number alone" src/clerk/journal.cpp \
  's/at->n == n && at->fingerprint == fingerprint(act.act)/at->n == n/' 'Journal.*'
plant "M6 the lock not looked at" src/assembly/internal/casting.cpp \
  's/if (vote->stage != Stage::open) return refuse/if (vote->stage == Stage::annulled) return refuse/' 'Journal.*'
plant "M14 a refused act played later" src/clerk/journal.cpp \
  's/if (act.seen.size <= mark) return/if (act.seen.size == ~0ULL) return/' 'Journal.*'
exit $escaped
