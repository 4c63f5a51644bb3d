#!/bin/sh
# The two implementations of the secret ballot on what neither has seen: known answers changed at random, so many ballots
# and as many elections. Whoever disagrees is told, and the files stay.
#   two_ballots.sh COUNT SEED
set -eu
cd "$(dirname "$0")/.."
place=build/changed/$2
mkdir -p "$place"
build/check/plenary ballot fuzz --from ../shared/vectors --to "$place" --count "$1" --seed "$2" >"$place/told"
if ! (cd ui && npm run --silent vectors -- "../$place/ballots.json" "../$place/mutations.json") >"$place/verdicts" 2>&1; then
  echo "seed $2, in $place:"
  cat "$place/verdicts"
  exit 1
fi
echo "seed $2: $(tr '\n' ' ' <"$place/verdicts")"
rm -r "$place"
