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

# WORDS...: the first two hundred allocations fail in turn, of those that follow ever fewer.
expect() {
  local allocation=0 refused=0 status wanted=0
  mkdir out
  (cd out && "$program" "$@") >answer 2>message || wanted=$?
  rm -r out
  while true; do
    mkdir out
    status=0
    (cd out && timeout 60 env LD_PRELOAD="$machine" FAULTY_ALLOCATION=$allocation "$program" "$@") >given 2>told || status=$?
    if cmp -s given answer && cmp -s told message && [ "$status" -eq "$wanted" ]; then break; fi
    if [ "$status" -ne 1 ] || ! grep -q 'pakru: ' told || compgen -G 'out/*.??????' >/dev/null; then
      echo "pakru $*: allocation $allocation failed: status $status: $(head -c 300 told) $(ls out)" >&2
      failed=1
      break
    fi
    rm -r out
    refused=$((refused + 1))
    if [ "$allocation" -lt 200 ]; then allocation=$((allocation + 1)); else allocation=$((allocation * 21 / 20)); fi
  done
  rm -rf out
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
