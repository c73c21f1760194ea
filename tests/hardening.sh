#!/bin/sh
# PROGRAM [LIBRARY COMMANDS]: whether a release binary was built with what cmake/Hardening.cmake asks
# for. What cannot be told of a binary, since a static C library has guards of its own, is looked for
# in pakru's own code and in the commands that compiled it (compile_commands.json).
set -eu
program=$1
failed=0
expect() {
  if ! printf '%s\n' "$2" | grep -Eq "$3"; then
    echo "hardening: $1" >&2
    failed=1
  fi
}
segments=$(readelf --wide --program-headers "$program")
dynamic=$(readelf --wide --dynamic "$program")

expect 'it is position-independent (ELF type DYN)' "$(readelf --file-header "$program")" 'Type: +DYN'
expect 'what is relocated is read-only afterwards (RELRO)' "$segments" 'GNU_RELRO'
expect 'everything is bound at the start (BIND_NOW)' "$dynamic" 'BIND_NOW|FLAGS.* NOW|FLAGS_1.* NOW'
expect 'the stack is not executable' "$segments" 'GNU_STACK.* RW +0x'
if printf '%s\n' "$segments" | grep -Eq 'LOAD.* RWE '; then
  echo 'hardening: no memory is both writable and executable' >&2
  failed=1
fi
if [ $# -gt 1 ]; then
  called=$(nm --undefined-only "$2")
  expect 'the stack is guarded' "$called" ' U __stack_chk_fail$'
  expect 'calls of the C library are checked (FORTIFY)' "$called" ' U __[a-z]+_chk$'
  compiled=$(grep '"command":.* -c [^ ]*/src/[^ ]*\.cpp"' "$3")
  for flag in -D_FORTIFY_SOURCE=3 -fPIE -fstack-protector-strong -fstack-clash-protection; do
    if printf '%s\n' "$compiled" | grep -v -- " $flag "; then
      echo "hardening: it is compiled with $flag" >&2
      failed=1
    fi
  done
fi
exit "$failed"
