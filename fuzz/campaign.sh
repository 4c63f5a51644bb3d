#!/bin/sh
# Each fuzz target for a while, beginning with its corpus; what it finds stays in build/fuzz. Exit 1 on any crash or hang.
#   campaign.sh SECONDS
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
failed=0
for target in scene rules roster rollcalls act entry note receipt trust; do
  found=build/fuzz/found/$target
  mkdir -p "$found"
  printf 'Fuzzing %s for %s s ... ' "$target" "$seconds"
  if build/fuzz/fuzz/${target}_fuzz -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=8192 \
    -artifact_prefix="$found/crash-" "$found" "fuzz/corpus/$target" >"build/fuzz/$target.log" 2>&1; then
    grep -o 'Done [0-9]* runs' "build/fuzz/$target.log" || echo done
  else
    echo FAILED
    tail -30 "build/fuzz/$target.log"
    failed=1
  fi
done
exit $failed
