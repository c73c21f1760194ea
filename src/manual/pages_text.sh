#!/bin/sh
# The manual as text, for `pakru help`: before each page a form feed and its name.
# pages_text.sh MANDOC TEXT PAGE...
set -eu
mandoc=$1 text=$2
shift 2
for page in "$@"; do
  printf '\f%s\n' "${page##*/}"
  "$mandoc" -T ascii -O width=78 "$page"
done >"$text"
