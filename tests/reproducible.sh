#!/bin/sh
# Packages built again, in another folder, are the same bytes. reproducible.sh BUILT
set -eu
built=$(realpath "$1")
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
copy=$scratch/a/folder/of/another/name
mkdir -p "$copy/build"
git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - | tar -xf - -C "$copy"
if [ -d build/deps ]; then cp -r build/deps "$copy/build"; fi

: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH
cd "$copy"
{ cmake --preset package &&
  cmake --build --preset package --target pakru completions packed_manual packed_changelog &&
  cd build/package && cpack; } >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
for package in *.deb *.tar.gz; do
  cmp "$built/$package" "$package"
done
