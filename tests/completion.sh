#!/usr/bin/env bash
# Completion, by typing into a real shell: bash (with bash-completion), zsh or fish.
set -euo pipefail
shell=$1
program=$(command -v pakru)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export LC_ALL=C.UTF-8 HOME=$scratch TERM=xterm HISTFILE=
unset PAKRU_DATA

# What is typed before the Tab key, and the words that pakru is then called with.
cases=(
  'timel -> timeline'
  'events --dispu -> events|--disputed'
  'events --kind visit,ag -> events|--kind|visit,agreement'
  'deals --type=def -> deals|--type=defense'
  'events --columns date,+summ -> events|--columns|date,+summary'
  'events --sort title:de -> events|--sort|title:desc'
  'show 2015-08-mi -> show|2015-08-mi-35m-contract'
  'cite dawn-1965-11 -> cite|dawn-1965-11-27-bhutto-moscow'
  'events --person Nikita -> events|--person|Nikita Khrushchev'
  'events --person "Nikita -> events|--person|Nikita Khrushchev'
  'events --source "Jane'"'"'s Defence W -> events|--source|Jane'"'"'s Defence Weekly'
  'events --person kosyg -> events|--person|Kosygin'
  'help topi -> help|topics'
  'check own-r -> check|own-records.ndjson'
  'events --data=own-r -> events|--data=own-records.ndjson'
  'show --data own-records.ndjson 1999-o -> show|--data|own-records.ndjson|1999-own'
)
echo '{"id": "1999-own", "kind": "visit", "date": "1999", "title": "Own"}' >own-records.ndjson

fail() {
  echo "$shell: $*" >&2
  exit 1
}

# fish tells what it would complete with.
test_fish() {
  pakru completion fish >pakru.fish
  local case wanted
  for case in "${cases[@]}"; do
    # shellcheck disable=SC2016 # $argv is that of fish
    fish --no-config --command 'source pakru.fish; complete -C $argv[1]' "pakru ${case% -> *}" |
      cut -f1 >offered
    wanted=${case#* -> }
    grep -Fxq -e "${wanted##*|}" offered ||
      fail "'${case% -> *}' is completed with: $(cat offered)"
  done
}

# In other shells a stand-in of that name writes down how it is called.
make_stand_in() {
  mkdir bin
  cat >bin/pakru <<EOF
#!/bin/bash
case "\$1" in
  __complete|completion) exec "$program" "\$@" ;;
  *) IFS='|'; echo "\$*" >>"$scratch/calls" ;;
esac
EOF
  chmod +x bin/pakru
  touch calls
  export PATH=$scratch/bin:$PATH
}

# Types each case, and waits until the shell has called what it made of it.
type_cases() {
  local case count=0 tries
  for case in "${cases[@]}"; do
    printf 'pakru %s\t\n' "${case% -> *}"
    count=$((count + 1))
    for ((tries = 0; tries < 100; ++tries)); do
      [ "$(wc -l <calls)" -lt "$count" ] || break
      sleep 0.1
    done
  done
  echo exit
}

test_by_typing() {
  make_stand_in
  type_cases | script -qec "$1" /dev/null >screen 2>&1 || true
  printf '%s\n' "${cases[@]#* -> }" | diff - calls >&2 || fail "on the screen: $(tail -c 2000 screen)"
}

case "$shell" in
  bash)
    printf '%s\n' 'source /usr/share/bash-completion/bash_completion' \
      'source <(pakru completion bash)' >rc
    test_by_typing 'bash --noprofile --rcfile rc -i'
    ;;
  zsh)
    printf '%s\n' 'autoload -Uz compinit && compinit -u -D' \
      'source <(pakru completion zsh)' >.zshrc
    test_by_typing 'zsh -d -i'
    ;;
  fish) test_fish ;;
  *) fail 'not a shell that is tested' ;;
esac
