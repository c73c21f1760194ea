#!/bin/sh
# What packages install is whole, and works. installed.sh DEB TAR
set -eu
deb=$(realpath "$1") tar=$(realpath "$2")
cases=$(realpath "$(dirname "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir "$scratch/deb" "$scratch/tar"
dpkg-deb -x "$deb" "$scratch/deb"
tar -xzf "$tar" -C "$scratch/tar" --strip-components=1

for root in "$scratch/deb/usr" "$scratch/tar"; do
  for file in bin/pakru share/pakru/events.json share/man/man1/pakru.1.gz \
    share/man/man1/pakru-events.1.gz share/man/man5/pakru-data.5.gz \
    share/man/man7/pakru-filters.7.gz share/doc/pakru/LICENSE share/doc/pakru/LICENSE-DATA \
    share/doc/pakru/LICENSE-LIBRARIES share/doc/pakru/docs/recipes.md \
    share/bash-completion/completions/pakru share/zsh/site-functions/_pakru \
    share/fish/vendor_completions.d/pakru.fish; do
    [ -s "$root/$file" ] || { echo "$file is not installed"; exit 1; }
  done
  "$root/bin/pakru" check "$root/share/pakru/events.json" >"$scratch/check"
  man -l "$root/share/man/man1/pakru.1.gz" | grep -q 'who met, who signed'
done
"$cases/hardening.sh" "$scratch/deb/usr/bin/pakru"
# It needs nothing of the system: it runs where there is nothing else.
if [ "$(id -u)" -eq 0 ]; then
  chroot "$scratch/tar" /bin/pakru visits --since 2007 --until 2007 >/dev/null
fi

for case in "$cases"/commands/*.test; do
  PATH="$scratch/deb/usr/bin:$PATH" "$cases/run_cases.sh" shelltest "$case" >"$scratch/log" ||
    { cat "$scratch/log"; exit 1; }
done
