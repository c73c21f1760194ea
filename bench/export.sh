#!/usr/bin/env bash
# The time of each export of the whole dataset, whole processes, beside peers in the same run: `cat`
# of data/events.json as the floor; for the database sqlite3, which imports the CSV files of the data
# package without keys, types, views or index, and does not wait for the disk. RUNS runs (20) of each, alternating, medians.
set -euo pipefail
cd "$(dirname "$0")/.."
pakru=build/release/pakru
timer=build/release/bench/time_processes
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$pakru" export datapackage --scope all -o "$scratch/package"
for file in "$scratch"/package/*.csv; do
  table=${file##*/}
  printf ".import '%s' '%s'\n" "$file" "${table%.csv}"
done >"$scratch/import.sql"

export_as() { printf '%s\n' "$pakru" export "$1" --scope all -o "$scratch/$1"; }
command=("${RUNS:-20}" cat cat data/events.json)
for format in sqlite datapackage ics html; do
  mapfile -t words < <(export_as "$format")
  command+=(-- "$format" "${words[@]}")
done
if command -v sqlite3 >/dev/null; then
  # shellcheck disable=SC2016  # the shell's own arguments
  command+=(-- sqlite3 sh -c 'rm -f "$0" && exec sqlite3 -csv -cmd "pragma synchronous = off" "$0" <"$1"' "$scratch/peer.db" "$scratch/import.sql")
fi
"$timer" "${command[@]}" 2> >(grep -v 'left out' >&2)
