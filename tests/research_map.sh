#!/bin/sh
# Every record of the research stands in the dataset or is left out for a reason.
set -eu
# The expected output is UTF-8, whatever the locale of the machine.
export LC_ALL=C.UTF-8
map=$1
ids=$(mktemp)
trap 'rm -f "$ids"' EXIT
pakru events --scope all | cut -f1 | sort >"$ids"

# The number of records of each sheet; a map that lost a line is found here.
expected='1947-1971 128
1972-1999 112
2000-2013 111
2014-2021 152
2022-2026 181
arms 144
gaps-1950-1999 51
seeds-articles 94
seeds-shah 139
sipri-register 14
trade-economy 153'
counted=$(tail -n +2 "$map" | cut -f1 | sort | uniq -c | awk '{print $2, $1}' | sort)
if [ "$counted" != "$(printf '%s\n' "$expected" | sort)" ]; then
  printf 'the map does not hold each research record once:\n%s\n' "$counted"
  exit 1
fi
if tail -n +2 "$map" | cut -f1,2 | sort | uniq -d | grep .; then
  echo 'stand twice in the map'
  exit 1
fi
awk -F'\t' -v ids="$ids" '
  BEGIN { while ((getline id < ids) > 0) known[id] = 1 }
  NR == 1 { next }
  $3 == "left-out" { if ($4 == "") { print $2 ": left out without a reason"; bad = 1 } next }
  !($3 in known) { print $2 ": no such record: " $3; bad = 1 }
  END { exit bad }' "$map"
