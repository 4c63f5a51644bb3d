# For the tests of the commands: one line a case. Sourced; needs $work.
failed=0 passed=0

says() { # what, expected exit code, pattern that the output must hold ("" for none), command…
  what=$1 code=$2 pattern=$3
  shift 3
  "$@" >"$work/out" 2>&1 </dev/null
  got=$?
  if [ "$got" -ne "$code" ]; then
    echo "FAILED: $what: exit code $got, not $code"; sed 's/^/    /' "$work/out" | head -20; failed=$((failed + 1))
  elif [ -n "$pattern" ] && ! grep -q -- "$pattern" "$work/out"; then
    echo "FAILED: $what: no '$pattern' in:"; sed 's/^/    /' "$work/out" | head -20; failed=$((failed + 1))
  else
    passed=$((passed + 1))
  fi
}
