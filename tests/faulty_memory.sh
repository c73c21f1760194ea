#!/usr/bin/env bash
# PROGRAM MACHINE: the allocations of a run fail one after another, until one run needs no more than it
# gets. Each run gives the whole answer, or a message and status 1; no file is lost or left half-written.
# PROGRAM is linked dynamically; MACHINE is tests/faulty_machine.cpp.
set -euo pipefail
program=$1 machine=$2
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"
"$program" events --limit 50 --format ndjson >records.ndjson
gzip -k records.ndjson
failed=0

# run ENVIRONMENT WORDS...: over what an earlier run wrote.
run() {
  rm -rf out && cp -r earlier out
  status=0
  (cd out && timeout 60 env LD_PRELOAD="$machine" "$1" "$program" "${@:2}") >given 2>told || status=$?
}

# WORDS...: the first two hundred allocations fail in turn, of those that follow ever fewer; each first
# with all that follow, then alone, which the program may do without.
expect() {
  local allocation=0 refused=0 wanted=0 fault status
  rm -rf earlier whole && mkdir earlier
  (cd earlier && "$program" "${@/#20/10}" >/dev/null 2>&1) || true
  cp -r earlier whole
  (cd whole && "$program" "$@") >answer 2>message || wanted=$?
  while true; do
    for fault in FAULTY_ALLOCATION FAULTY_ALLOCATION_ALONE; do
      run "$fault=$allocation" "$@"
      if cmp -s given answer && cmp -s told message && [ "$status" -eq "$wanted" ] && diff -r out whole >/dev/null; then
        if [ "$fault" = FAULTY_ALLOCATION ]; then break 2; fi
      elif [ "$status" -ne 1 ] || ! grep -Eq 'pakru: (.*: )?(there is not enough memory|the system starts no thread)' told ||
        ! { diff -r out earlier || diff -r out whole; } >/dev/null; then
        echo "pakru $*: $fault=$allocation: status $status: $(head -c 300 told) $(ls out)" >&2
        failed=1
        break 2
      else refused=$((refused + 1)); fi
    done
    if [ "$allocation" -lt 200 ]; then allocation=$((allocation + 1)); else allocation=$((allocation * 21 / 20)); fi
  done
  echo "$refused runs of 'pakru $*' were refused memory"
  if [ "$refused" -lt 10 ]; then failed=1; fi
}

expect summary --by decade,kind
expect show 2015-08-mi
expect trade --compare
expect search wheat
expect check "$scratch/records.ndjson"
expect events --grep steel --format json
expect events --data "$scratch/records.ndjson" --data-only
expect events --data "$scratch/records.ndjson.gz" --sort title
expect chart trade --svg trade.svg
expect events --nosuch
expect export sqlite --limit 20 -o database.db
expect export datapackage --limit 20 -o package
expect export ics --limit 20 -o calendar.ics
expect export html --limit 20 -o page.html
exit "$failed"
