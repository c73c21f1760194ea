# shellcheck shell=sh
# Sourced by the tests of whole commands: a scratch folder to work in, and a plain environment.
# The expected output is UTF-8, whatever the locale of the machine.
export LC_ALL=C.UTF-8
unset COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_HYPERLINK PAGER PAKRU_PAGER PAKRU_DATA PAKRU_MEMORY
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit
