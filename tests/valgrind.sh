#!/bin/bash
# PROGRAM: runs each main command, with good and with bad input, under valgrind: no byte that was never
# set is looked at, none outside of what was allocated, and all is given back. PROGRAM is linked
# dynamically, since valgrind does not see the allocations of a static one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"
"$program" events --limit 200 --format ndjson >records.ndjson
gzip -k records.ndjson
printf '{"id": "x"}\n{"id": \n' >broken.ndjson
failed=0

# expect STATUS WORDS...
expect() {
  local status=0
  timeout 300 valgrind --quiet --suppressions="$here/valgrind.supp" \
    --error-exitcode=99 --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all "$program" "${@:2}" >out 2>err || status=$?
  if [ "$status" -ne "$1" ]; then
    echo "valgrind: pakru ${*:2}: status ${status}" >&2
    head -n 40 err >&2
    failed=1
  fi
}

expect 0 events --grep 'ste.l' --sort value:desc --format csv
expect 0 visits --person putin --columns +id
expect 0 agreements --format json --limit 20
expect 0 deals --min-value 100M --real 2020
expect 0 show 2015-08-mi
expect 0 search 'steel mill'
expect 0 trade --compare
expect 0 series us-cpi-u
expect 0 people --limit 5
expect 0 sources --limit 5
expect 0 disputes --limit 5
expect 0 summary --by decade,kind
expect 0 timeline
expect 0 chart trade
expect 0 chart events --svg picture.svg
expect 0 cite --dataset --style bibtex
expect 0 export sqlite --limit 20 -o database.db
expect 0 export datapackage --limit 20 -o package
expect 0 export ics --limit 20 -o calendar.ics
expect 0 export html --limit 20 -o page.html
expect 0 events --data records.ndjson.gz --data-only --limit 3
expect 0 summary --data records.ndjson
expect 3 check broken.ndjson
expect 3 events --data broken.ndjson
expect 2 events --nosuch
expect 2 events --since 2015-13
expect 1 show no-such-record
exit "$failed"
