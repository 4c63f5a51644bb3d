#!/bin/sh
# clang-tidy over our sources.
#   tools/lint.sh          what finds faults, at half the time: ./check
#   tools/lint.sh whole    every check of .clang-tidy: ./check --long
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
case ${1:-} in whole) checks= ;; *) checks=--checks=-*,$faults ;; esac
git ls-files 'src/*.cpp' 'tools/*.cpp' | grep -v '_\(test\|prop\|for_tests\)\.cpp$' |
  xargs -P2 -n4 clang-tidy-19 -p build/sanitize --quiet --warnings-as-errors='*' $checks 2>/dev/null
