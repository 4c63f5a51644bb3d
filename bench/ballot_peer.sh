#!/bin/bash
# A secret ballot verified by us and by belenios-tool, per ballot, in one run: two answers, one of them or blank.
#   bench/ballot_peer.sh [BALLOTS]      needs belenios-tool (Debian) and what bench/run.sh builds
# The cost of a ballot is the difference of two elections, so that starting and reading the rest do not count.
set -e
n=${1:-40}
root=$(cd "$(dirname "$0")/.." && pwd)
export BELENIOS_USE_URANDOM=1 LWT_ASYNC_METHOD=none
group=BELENIOS-2048
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# An election of so many ballots in a folder of its own.
election() { # ballots
  mkdir "$work/$1" && cd "$work/$1"
  uuid=$(belenios-tool setup generate-token)
  seq 1 "$1" | sed 's/.*/voter&@example.com,voter&,1/' >voters.txt
  belenios-tool setup generate-credentials --uuid "$uuid" --group $group --file voters.txt >/dev/null 2>&1
  mv ./*.pubcreds public_creds.json
  mv ./*.privcreds private_creds.txt
  for _ in 1 2 3; do belenios-tool setup generate-trustee-key --group $group >/dev/null 2>&1; done
  cat ./*.pubkey >public_keys.jsons
  belenios-tool setup make-trustees >/dev/null 2>&1
  rm public_keys.jsons
  echo '{"description":"d","name":"n","questions":[{"answers":["a","b"],"blank":true,"min":1,"max":1,"question":"q"}]}' >questions.json
  belenios-tool setup make-election --uuid "$uuid" --group $group --template questions.json >/dev/null 2>&1
  belenios-tool archive init >/dev/null 2>&1
  rm -f election.json trustees.json public_creds.json
  while read -r _ credential; do
    belenios-tool election generate-ballot --privcred <(echo "$credential") --ballot <(echo '[[0,1,0]]') 2>/dev/null |
      belenios-tool archive add-event --type=Ballot >/dev/null 2>&1
  done <private_creds.txt
}
milliseconds() { # command; the best of three
  best=
  for _ in 1 2 3; do
    began=$(date +%s%N)
    "$@" >/dev/null 2>&1
    took=$((($(date +%s%N) - began) / 1000000))
    if [ -z "$best" ] || [ $took -lt "$best" ]; then best=$took; fi
  done
  echo "$best"
}

election "$n"
election $((3 * n))
small=$(cd "$work/$n" && milliseconds belenios-tool election verify)
large=$(cd "$work/$((3 * n))" && milliseconds belenios-tool election verify)
theirs=$(awk "BEGIN {print ($large - $small) / (2 * $n)}")

cd "$root"
bench=build/bench/bench/ballot_bench
ours=$($bench 193)
per() { awk -v n="$1" 'index($0, n) {for (i = 1; i < NF; i++) if ($(i + 1) == "ballots/s") print 1000 / $i}' <<<"$ours"; }
single=$(per "single checks") batch=$(per "one batch")
printf '%s, %s, %s\n' "$(sed -n 's/model name.*: //p' /proc/cpuinfo | head -1)" "$(git rev-parse --short HEAD)" "$bench"
printf 'belenios-tool %s, group %s: %s ms a ballot (elections of %s and %s)\n' "$(belenios-tool --version | cut -d' ' -f1)" $group "$theirs" "$n" $((3 * n))
printf 'Plenary, ristretto255: %s ms singly (%s times as fast), %s ms in a batch (%s times)\n' "$single" \
  "$(awk "BEGIN {printf \"%.1f\", $theirs / $single}")" "$batch" "$(awk "BEGIN {printf \"%.1f\", $theirs / $batch}")"
