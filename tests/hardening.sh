#!/bin/sh
# PROGRAM LIBRARY: whether the release binary, and the code of pakru's own that is linked into it, was
# built with what cmake/Hardening.cmake asks for.
set -eu
program=$1 library=$2
failed=0
expect() {
  if ! printf '%s\n' "$2" | grep -Eq "$3"; then
    echo "hardening: $1" >&2
    failed=1
  fi
}
segments=$(readelf --wide --program-headers "$program")
dynamic=$(readelf --wide --dynamic "$program")
# Of the binary it could not be told: a static C library has these symbols for itself.
called=$(nm --undefined-only "$library")

expect 'it is position-independent (ELF type DYN)' "$(readelf --file-header "$program")" 'Type: +DYN'
expect 'what is relocated is read-only afterwards (RELRO)' "$segments" 'GNU_RELRO'
expect 'everything is bound at the start (BIND_NOW)' "$dynamic" 'BIND_NOW|FLAGS.* NOW|FLAGS_1.* NOW'
expect 'the stack is not executable' "$segments" 'GNU_STACK.* RW +0x'
expect 'the stack is guarded' "$called" ' U __stack_chk_fail$'
expect 'calls of the C library are checked (FORTIFY)' "$called" ' U __[a-z]+_chk$'
if printf '%s\n' "$segments" | grep -Eq 'LOAD.* RWE '; then
  echo 'hardening: no memory is both writable and executable' >&2
  failed=1
fi
exit "$failed"
