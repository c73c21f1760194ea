#!/bin/sh
# Runs the commands of a Markdown document and compares what they print with what stands there.
set -eu
cram=$1 document=$2
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"
# Fenced blocks are for reading; indented ones are run.
awk '/^ *```/ { fenced = !fenced; next } !fenced' "$document" >document.t
# The notebook's cell needs the distribution's Python, with the distribution's pandas.
PATH=${PATH%%:*}:/usr/bin:$PATH
grep -q '^    \$ ' document.t  # a document without a command is not tested
"$cram" --shell=bash --preserve-env --indent=4 document.t
