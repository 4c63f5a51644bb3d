#!/bin/sh
# Records as a person meets them: played, verified, shown, damaged, cited, witnessed; and the second verifier beside ours.
#   record_test.sh PLENARY PEER ROOT
plenary=$1 peer=$2 root=$3
work=$(mktemp -d)
trap 'rm -rf "$work"; [ -z "${served:-}" ] || kill "$served" 2>/dev/null' EXIT
. "$root/tools/says.sh"
PLENARY_PASSPHRASE="a passphrase"
export PLENARY_PASSPHRASE

second() { python3 "$root/oracles/second/verify_log.py" "$@"; }
same() { # what, two files
  if cmp -s "$2" "$3"; then passed=$((passed + 1)); else echo "FAILED: $1 differ"; failed=$((failed + 1)); fi
}

# The story of 2022 through the record, twice: each time with other keys.
says "the story is recorded" 0 "Record: " "$plenary" play -q "$root/scenarios/story/2022.scene" --out "$work/one"
says "and again" 0 "" "$plenary" play -q "$root/scenarios/story/2022.scene" --out "$work/two"
# Secret ballots with real keys, real ballots and real proofs; an auditor checks them in batches.
for scenes in association/secret assembly/sealed story/counterfactual; do
  says "$scenes is recorded" 0 "Record: " "$plenary" play -q "$root/scenarios/$scenes.scene" --out "$work/$scenes"
  for record in "$work/$scenes"/*/; do
    says "and valid" 0 "valid: " "$plenary" verify "$record"
  done
done
# A judge of two bodies: each reports the other's count, and cites where it stands in the other's record.
says "two bodies elect a judge" 0 "Record: " "$plenary" play -q "$root/scenarios/story/judges.scene" --out "$work/judges"
says "and each cites the other's count" 0 '"verdict":"valid".*"unchecked":0.*"verdict":"valid".*"unchecked":0' sh -c \
  '"$@" | tr "\n" " "' - "$plenary" verify --json "$work/judges"/*/
says "of which nothing is known without its record" 0 "not checked" "$plenary" verify "$work/judges/un-general-assembly"
ga=$work/one/un-general-assembly sc=$work/one/un-security-council trust=$work/one/trust
says "both are valid" 0 "un-general-assembly: valid: .* a rehearsal" "$plenary" verify "$sc" "$ga" --trust "$trust"
says "one line of JSON each" 0 '"verdict":"valid".*"unchecked":0' "$plenary" verify --json "$sc" "$ga"
says "what is cited of a record that is not here" 0 "not checked, because that record was not given: rehearsal.plenary.example/un-security-council" "$plenary" verify "$ga"
says "what another record never said" 1 "INVALID CITATION: entry [0-9]*" "$plenary" verify "$ga" "$work/two/un-security-council"
says "a trust file for other logs" 1 "INVALID LOG_KEY" "$plenary" verify "$ga" --trust "$work/two/trust"
says "the second verifier agrees" 0 "^valid: " second folder "$ga" "$trust"
says "on both" 0 "^valid: " second folder "$sc" "$trust"
says "nothing to read" 2 "cannot read" "$plenary" verify "$work"
says "a folder that is no record" 2 "" "$plenary" show "$work"

# One byte anywhere names the entry.
cp -r "$sc" "$work/changed"
printf 'X' | dd of="$work/changed/tile/entries/000.p/76" bs=1 seek=30000 conv=notrunc 2>/dev/null
says "a byte in an entry" 1 "INVALID [A-Z_]*: entry [0-9]*" "$plenary" verify "$work/changed"
says "the second verifier too" 1 "^invalid: " second folder "$work/changed" "$trust"
says "minutes of a damaged record" 1 "does not hold" "$plenary" show "$work/changed"

