#!/bin/sh
# The program as a person meets it: exit codes, pipes, colours, narrow windows, wrong input.
#   commands_test.sh PLENARY ROOT SHARED
plenary=$1 root=$2 shared=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$root/tools/says.sh"
escape=$(printf '\033')

holds() { # what, test…
  what=$1
  shift
  if "$@"; then passed=$((passed + 1)); else echo "FAILED: $what"; failed=$((failed + 1)); fi
}
no_escapes() { ! grep -q "$escape" "$1"; }
widest() { awk '{ n = gsub(/[\300-\377][\200-\277]*/, "x"); if (length($0) > max) max = length($0) } END { print max + 0 }' "$1"; }

assembly=$root/scenarios/story/2022.scene
council=$work/council.scene
sed -n '/^Scene: 25 February/,/closes the sitting/p' "$assembly" >"$council"

says "help" 0 "Exit codes" "$plenary" --help
says "help of play has examples" 0 "Examples:" "$plenary" play --help
says "help of replay has examples" 0 "Examples:" "$plenary" replay --help
says "help of explain has examples" 0 "Examples:" "$plenary" body explain --help
says "no command" 2 "" "$plenary"
says "a wrong command" 2 "" "$plenary" paly
says "a wrong option" 2 "" "$plenary" play --bord end "$council"
says "a missing file" 2 "no such file" "$plenary" play "$work/none.scene"
says "a folder for a file" 2 "not a file" "$plenary" play "$work"

says "the council, with its sentence" 0 "not adopted, 11 in favour, 1 against, 3 abstaining: negative vote of a permanent member (Charter art. 27(3))" env COLUMNS=200 "$plenary" play "$council"
says "arithmetic" 0 "no of permanent = 0   1 = 0     not met" env COLUMNS=200 "$plenary" play "$council"
"$plenary" play "$council" >"$work/pipe"
holds "no colours in a pipe" no_escapes "$work/pipe"
CLICOLOR_FORCE=1 COLORTERM=truecolor "$plenary" play "$council" >"$work/colour"
holds "colours when asked for" grep -q "$escape" "$work/colour"
NO_COLOR=1 CLICOLOR_FORCE=1 "$plenary" play "$council" >"$work/plain"
holds "NO_COLOR wins" no_escapes "$work/plain"
for columns in 24 40 80 132; do
  COLUMNS=$columns "$plenary" play "$assembly" >"$work/narrow"
  holds "nothing wider than $columns columns" test "$(widest "$work/narrow")" -le "$columns"
done
"$plenary" play --board none "$council" >"$work/none"
holds "no board when not wanted" sh -c "! grep -q 'In favour 11' '$work/none'"

printf 'Association, 3 May 2024\npresent: all\nthe chair opens a vote on "x"\nada votes yes\nexpect not adopted 1-0-0 (St 6)\n' >"$work/wrong.scene"
says "an expectation that is not met" 1 "expected 'not adopted'; computed: Adopted by 1 vote" "$plenary" play "$work/wrong.scene"
head -c 4096 /dev/urandom >"$work/noise"
says "noise as a scene" 2 "" "$plenary" play "$work/noise"
says "noise as roll-calls" 2 "" "$plenary" replay "$work/noise" --body association

says "bodies in order" 0 "in order" "$plenary" body check "$root/bodies/association"
mkdir "$work/body"
cp "$root/bodies/association/rules.toml" "$root/bodies/association/roster.csv" "$work/body/"
sed -i 's/^majority = "simple"/majority = "simpel"/' "$work/body/rules.toml"
says "a body with a mistake" 1 "Did you mean 'simple'" "$plenary" body check "$work/body"
says "a body that is not there" 2 "no such file" "$plenary" body check "$work/nobody"
says "explained" 0 "one third of the members, in person or by proxy" "$plenary" body explain association
says "a body's folder explained" 0 "Quorum" "$plenary" body explain "$root/bodies/association"
says "a tally explained" 0 "Adopted by 120 votes to 60, with 10 abstentions (two thirds of members present and voting required: 120 of 180" \
  "$plenary" body explain un-general-assembly --question important --yes 120 --no 60 --abstain 10
says "one short" 0 "Not adopted: 119 votes to 60" "$plenary" body explain un-general-assembly --question important --yes 119 --no 60
says "a class in a tally" 0 "negative vote of a permanent member" "$plenary" body explain un-security-council --question substantive --yes 10 --no 1 --count 'no of permanent=1'
says "as of a day" 0 "Seven votes" "$plenary" body explain un-security-council --question procedural --date 1965-12-31
says "a wrong count" 2 "Did you mean 'yes'" "$plenary" body explain association --question decision --count yess=3
says "a wrong question" 2 "Did you mean 'decision'" "$plenary" body explain association --question decison
says "a wrong day" 2 "is no date" "$plenary" body explain association --date tomorrow

