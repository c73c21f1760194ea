#!/bin/sh
# The manual pages are those that the definitions give, well-formed, and tell nothing untrue.
# manual.sh PAKRU_MANUAL SOURCE; pakru stands on PATH.
set -eu
export LC_ALL=C.UTF-8
tool=$(realpath "$1") source=$(realpath "$2")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
: >"$scratch/faults"
fault() { printf '%s\n' "$*" | tee -a "$scratch/faults"; }

mkdir "$scratch/man"
"$tool" "$source/man" "$scratch/man"
diff -u -x '*.in' "$source/man" "$scratch/man" ||
  fault "man/ is not what the definitions give; the target 'manual' writes it anew"
"$source/src/manual/reference.sh" mandoc "$scratch/reference" "$source"/man/*.[157]
diff -ru "$source/docs/reference" "$scratch/reference" ||
  fault "docs/reference/ is not what man/ says; the target 'manual' writes it anew"
(cd "$source/man" && mandoc -T lint -W warning ./*.[157]) || fault 'mandoc finds mistakes'

# Each example runs, in a home of its own.
mkdir -p "$scratch/run" "$scratch/home/.zfunc" "$scratch/home/.config/fish/completions"
export HOME="$scratch/home"
cd "$scratch/run"
echo '{"id": "mine", "kind": "visit", "date": "2025-03-04", "title": "Mine"}' >records.ndjson
mkdir data && cp "$source/data/events.json" data
"$tool" --examples >"$scratch/examples"
while read -r example; do
  bash -c "$example" >/dev/null 2>"$scratch/errors" </dev/null ||
    fault "$example: $(cat "$scratch/errors")"
done <"$scratch/examples"

# The program carries the pages' text, as man shows it.
for page in "$source"/man/pakru-*.[157]; do
  name=${page##*/pakru-} name=${name%.*}
  mandoc -T ascii -O width=78 "$page" | sed 's/.\x08//g' >"$scratch/page"
  pakru help "$name" | cmp - "$scratch/page" || fault "pakru help $name does not print its page"
done

# Each variable that the program reads is listed.
grep -rhoE 'environment\("[A-Z_]+"' "$source/src/cli" | grep -oE '[A-Z_]+' | sort -u |
  while read -r name; do
    grep -q "^\.It Ev $name\$" "$source/man/pakru.1" || fault "pakru.1: $name is missing"
  done

# Each message of the list is made by some case, of commands or of what stands below them.
cat "$source"/tests/commands/*.test "$source"/tests/unit/*/*.cpp "$source"/tests/faults.sh | grep -v '^[$#]' >"$scratch/cases"
"$tool" --messages | while read -r message; do
  # shellcheck disable=SC2016
  pattern=$(printf '%s' "$message" | sed 's/[][\.*^$()?+{}|]/\\&/g; s/<[a-z]*>/.+/g')
  grep -qE -- "$pattern" "$scratch/cases" || fault "no case makes the message: $message"
done
[ ! -s "$scratch/faults" ]
