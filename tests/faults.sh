#!/usr/bin/env bash
# PROGRAM: what the program does when the system fails it, as strace has the system do. Ends with 77
# where nothing can be traced.
set -euo pipefail
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
if ! strace -o trace true 2>/dev/null; then
  echo 'faults: strace is not allowed to trace here' >&2
  exit 77
fi

# Nothing that is traced can be searched for leaks.
export ASAN_OPTIONS=detect_leaks=0
failed=0
complain() {
  echo "faults: $*" >&2
  failed=1
}

# STATUS MESSAGE PATH INJECTION WORDS...: with what strace injects where that file is used, or anywhere
# ('*'), the program ends so and says so.
expect() {
  local status=$1 message=$2 injection=$4 ended=0 where=()
  if [ "$3" != '*' ]; then where=(-P "$3"); fi
  shift 4
  strace -f -qq -o trace "${where[@]}" -e trace="${injection%%:*}" -e inject="$injection" "$program" "$@" \
    >out 2>err </dev/null || ended=$?
  if [ "$ended" -ne "$status" ]; then complain "$injection $*: ended with $ended: $(cat err)"; fi
  if [ -n "$message" ] && ! grep -qF -- "$message" err; then complain "$injection $*: said: $(cat err)"; fi
}

# Until the program, which writes its trace, has read from its file.
await_reading() {
  for _ in $(seq 200); do
    if grep -qs 'read(' trace; then return; fi
    sleep 0.02
  done
  complain 'nothing is read'
}

# A file of the user's stays as it was, and nothing else is there.
stays() {
  if [ "$(cat old/picture.svg)" != old ]; then complain "$1: the old file is lost"; fi
  if [ "$(ls old)" != picture.svg ]; then complain "$1: something is left beside it: $(ls old)"; fi
}

seq 200000 | sed 's/.*/{"id":"a&","kind":"visit","date":"2001","title":"A"}/' >records.ndjson
gzip -k records.ndjson
"$program" events --data records.ndjson --data-only >whole

# Reading fails at the first block and in the middle.
for when in 1 3; do
  for file in records.ndjson records.ndjson.gz; do
    expect 1 'Input/output error' "$file" "read:error=EIO:when=$when+" events --data "$file"
    expect 1 'Input/output error' "$file" "read:error=EIO:when=$when+" check "$file"
  done
done
# A signal that interrupts reading or writing changes nothing.
expect 0 '' records.ndjson 'read:error=EINTR:when=2..4+2' events --data records.ndjson --data-only
cmp -s out whole || complain 'an interrupted read: the answer differs'
expect 0 '' out 'write:error=EINTR:when=2..6+2' events --data records.ndjson --data-only
cmp -s out whole || complain 'an interrupted write: the answer differs'
# The system starts fewer threads than asked for, or none. ThreadSanitizer's own comes first.
own=0
if grep -q __tsan_init "$program"; then own=1; fi
expect 0 '' '*' "clone3:error=EAGAIN:when=$((own + 2))+" events --data records.ndjson --data-only
cmp -s out whole || complain 'one thread: the answer differs'
expect 1 'the system starts no thread to read with' '*' "clone3:error=EAGAIN:when=$((own + 1))+" events --data records.ndjson
# The output is full in the middle.
expect 1 'standard output: No space left on device' out 'write:error=ENOSPC:when=3' events --data records.ndjson
expect 1 'standard output: Input/output error' out 'write:error=EIO:when=1' events

# A file that shrinks while it is read ends where it ends.
cp records.ndjson shrinking.ndjson && rm -f trace
strace -f -qq -o trace -P shrinking.ndjson -e trace=read -e inject=read:delay_enter=300000:when=2+ \
  "$program" events --data shrinking.ndjson --data-only >out 2>err &
