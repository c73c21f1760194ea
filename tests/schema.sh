#!/bin/sh
# The printed schema is one that a validator of others accepts; our dataset passes it, faults do not.
set -eu
dataset=$1
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"
pakru schema >"$scratch/schema.json"

validate() { # /usr/bin/python3 is the distribution's, with the distribution's jsonschema
  /usr/bin/python3 - "$scratch/schema.json" "$1" <<'PY'
import json, sys
import jsonschema
schema, data = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft202012Validator.check_schema(schema)
error = next(jsonschema.Draft202012Validator(schema).iter_errors(data), None)
sys.exit(0 if error is None else f"{list(error.absolute_path)}: {error.message[:200]}")
PY
}

validate "$dataset"
for change in 's/"kind": "visit"/"kind": "visist"/' 's/"date": "2015-06-15\/2015-06-17"/"date": "June"/' \
  's/"claims": \[/"claim": [/'; do
  sed "$change" "$dataset" >"$scratch/faulty.json"
  if validate "$scratch/faulty.json" 2>/dev/null; then
    echo "the schema accepts: $change"
    exit 1
  fi
done