says "more votes than members" 2 "leave room for" "$plenary" body explain un-general-assembly --question important --yes 500 --no 100
says "a class the outcome depends on" 2 "no of permanent" "$plenary" body explain un-security-council --question substantive --yes 10 --no 1
says "classes of the roster of the day" 0 "Not adopted" "$plenary" body explain two-houses --question ordinary --yes 2 --count 'yes of contracted=1' --count 'yes of open=1'
says "a majority of those present" 0 "Not adopted" "$plenary" body explain village-club --question thanks --yes 4 --no 5 --present 10
says "a figure that is not typed" 2 "follows from the roster" "$plenary" body explain association --question decision --yes 1 --count members=3
for body in "$root"/bodies/* "$root"/scenarios/bodies/*; do
  "$plenary" body explain "$body" >"$work/told"
  holds "$(basename "$body") told without a gap" sh -c "! grep -q '\[explain\|\[board\|{' '$work/told'"
done
mkdir "$work/heavy"
sed -e 's/^weight   = "shares"$/weight = "shares"/' "$root/scenarios/bodies/owners/rules.toml" >"$work/heavy/rules.toml"
{ echo seat,shares; for i in $(seq 1 200); do echo "m$i,1000000000000000"; done; } >"$work/heavy/roster.csv"
printf '%s, 3 May 2024\nthe manager opens a vote on "x", upkeep\nin favour: 150 members\nagainst: 50 members\nexpect adopted 150000000000000000-50000000000000000-0-0 (House rules 4)\n' heavy >"$work/heavy.scene"
mkdir -p "$work/data/bodies" "$work/data/messages" && cp "$root/messages/en.toml" "$work/data/messages/" && mv "$work/heavy" "$work/data/bodies/"
says "weights near the limit" 0 "Adopted: 150,000,000,000,000,000 in favour" env PLENARY_DATA="$work/data" COLUMNS=200 "$plenary" play "$work/heavy.scene"
says "a file that is all one deep key" 1 "nested too deep" sh -c "mkdir '$work/deep' && { printf '[a'; i=0; while [ \$i -lt 2000 ]; do printf '.a.a.a.a.a'; i=\$((i+1)); done; echo ']'; } >'$work/deep/rules.toml' && echo seat >'$work/deep/roster.csv'; exec '$plenary' body check '$work/deep'"

rollcalls=$root/bodies/un-general-assembly/history/rollcalls.tsv
"$plenary" replay "$rollcalls" --body un-general-assembly --expected "$root/bodies/un-general-assembly/history/expected.csv" --json >"$work/json"
for key in rollcalls votes agree disagree not_compared seconds; do
  holds "replay --json has $key" grep -q "\"$key\":" "$work/json"
done
holds "replay --json counts" grep -q '"rollcalls":5370' "$work/json"
head -20 "$rollcalls" >"$work/few.tsv"
says "a few roll-calls agree" 0 "0 disagree" "$plenary" replay "$work/few.tsv" --body un-general-assembly
head -c 20000 "$rollcalls" >"$work/cut.tsv"
says "a file cut short" 2 "fields\|marks" "$plenary" replay "$work/cut.tsv" --body un-general-assembly
says "roll-calls of another body" 1 "disagree" "$plenary" replay "$work/few.tsv" --body association

rehearse() { printf '%b' "$1" | "$plenary" play --interactive village-club 2>&1; }
rehearse 'present: all\nada moves close\nben moves close\n' >"$work/out"
holds "a rehearsal lists what is in order" grep -q "the chair puts close to the vote .* clause 13" "$work/out"
holds "and refuses with the rule" grep -q "Refused: Clause 13: a motion to close the debate is pending" "$work/out"
rehearse 'the chair opens a vote on "x"\nwhy ada\n' >"$work/out"
holds "and says why not" grep -q "ada moves close .*Clause 4: voting has begun" "$work/out"
rehearse 'the chiar opens the sitting\nada votes yes\n\0377\n' >"$work/out"
holds "and survives what it does not understand" grep -q "Did you mean 'the chair'" "$work/out"
says "a rehearsal of nobody" 2 "there is no body called" "$plenary" play --interactive nobody
says "neither scene nor body" 2 "name a scene" "$plenary" play
says "completion for bash" 0 "complete -o filenames -F _plenary plenary" "$plenary" completion bash
says "completion for another shell" 2 "" "$plenary" completion fish
"$plenary" completion bash >"$work/completion"
holds "the completion script is valid" sh -c "! command -v bash >/dev/null || bash -n '$work/completion'"
says "data not found" 2 "PLENARY_DATA" env PLENARY_DATA="$work" "$plenary" body explain association

printf 'Ada Abel\nBen Berg\nCleo Cole\n' >"$work/members"
printf 'name,id\nAda Abel,\n,\nada-abel,\n' >"$work/bad-members"
club() { "$plenary" new "$work/hall" --name "Garden club" --members "$work/members" "$@"; }
says "an answer that there is not" 2 "Answer one of: lost, casting_vote, second_vote" club --answer ties=coin
says "a question that is not asked" 2 "that is not asked" club --answer dues=ten
says "a list with mistakes" 2 "bad-members:4.*cannot be told from the name in line 2" "$plenary" new "$work/hall" --name Club --members "$work/bad-members"
says "an association" 0 "3 members, record plenary.local/garden-club" club --answer ties=casting_vote
says "the same again" 2 "a body of that name" club
says "a name that the hall needs" 2 "uses the address 'api'" club --id api
says "its record" 0 "valid: 2 entries of plenary.local/garden-club" "$plenary" verify "$work/hall/garden-club/record"
says "keys that only their owner reads" 0 "600 600" stat -c '%a 600' "$work/hall/secret"
says "a hall that does not answer" 2 "127.0.0.1:9" "$plenary" invite "$work/hall" garden-club --all --at http://127.0.0.1:9
PLENARY_PASSPHRASE=$(cat "$work/hall/secret")
export PLENARY_PASSPHRASE
key=$work/hall/garden-club/secretary.key
says "an act that is none" 2 "no act 'sit'" "$plenary" act http://127.0.0.1:9/garden-club '{"do":"sit"}' --by chair --key "$key"
says "an act without braces" 2 "docs/record.md" "$plenary" act http://127.0.0.1:9/garden-club sit --by chair --key "$key"
says "an act for nobody" 2 "127.0.0.1:9" "$plenary" act http://127.0.0.1:9/garden-club '{"do":"sitting.open"}' --by chair --key "$key"
teller() { "$plenary" teller "$@"; }
record=$work/hall/garden-club/record
says "help of teller has examples" 0 "Examples:" teller do --help
says "a teller's work without a share" 2 "--share is required" teller do "$record" --by ada-abel --key "$key"
says "a teller's work that cannot be sent" 2 "nothing can be sent to a folder" teller do "$record" --by chair --key "$key" --share "$work/share"
says "a teller of nothing" 0 "Nothing is asked of chair now. chair is a teller of no ceremony" \
  teller do "$record" --by chair --key "$key" --share "$work/share" --out "$work/acts"
holds "no share is made of it" sh -c "! ls '$work'/share* '$work/acts' 2>/dev/null"
says "a teller in a hall that does not answer" 2 "127.0.0.1:9" teller do http://127.0.0.1:9/garden-club --by chair --key "$key" --share "$work/share"
says "a record that is none" 2 "no published head" teller do "$work" --by chair --key "$key" --share "$work/share" --out "$work/acts"
says "a key printed as a share" 2 "no teller's share" teller print --share "$key"
says "a key destroyed as a share" 2 "no teller's share" teller destroy --share "$key" --yes
holds "which is there still" test -s "$key"
says "a share from no lines" 2 "the fingerprint, the last line, is missing" teller restore --share "$work/share"
printf '%s\n' '  1  0000 0000    0000' >"$work/typed"
says "a mistyped line" 2 "line 1 is mistyped" sh -c '"$1" teller restore --share "$2/share" <"$2/typed"' sh "$plenary" "$work"
says "acts to a hall that does not answer" 1 "127.0.0.1:9" teller send http://127.0.0.1:9/garden-club "$work/typed"
says "a port that is none" 2 "is no port" "$plenary" serve "$work/hall" --port x
says "a story in somebody's folder" 2 "something else than a demonstration" "$plenary" serve "$work/hall" --port 0 --story "$assembly" --from "10 October"
says "a story without that scene" 2 "no scene begins with" "$plenary" serve "$work/story" --port 0 --story "$assembly" --from "1 April"
says "a hall whose record is damaged" 2 "Restore a backup" sh -c 'truncate -s 30 "$1/hall/garden-club/record/private/entries/000"; exec "$2" serve "$1/hall" --port 0' sh "$work" "$plenary"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
