#!/bin/sh
# The exported data package is one that the standards' own library accepts, and its tables are read
# whole by SQLite and DuckDB. export_datapackage.sh NODE_MODULES READER DUCKDB
set -eu
modules=$1 reader=$2 duckdb=$3
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"

# accepted FOLDER: the counts of its tables, as three readers have them, are those of the database.
accepted() {
  node "$reader" "$modules" "$1" | sort >counts
  : >statements
  : >answers
  for file in "$1"/*.csv; do
    table=${file##*/} table=${table%.csv}
    sqlite3 pakru.db "select '$table', count(*) from $table" '.mode tabs'
    printf ".mode csv\n.import '%s' '%s'\n" "$file" "$table" >>statements
    printf ".mode tabs\nselect '%s', count(*) from %s;\n" "$table" "$table" >>statements
    cat >>duckdb.sql <<SQL
copy (select '$table', count(*) from read_csv('$file', header = true)) to '$table.duckdb'
  (format csv, delimiter '\t', header false);
SQL
  done | tr '|' '\t' | sort >expected
  sqlite3 ':memory:' <statements | sort >answers
  node "$duckdb" "$(cat duckdb.sql)"
  cat ./*.duckdb | sort >duckdb
  diff expected counts
  diff expected answers
  diff expected duckdb
  rm -f ./*.duckdb duckdb.sql
}

pakru export sqlite --scope all -o pakru.db
pakru export datapackage --scope all -o package
accepted package
[ "$(grep -c . expected)" -ge 20 ]

# Another takes its place, with what a part of the records refers to.
pakru export sqlite --topic gas --until 2020 -o pakru.db
pakru export datapackage --topic gas --until 2020 -o package
accepted package

# Faults are found: a cell of another type, a key that refers to nothing.
for change in 's/,\(19[0-9][0-9]\),/,then,/' 's/^[^,]*,/unheard-of,/'; do
  cp -r package faulty
  sed "2,\$$change" package/record_people.csv >faulty/record_people.csv
  sed "2,\$$change" package/records.csv >faulty/records.csv
  if node "$reader" "$modules" faulty >/dev/null 2>&1; then
    echo "the reader accepts: $change"
    exit 1
  fi
  rm -r faulty
done

# Texts stand as they are, in quotation marks where they need them.
printf '%s\n' '{"id": "my-1", "kind": "visit", "date": "2020", "title": "=cmd, \"x\"", "summary": "a\nb"}' >mine.ndjson
pakru export sqlite --data mine.ndjson --data-only -o pakru.db
pakru export datapackage --data mine.ndjson --data-only -o package
accepted package
grep -qF '"=cmd, ""x""","a' package/records.csv
