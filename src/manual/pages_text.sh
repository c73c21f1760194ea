#!/bin/sh
# The manual as text, for `pakru help`: before each page a form feed and its name.
# pages_text.sh MANDOC PAGE...
set -eu
mandoc=$1
shift
for page in "$@"; do
  printf '\f%s\n' "${page##*/}"
  "$mandoc" -T ascii -O width=78 "$page"
done
