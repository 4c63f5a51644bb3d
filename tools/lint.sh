#!/bin/sh
# clang-tidy over our sources.
#   tools/lint.sh          what finds faults, in what the last forty commits touched: ./check
#   tools/lint.sh whole    every check of .clang-tidy, everywhere: ./check --long
set -eu
cd "$(dirname "$0")/.."
faults=bugprone-use-after-move,bugprone-dangling-handle,bugprone-infinite-loop,bugprone-integer-division
faults=$faults,bugprone-string-constructor,bugprone-suspicious-semicolon,bugprone-suspicious-string-compare
faults=$faults,bugprone-suspicious-memory-comparison,bugprone-suspicious-missing-comma,bugprone-unused-raii
faults=$faults,bugprone-unused-return-value,bugprone-optional-value-conversion,bugprone-sizeof-expression
faults=$faults,bugprone-forwarding-reference-overload,bugprone-undelegated-constructor,bugprone-branch-clone
faults=$faults,bugprone-incorrect-roundings,bugprone-signed-char-misuse,bugprone-misplaced-widening-cast
faults=$faults,bugprone-too-small-loop-variable,bugprone-redundant-branch-condition,bugprone-parent-virtual-call
faults=$faults,bugprone-copy-constructor-init,performance-for-range-copy,performance-move-const-arg
faults=$faults,performance-unnecessary-copy-initialization,performance-no-automatic-move,misc-unused-parameters
faults=$faults,modernize-use-override
# Without what is compiled once: a file that does not include what it names is found here.
mkdir -p build/lint
sed 's/-Winvalid-pch[^"]*cmake_pch\.hxx //' build/sanitize/compile_commands.json >build/lint/compile_commands.json
sources() { grep '^\(src\|tools\)/.*\.cpp$' | grep -v '_\(test\|prop\|for_tests\)\.cpp$'; }
# What has landed was looked at when it did; what is not committed yet counts as well.
touched() {
  { git log -n 40 --format= --name-only; git diff --name-only HEAD; git ls-files --others --exclude-standard; } |
    sort -u | while read -r file; do [ ! -e "$file" ] || echo "$file"; done
}
case ${1:-} in
  whole) git ls-files | sources | xargs -P2 -n4 clang-tidy-19 -p build/lint --quiet --warnings-as-errors='*' 2>/dev/null ;;
  *) touched | sources | xargs -r -P2 -n4 clang-tidy-19 -p build/lint --quiet --warnings-as-errors='*' --checks=-*,"$faults" 2>/dev/null ;;
esac
