#!/bin/sh
# Every source of the dataset as BibTeX and as CSL-JSON, read by programs that we did not write.
set -eu
for program in bibtex pandoc jq; do
  command -v "$program" >/dev/null || {
    echo "$program is missing; on Debian: texlive-binaries texlive-base pandoc jq" >&2
    exit 1
  }
done
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"

fail() {
  echo "$1" >&2
  exit 1
}

pakru sources | cut -f1 | sort >ids
xargs pakru cite --dataset --style bibtex <ids >all.bib
xargs pakru cite --dataset --style csl-json <ids >all.json
echo pakru-dataset >>ids
sort -o ids ids

# BibTeX: no error, no warning but for what a source does not have, and every entry in the list.
cat >all.aux <<'EOF'
\citation{*}
\bibstyle{plain}
\bibdata{all}
EOF
bibtex all >log || [ $? -eq 1 ] || fail "$(cat log)"
if grep '^Warning' log | grep -v -e '--empty author in ' -e '--empty year in '; then
  fail 'bibtex warns of what it should not'
fi
sed -n 's/^\\bibitem.*{\(.*\)}$/\1/p' all.bbl | sort | cmp - ids

# biber, where it is there, knows every field, and misses only what a source does not have.
if command -v biber >/dev/null; then
  biber --tool --validate-datamodel --output-file read.bib all.bib >log || fail "$(cat log)"
  if grep -e 'WARN - ' -e 'ERROR - ' log | grep -v 'Missing mandatory field'; then
    fail 'biber warns of what it should not'
  fi
  grep -c '^@' read.bib | grep -qx "$(wc -l <ids)" || fail 'biber lost an entry'
fi

# CSL-JSON: a citation processor makes an entry of each.
pandoc --from csljson --to html --citeproc --fail-if-warnings all.json >all.html
grep -o '<div id="ref-[^"]*"' all.html | cut -d'"' -f2 | sed 's/^ref-//' | sort | cmp - ids

# Both tell the same of every source, as another program reads them. TeX curls quotation marks and
# tells the particle of a name apart.
common='sort_by(.id) | .[] | [.id, .title, .issued, .URL, (."container-title" // .publisher),
    [.author[]? | [."dropping-particle" // ."non-dropping-particle", .family // .literal]
      | map(select(. != null)) | join(" ")]]
  | walk(if type == "string" then gsub("<[^>]*>"; "") | gsub("[\u201c\u201d\u2018\u2019\"]"; "\u0027") else . end)'
pandoc --from bibtex --to csljson all.bib | jq -c "$common" >from_bibtex
jq -c "$common" all.json >from_csl
diff from_bibtex from_csl
