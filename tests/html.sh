#!/bin/sh
# The page that pakru exports, in a browser. html.sh RUNNER SCRIPT [--pictures FOLDER | --paint]
set -eu
export LC_ALL=C.UTF-8
runner=$1 # tests/html.mjs
script=$2 # src/output/html/page.js
shift 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

pakru export html --scope all --output "$scratch/page.html"

# A dataset of someone who means no good.
cat >"$scratch/hostile.json" <<'JSON'
{"schema": 1,
 "dataset": {"title": "</title><script>alert(1)</script>", "version": "\" onload=\"alert(1)", "updated": "2026-01-01",
  "licence": "\"><script>alert(1)</script>", "description": "\"><script>alert(1)</script>"},
 "sources": [{"id": "a", "title": "javascript:alert(1)", "publisher": "<b>bold</b>", "url": "javascript:alert(1)", "kind": "news"},
  {"id": "b", "title": "b", "publisher": "b", "url": "https://example.org/\"onclick=\"alert(1)", "kind": "news", "language": "\"><script>"}],
 "people": [], "places": [], "bodies": [],
 "events": [{"id": "x&record=y%22<b>", "kind": "deal", "date": "2020",
  "title": "</script><script>alert(1)</script> \u202e <img src=x onerror=alert(1)>",
  "summary": "<!--<script>alert(1)</script> <b>bold</b> {{rows}}", "scope": "context",
  "topics": ["\"><script>alert(1)</script>"], "note": "</script> <img src=x onerror=alert(1)>",
  "people": [{"person": "<b>nobody</b>", "office": "\u001b]8;;\u0007 <script>alert(1)</script>"}],
  "deal": {"type": "</title>", "item": "<script>alert(1)</script>"},
  "claims": [{"source": "a", "states": "<script>alert(1)</script>", "date": "2021"},
   {"source": "b", "states": "b", "date": "2022"}]}],
 "series": [{"id": "s", "title": "</svg><script>alert(1)</script>", "unit": "million trend-indicator value",
  "scope": "bilateral", "source": "a", "points": [[2000, 1], [2001, 2]]}],
 "trade": []}
JSON
pakru export html --data "$scratch/hostile.json" --data-only --scope all --output "$scratch/hostile.html"

timeout 300 node "$runner" "$scratch/page.html" "$scratch/hostile.html" "$script" "$@"
