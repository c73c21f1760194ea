#!/bin/sh
# Runs one file of command cases in a scratch folder, in a plain environment.
set -eu
runner=$1 cases=$2
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"
"$runner" --all "$cases"
