#!/bin/sh
# Runs the commands of a Markdown document and compares what they print with what stands there.
set -eu
# The expected output is UTF-8, whatever the locale of the machine.
export LC_ALL=C.UTF-8
cram=$1 document=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_HYPERLINK PAGER PAKRU_PAGER
# Fenced blocks are for reading; indented ones are run.
awk '/^ *```/ { fenced = !fenced; next } !fenced' "$document" >"$scratch/document.t"
# The notebook's cell needs the distribution's Python, with the distribution's pandas.
PATH=${PATH%%:*}:/usr/bin:$PATH
cd "$scratch"
grep -q '^    \$ ' document.t  # a document without a command is not tested
"$cram" --shell=bash --preserve-env --indent=4 document.t
