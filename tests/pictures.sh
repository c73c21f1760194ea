#!/bin/sh
# The pictures of docs/pictures, drawn anew: without a second word they are compared with what is
# there, byte by byte; with --write they are written in its place.
set -eu
# The expected output is UTF-8, whatever the locale of the machine.
export LC_ALL=C.UTF-8
folder=$1 mode=${2:-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

pakru chart trade --compare pakistan,russia --since 1992 --svg "$scratch/trade.svg"
pakru chart arms-russia-pakistan arms-russia-india \
  --title 'Arms from the Soviet Union and Russia' --svg "$scratch/arms.svg"
pakru chart events --svg "$scratch/events.svg"
pakru chart un-votes-alike --svg "$scratch/votes.svg"

if [ "$mode" = --write ]; then
  mkdir -p "$folder"
  cp "$scratch"/*.svg "$folder"
  exit
fi
for picture in "$scratch"/*.svg; do
  if ! cmp "$picture" "$folder/${picture##*/}"; then
    echo "PATH=build/release:\$PATH tests/pictures.sh docs/pictures --write   draws them anew"
    exit 1
  fi
done
