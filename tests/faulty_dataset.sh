#!/bin/sh
# A dataset with a fault does not build: the tool that embeds it names file, line, record and field.
set -eu
embed=$1 dataset=$2
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"

refuses() { # what sed changes, what the message holds
  sed "$1" "$dataset" >faulty.json
  if "$embed" faulty.json index bytes 2>errors; then
    echo "accepted: $1"
    exit 1
  fi
  if ! grep -Eq "^faulty\.json:[0-9]+: $2" errors; then
    echo "for $1, expected: $2"
    head -3 errors
    exit 1
  fi
}

"$embed" "$dataset" index bytes
refuses 's/"source": "shah-2001-post-cold-war"/"source": "nowhere"/' '.*claims\[0\]\.source: no such source: .nowhere.'
refuses 's/"kind": "visit"/"kind": "visist"/' '.*: kind: no such kind: .visist.; did you mean visit\?'
refuses 's/"date": "2015-06-15\/2015-06-17"/"date": "2015-06-31"/' '2015-06-15.*: date: .2015-06-31. is not a date: 2015-06 has no day 31'
