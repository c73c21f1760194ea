#!/usr/bin/env bash
# The time of a whole process, output to a pipe, beside peers in the same run: `true` as the floor,
# sqlite3 over a ready database of the same records, jq over data/events.json.
# RUNS runs (200) of each, alternating, medians.
set -euo pipefail
cd "$(dirname "$0")/.."
pakru=build/release/pakru
timer=build/release/bench/time_processes
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

command=("${RUNS:-200}" true true -- pakru "$pakru" events --since 2010)
if command -v sqlite3 >/dev/null; then
  "$pakru" events --scope all --columns date,first,last,kind,title,scope >"$scratch/events.tsv"
  sqlite3 "$scratch/events.db" \
    'create table events(id text primary key, date text, first text, last text, kind text,
                         title text, scope text)' \
    '.mode tabs' ".import $scratch/events.tsv events"
  command+=(-- sqlite3 sqlite3 -tabs "$scratch/events.db"
    "select id, date, kind, title from events where last >= '2010-01-01' and scope = 'bilateral'
     order by first, last, id")
fi
if command -v jq >/dev/null; then
  command+=(-- jq/10 jq -r '.events[] | select(.scope == "bilateral" and .date >= "2010")
    | [.id, .date, .kind, .title] | @tsv' data/events.json)
fi
"$timer" "${command[@]}"
