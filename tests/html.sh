#!/bin/sh
# The page that pakru exports, in a browser. html.sh RUNNER SCRIPT [TEST | --pictures FOLDER | --paint]
set -eu
export LC_ALL=C.UTF-8
runner=$1 # tests/html.mjs
script=$2 # src/output/html/page.js
shift 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

pakru export html --scope all --output "$scratch/page.html"

# A record of someone who means no good. A whole dataset would be refused.
tr -d '\n' >"$scratch/hostile.ndjson" <<'JSON'
{"id": "x&record=y%22<b>", "kind": "deal", "date": "2020",
 "title": "</script><script>alert(1)</script> \u202e <img src=x onerror=alert(1)>",
 "summary": "<!--<script>alert(1)</script> <b>bold</b> {{rows}}", "scope": "context",
 "topics": ["\"><script>alert(1)</script>"], "note": "</script> <img src=x onerror=alert(1)>",
 "people": [{"person": "<b>nobody</b>", "office": "\u001b]8;;\u0007 <script>alert(1)</script>"}],
 "deal": {"type": "</title>", "item": "javascript:alert(1)"},
 "claims": [{"source": "javascript:alert(1)", "states": "<script>alert(1)</script>", "date": "2021"},
  {"source": "\" onclick=\"alert(1)", "states": "b", "date": "2022"}]}
JSON
pakru export html --data "$scratch/hostile.ndjson" --data-only --scope all --output "$scratch/hostile.html"

pakru export html --scope all --since 2015 --until 2016 --output "$scratch/small.html"
pakru export html --kind aid --person kosygin --output "$scratch/empty.html"

for year in 2020 2021; do
  echo "{\"id\": \"own-$year\", \"kind\": \"visit\", \"date\": \"$year\", \"title\": \"Own $year\", \"summary\": \"S.\"," \
    '"scope": "bilateral", "claims": [{"source": "own", "states": "s"}]}'
done >"$scratch/own.ndjson"
pakru export html --data "$scratch/own.ndjson" --output "$scratch/mixed.html"
pakru export html --data "$scratch/own.ndjson" --data-only --output "$scratch/own.html"

timeout 600 node "$runner" "$scratch" "$script" "$@"
