#!/usr/bin/env bash
# PAKRU FOLDER: writes what fuzzing begins with: FOLDER/dataset.json, a small valid dataset cut out of
# data/events.json; FOLDER/seeds/TARGET/, inputs for each target made of that and of the examples of the
# manual; FOLDER/words.dict, libFuzzer's dictionary (https://llvm.org/docs/LibFuzzer.html#dictionaries).
set -euo pipefail
pakru=$1 folder=$2
root=$(cd "$(dirname "$0")/.." && pwd)
rm -rf "${folder:?}/seeds"
mkdir -p "$folder"/seeds/{amount,command_line,dataset,date,lines,search,table}

# Three records of each kind, the disputed ones first, and what these refer to.
"$pakru" events --scope all --columns disputed,kind |
  awk -F '\t' '{print ($2 == "true" ? 0 : 1) "\t" $3 "\t" $1}' | sort | awk -F '\t' '++seen[$2] <= 3 {print $3}' \
  >"$folder/chosen"
# shellcheck disable=SC2016  # jq's variables, not the shell's
jq --rawfile chosen "$folder/chosen" '
  ($chosen | split("\n")) as $ids
  | .events |= map(select(.id | IN($ids[])))
  | (.events | map(.id)) as $kept
  | .events |= map(if .related then .related |= map(select(IN($kept[]))) else . end
                   | if .distinct then .distinct |= map(select(IN($kept[]))) else . end
                   | if .related == [] then del(.related) else . end
                   | if .distinct == [] then del(.distinct) else . end)
  | .series |= map(select(.id | IN("us-cpi-u", "arms-russia-pakistan")))
  | .trade |= (map(select(.period | test("201[0-4]"))) | .[0:20])
  | ([.events[].claims[].source, .series[].source, .trade[].source] | unique) as $sources
  | .sources |= map(select(.id | IN($sources[])))
  | ([.events[].people[]?.person] | unique) as $people
  | .people |= map(select(.id | IN($people[])))
  | ([.events[] | .places[]?, .visit.place?, .meeting.place?, .exercise.host?] | unique) as $places
  | .places |= map(select(.name | IN($places[])))
  | ([.events[].bodies[]?] | unique) as $bodies
  | .bodies |= map(select(.name | IN($bodies[])))' "$root/data/events.json" >"$folder/dataset.json"
"$pakru" check "$folder/dataset.json" >&2

# Writes its input as a seed of that target.
seed() { cat >"$(mktemp "$folder/seeds/$1/XXXXXX")"; }

cp "$folder/dataset.json" "$folder/seeds/dataset/whole"
jq -c '.events |= .[0:2]' "$folder/dataset.json" | seed dataset
jq -c .events[] "$folder/dataset.json" >"$folder/lines"
{ printf A && cat "$folder/lines"; } | seed lines
{ printf A && head -n 3 "$folder/lines" | gzip -9; } | seed lines
if command -v zstd >/dev/null; then { printf A && head -n 3 "$folder/lines" | zstd -q; } | seed lines; fi
while read -r line; do printf 'A%s\n' "$line" | seed lines; done <"$folder/lines"

"$pakru" events --scope all --columns date | cut -f2 | sort -u | awk 'length != last {print; last = length}' |
  while read -r date; do printf %s "$date" | seed date; done
for text in 197X 19XX '1968?' 1968-04-12% 1968-21 ../1968 1968/ FY2021-22 12-23; do printf %s "$text" | seed date; done
for text in 250000 100k 2.5M 1.7b 1e300 0; do printf %s "$text" | seed amount; done

# Each example of the manual and of the tests is a command line.
{ "$pakru" help filters && cat "$root"/tests/commands/*.test; } | grep -o 'pakru [a-z][^|;&$>)"]*' | sort -u |
  while read -r _ words; do printf '%s\n' "$words" | tr -d "'" | tr ' ' '\n' | seed command_line; done
cut -c 1-400 "$folder/lines" | while read -r line; do printf 'wheat "steel mill" sovi\n%s' "$line" | seed search; done
"$pakru" events --limit 20 --columns date,title,value,places | tr '\t' '\n' | { printf P0 && cat; } | seed table

# The words of the dataset and of the command line, and bytes that mean something to a reader or a
# terminal: ends of lines, signs of gzip and zstd, an escape, a direction, a byte order mark.
{
  jq -r '([paths | .[] | strings] + [.. | strings | select(length <= 20)]) | unique[]' "$folder/dataset.json" |
    grep -x '[A-Za-z0-9./?~ -]*'
  "$pakru" help | grep -oE '[a-z]{4,}'
  for command in events deals trade chart export search; do "$pakru" "$command" --help; done | grep -oE -- '--[a-z-]+'
} | sort -u | sed 's/.*/"&"/' >"$folder/words.dict"
printf '"%s"\n' '\x0a' '\x0d\x0a' '\x1f\x8b\x08' '\x28\xb5\x2f\xfd' '\x1b[' '\xe2\x80\xae' '\xef\xbb\xbf' '\xff' '\"' '{\"' '\":' '[{' '}]' \
  '\\u0000' '\\ud800' '1e308' '..' '%' >>"$folder/words.dict"