# People's commands.
says "minutes" 0 "Not adopted: negative vote of a permanent member" "$plenary" show "$sc"
says "say that it is a rehearsal" 0 "REHEARSAL" "$plenary" show "$sc"
says "a roll-call" 0 "Russian Federation .*Against" "$plenary" tally "$sc" 19
says "as CSV" 0 "^RUS,Russian Federation,Against" "$plenary" tally "$sc" 19 --csv
says "as JSON" 0 '"seat":"RUS"' "$plenary" tally "$sc" 19 --json
says "no vote there" 2 "no vote was opened" "$plenary" tally "$sc" 18
says "export" 0 "Written" "$plenary" export "$sc" "$work/public"
says "what was exported is the record" 0 "valid" "$plenary" verify "$work/public/record"
says "the pages hold the minutes" 0 "<h1>United Nations Security Council</h1>" cat "$work/public/minutes.html"
says "a receipt" 0 "entry 35" "$plenary" receipt make "$sc" 35 --out "$work/receipt"
says "is valid by itself" 0 "valid: entry 35 of 76" "$plenary" receipt check "$work/receipt" --trust "$trust"
says "to the second verifier too" 0 "valid: entry 35 of 76" second receipt "$work/receipt" "$trust"
sed 's/^index 35/index 34/' "$work/receipt" >"$work/forged"
says "and forged it is not" 1 "INVALID" "$plenary" receipt check "$work/forged" --trust "$trust"
says "beyond the record" 2 "" "$plenary" receipt make "$sc" 76
says "a receipt is a head that was kept" 0 "valid" "$plenary" verify "$sc" --earlier "$work/receipt"
says "of another history" 1 "INVALID" "$plenary" verify "$work/two/un-security-council" --earlier "$work/receipt" --trust "$work/two/trust"

# Keys, an intake of acts that are none, a witness.
says "a key" 0 "Key in" "$plenary" keygen "$work/witness.key"
says "never over another" 2 "there already" "$plenary" keygen "$work/witness.key"
says "with a proof that it is held" 0 "Proof" "$plenary" keygen "$work/ada.key" --origin club.example/board --seat ada
says "no origin" 2 "no origin" "$plenary" keygen "$work/x.key" --log nowhere
says "intake with another's key" 2 "not signed with this key" "$plenary" intake "$sc" --key "$work/ada.key"
says "with a wrong passphrase" 2 "passphrase" env PLENARY_PASSPHRASE=other "$plenary" intake "$sc" --key "$work/ada.key"
"$plenary" witness serve --key "$work/witness.key" --name observer.example/w --trust "$trust" --state "$work/witness" --port 0 >"$work/serve" 2>&1 &
served=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do grep -q address "$work/serve" && break; sleep 0.3; done
address=$(awk '/address/ { print $2 }' "$work/serve")
says "a witness signs" 0 "witnessed" "$plenary" witness ask "$sc" "$address"
{ grep '^log' "$trust"; echo "witness w $(awk '/key/ { print $2 }' "$work/serve")"; echo "quorum w"; } >"$work/trust"
says "and is counted" 0 "1 witnesses" "$plenary" verify "$sc" --trust "$work/trust"
says "by the second verifier" 0 "witnessed 1" second folder "$sc" "$work/trust"
says "without it" 1 "INVALID QUORUM" "$plenary" verify "$ga" --trust "$work/trust"
says "asked again" 0 "witnessed" "$plenary" witness ask "$sc" "$address"
says "of another log with that name" 2 "403" "$plenary" witness ask "$work/two/un-security-council" "$address"
says "a look" 0 "for the first time" "$plenary" witness check "$sc" --trust "$trust" --state "$work/monitor"
says "and another" 0 "as before" "$plenary" witness check "$sc" --trust "$trust" --state "$work/monitor"

# Golden records, and verdicts case by case in two languages.
says "golden records stay valid" 0 "valid" "$plenary" verify "$root"/golden/edition-1/*
second signatures "$root/oracles/second/ed25519.txt" >"$work/a"
"$peer" signatures "$root/oracles/second/ed25519.txt" >"$work/b"
same "the accepted signatures" "$work/a" "$work/b"
python3 "$root/oracles/second/cases.py" "$work/cases" >/dev/null
second proofs "$work/cases/proofs" >"$work/a"
"$peer" proofs "$work/cases/proofs" >"$work/b"
same "the accepted proofs" "$work/a" "$work/b"
second grammar "$work"/cases/note-* >"$work/a"
"$peer" grammar "$work"/cases/note-* >"$work/b"
same "the accepted notes" "$work/a" "$work/b"
says "of which some are good" 0 "1" cat "$work/b"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
