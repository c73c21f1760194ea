#!/bin/sh
# Runs one file of command cases in a scratch folder, in a plain environment.
set -eu
runner=$1 cases=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset COLUMNS NO_COLOR PAGER PAKRU_PAGER
cd "$scratch"
"$runner" --all -j2 "$cases"
