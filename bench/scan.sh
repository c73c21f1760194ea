#!/usr/bin/env bash
# scan.sh [COUNT]: three questions to a file of COUNT records (1,000,000), beside peers in the same
# run: `cat` as the floor, DuckDB, jq, Miller, sqlite3. Whole processes, RUNS runs (5) of each,
# alternating, medians, peak memory; the slow peers once, and not at all above 1,000,000 records.
# Fails where a peer answers otherwise than pakru.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-${RECORDS:-1000000}} runs=${RUNS:-5}
pakru=build/release/pakru
folder=build/bench
file=$folder/$count.ndjson
scratch=$(mktemp -d -p "$(mkdir -p "$folder" && cd "$folder" && pwd)")
trap 'rm -rf "$scratch"' EXIT

if [ ! -e "$file" ]; then
  build/release/bench/generate_records "$count" >"$file.part"
  mv "$file.part" "$file"
fi
cat "$file" >/dev/null # so that everyone finds it in memory, where it fits

has_slow=$((count <= 1000000))
has() {
  case $1 in
    duckdb) command -v node >/dev/null && [ -d build/node/node_modules/@duckdb/node-api ] ;;
    *) [ "$has_slow" = 1 ] && command -v "$1" >/dev/null ;;
  esac
}
for peer in duckdb jq mlr sqlite3; do
  has "$peer" || echo "$peer: left out: not installed, or too slow for so many records"
done

# shellcheck disable=SC2016  # the shell's own argument
floor=(cat sh -c 'exec cat "$0" >/dev/null' "$file")

# For sqlite3 the lines are loaded once; what that costs stands in a table of its own.
if has sqlite3; then
  echo 'load'
  build/release/bench/time_processes 1 "${floor[@]}" -- sqlite3 sqlite3 "$scratch/lines.db" \
    'create table line(json text not null)' '.mode ascii' '.separator "\037" "\n"' \
    ".import $file line"
fi

# question NAME PAKRU-ARGUMENTS...: asks pakru, and each peer what stands in the variable of its
# name.
question() {
  local name=$1 kept=$scratch/kept peer times=$scratch/duckdb_times
  shift
  rm -rf "$kept" "$times" && mkdir "$kept"
  local command=("${floor[@]}" -- pakru "$pakru" "$@" --data "$file" --data-only)
  if has duckdb; then command+=(-- duckdb node bench/duckdb.mjs "$duckdb" "$times"); fi
  if has jq; then command+=(-- jq/1000 jq -rn "$jq" "$file"); fi
  if has mlr; then command+=(-- mlr/1000 mlr --ijsonl --onidx --ofs tab --from "$file" "${mlr[@]}"); fi
  if has sqlite3; then command+=(-- sqlite3/1000 sqlite3 -tabs "$scratch/lines.db" "$sqlite3"); fi
  echo
  echo "$name: pakru $*"
  build/release/bench/time_processes --keep "$kept" "$runs" "${command[@]}"
  if [ -e "$times" ]; then
    sort -n "$times" | awk '{ all[NR] = $1 } END { print "duckdb, the query alone: " all[int(NR / 2) + 1] " ms" }'
  fi
  for peer in duckdb jq mlr sqlite3; do
    if [ -e "$kept/$peer" ] && ! cmp <(sort "$kept/pakru") <(sort "$kept/$peer"); then
      echo "$peer answers otherwise than pakru" >&2
      exit 1
    fi
  done
}

# read_json COLUMNS: only these columns are looked at.
read_json() { echo "read_json('$file', format = 'newline_delimited', columns = {$1})"; }
to_output="to '/dev/stdout' (format csv, delimiter '\t', header false)"

duckdb="copy (select kind, count(*) from $(read_json "kind: 'VARCHAR', date: 'VARCHAR'")
  where date >= '2010' group by kind) $to_output"
# shellcheck disable=SC2016  # a variable of jq
jq='reduce (inputs | select(.date >= "2010") | .kind) as $kind ({}; .[$kind] += 1)
  | to_entries[] | [.key, .value] | @tsv'
# shellcheck disable=SC2016  # fields of Miller
mlr=(filter '$date >= "2010"' 'then' count -g kind)
sqlite3="select json ->> 'kind', count(*) from line where json ->> 'date' >= '2010' group by 1"
question 'count by kind since 2010' summary --by kind --since 2010

value="struct(amount double, currency varchar)"
duckdb="copy (select id, date, title, deal.value.amount::bigint
  from $(read_json "id: 'VARCHAR', date: 'VARCHAR', title: 'VARCHAR',
                    deal: 'STRUCT(type VARCHAR, value $value)'")
  where deal.type = 'defense' and deal.value.amount >= 100000000) $to_output"
jq='inputs | select(.deal.type == "defense" and .deal.value.amount >= 100000000)
  | [.id, .date, .title, .deal.value.amount] | @tsv'
# shellcheck disable=SC2016
mlr=(filter 'is_present($deal) && $deal["type"] == "defense" && $deal["value"]["amount"] >= 100000000'
  'then' put '$value = $deal["value"]["amount"]' 'then' cut -o -f 'id,date,title,value')
sqlite3="select json ->> 'id', json ->> 'date', json ->> 'title', json ->> '\$.deal.value.amount'
  from line where json ->> '\$.deal.type' = 'defense'
  and json ->> '\$.deal.value.amount' >= 100000000"
question 'deals of type defense of 100M or more' \
  deals --type defense --min-value 100M --columns date,title,value

duckdb="copy (select id, date, kind, title
  from $(read_json "id: 'VARCHAR', date: 'VARCHAR', kind: 'VARCHAR', title: 'VARCHAR'")
  order by date, id limit 100) $to_output"
jq='[inputs | [.date, .id, .kind, .title]] | sort | .[:100][] | [.[1], .[0], .[2], .[3]] | @tsv'
mlr=(cut -o -f 'id,date,kind,title' 'then' sort -f date -f id 'then' head -n 100)
sqlite3="select json ->> 'id', json ->> 'date', json ->> 'kind', json ->> 'title' from line
  order by 2, 1 limit 100"
question 'the first 100 by date' events --sort date --sort id --limit 100
