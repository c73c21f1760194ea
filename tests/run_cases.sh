#!/bin/sh
# Runs one file of command cases in a scratch folder, in a plain environment.
set -eu
# The expected output is UTF-8, whatever the locale of the machine.
export LC_ALL=C.UTF-8
runner=$1 cases=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_HYPERLINK PAGER PAKRU_PAGER
cd "$scratch"
"$runner" --all "$cases"
