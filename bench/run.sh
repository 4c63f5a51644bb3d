#!/bin/sh
# The figures of docs/performance.md: prints machine, commit and command, then the figures.
#   bench/run.sh
set -eu
cd "$(dirname "$0")/.."
. tools/common.sh
need_packages check
build bench
echo "machine: $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo), Debian $(cat /etc/debian_version)"
echo "commit:  $(git rev-parse --short HEAD 2>/dev/null || echo unknown)$(git diff --quiet 2>/dev/null || echo ' with changes')"
echo "command: bench/run.sh"
echo
build/bench/bench/decide_bench --benchmark_repetitions=7 --benchmark_report_aggregates_only=true --benchmark_min_time=0.2 2>/dev/null |
  grep -E '^Benchmark|_median|_cv'
echo
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
build/bench/bench/record_bench "$place" 100000
echo
build/bench/bench/record_bench "$place/million" 1000000 make
/usr/bin/env bash -c "TIMEFORMAT='  plenary verify %R s'; time build/bench/plenary verify $place/million"
build/bench/bench/record_bench "$place/million" 0 open
echo
for load in "2000 2000 3" "193 10000 3" "2000 0 60 150" "2000 2000 7 1 64"; do
  build/bench/bench/hall_bench build/bench/plenary "$(mktemp -d "$place/hall.XXXXXX")/h" $load
done
echo
build/bench/bench/ballot_bench
build/bench/bench/sealed_bench "$place/sealed"
build/bench/bench/timing_bench
echo
rollcalls=bodies/un-general-assembly/history/rollcalls.tsv
echo "All General Assembly roll-calls, reading included, one core, seconds (user), five runs each, in turn;"
echo "the peer is awk counting the letters of the same file, which applies no rule:"
for i in 1 2 3 4 5; do
  /usr/bin/env bash -c "TIMEFORMAT='  plenary replay %U'; time taskset -c 0 build/bench/plenary replay $rollcalls --body un-general-assembly >/dev/null || true"
  /usr/bin/env bash -c "TIMEFORMAT='  awk            %U'; time taskset -c 0 awk -F'\t' '!/^#/ { y += gsub(/Y/, \"\", \$13); n += gsub(/N/, \"\", \$13); a += gsub(/A/, \"\", \$13) } END { print y, n, a }' $rollcalls >/dev/null"
done
