#!/bin/sh
# The manual as Markdown, to be read where documents are: a file for each page.
# reference.sh MANDOC FOLDER PAGE...
set -eu
mandoc=$1 folder=$2
shift 2
mkdir -p "$folder"
for page in "$@"; do
  "$mandoc" -T markdown "$page" >"$folder/${page##*/}.md"
done