await_reading
truncate -s 5000000 shrinking.ndjson
wait $! && status=0 || status=$?
if [ "$status" -ne 3 ]; then complain "a file that shrinks: ended with $status"; fi
lines=$(wc -l <shrinking.ndjson)
if ! cmp -s out <(head -n "$lines" whole); then complain 'a file that shrinks: the answer is wrong'; fi
if ! grep -q "^pakru: shrinking.ndjson:$((lines + 1)): " err; then complain "a file that shrinks: said: $(cat err)"; fi
# One that vanishes is read to its end.
cp records.ndjson vanishing.ndjson && rm -f trace
strace -f -qq -o trace -P vanishing.ndjson -e trace=read -e inject=read:delay_enter=300000:when=2 \
  "$program" events --data vanishing.ndjson --data-only >out &
await_reading
rm vanishing.ndjson
wait $! || complain 'a file that vanishes: failed'
cmp -s out whole || complain 'a file that vanishes: the answer is wrong'

# Writing a file fails at each step; the old one stays.
mkdir old && echo old >old/picture.svg
chart=(chart events --svg old/picture.svg)
expect 1 'No space left on device' '*' 'fsync:error=ENOSPC' "${chart[@]}" && stays 'a full disk'
expect 1 'Input/output error' '*' 'fsync:error=EIO' "${chart[@]}" && stays 'a disk that fails'
expect 1 'Read-only file system' '*' 'rename:error=EROFS' "${chart[@]}" && stays 'a name that cannot be given'
expect 1 'picture.svg: Permission denied' '*' '?access,?faccessat,?faccessat2:error=EACCES' "${chart[@]}" && stays 'no permission'
# A signal in the middle ends the program when the new file stands in its place, whole.
"$program" "${chart[@]:0:3}" - >whole.svg
for signal in INT TERM HUP QUIT; do
  echo old >old/picture.svg
  # What runs behind a script ignores INT unless it is told not to.
  env --default-signal=INT,QUIT strace -f -qq -o trace -e trace=fsync -e inject=fsync:delay_enter=2000000 "$program" "${chart[@]}" 2>err &
  for _ in $(seq 100); do
    writer=$(pgrep -P $! -x "$(basename "$program")" || true)
    beside=(old/picture.svg.*)
    if [ -n "$writer" ] && [ -e "${beside[0]}" ]; then break; fi
    sleep 0.02
  done
  kill -"$signal" "$writer"
  if wait $!; then complain "$signal: it went on"; fi
  if ! cmp -s old/picture.svg whole.svg || [ -n "$(find old -name 'picture.svg.*')" ]; then
    complain "$signal: the file is not whole"
  fi
done
# So does a folder; the old one goes when the new one stands there.
"$program" export datapackage --limit 3 -o package
env --default-signal=TERM strace -f -qq -o trace -e trace=fsync -e inject=fsync:delay_enter=200000:when=2 \
  "$program" export datapackage --limit 5 -o package 2>err &
for _ in $(seq 100); do
  writer=$(pgrep -P $! -x "$(basename "$program")" || true)
  if [ -n "$writer" ] && compgen -G 'package.*' >/dev/null; then break; fi
  sleep 0.02
done
kill -TERM "$writer"
if wait $!; then complain 'TERM: a folder: it went on'; fi
if [ "$(wc -l <package/records.csv)" -ne 6 ] || compgen -G 'package.*' >/dev/null; then
  complain 'TERM: the folder is not whole, or something is left beside it'
fi
expect 1 'package: it is written, but what stood there is not gone: package.' '*' 'unlinkat:error=EACCES:when=2' \
  export datapackage --limit 4 -o package
if [ "$(wc -l <package/records.csv)" -ne 5 ]; then complain 'a folder that cannot be removed: the new one is not there'; fi
rm -r package package.*
# A file system that cannot exchange two folders.
"$program" export datapackage --limit 3 -o package
expect 1 'package: the file system cannot put a folder in the place of another' '*' 'renameat2:error=EINVAL' \
  export datapackage --limit 4 -o package
if [ "$(wc -l <package/records.csv)" -ne 4 ] || [ -n "$(find . -name 'package.*')" ]; then
  complain 'a folder that cannot be exchanged: the old one is lost, or something is left beside it'
fi
exit "$failed"
