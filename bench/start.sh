#!/usr/bin/env bash
# The time of a whole process, output to a pipe, beside peers in the same run:
# alternating, the median of RUNS runs (200) of each.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-200}
pakru=build/release/pakru
[ -x "$pakru" ] || { echo 'bench: build first: ./dev build' >&2; exit 1; }

names=(true pakru)
commands=("true" "$pakru events --since 2010")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if command -v sqlite3 >/dev/null; then
  "$pakru" events --scope all --columns date,first,last,kind,title,scope >"$scratch/events.tsv"
  sqlite3 "$scratch/events.db" \
    'create table events(id text primary key, date text, first text, last text, kind text, title text, scope text)' \
    '.mode tabs' ".import $scratch/events.tsv events"
  names+=(sqlite3)
  commands+=("sqlite3 -tabs $scratch/events.db \"select id, date, kind, title from events where last >= '2010-01-01' and scope = 'bilateral'\"")
fi
if command -v jq >/dev/null; then
  names+=(jq)
  commands+=("jq -r '.events[] | select(.scope == \"bilateral\" and .date >= \"2010\") | [.id, .date, .kind, .title] | @tsv' data/events.json")
fi

# Each command becomes a program of its own, so that no shell is timed.
for i in "${!names[@]}"; do
  eval "set -- ${commands[$i]}"
  printf '%s\0' "$@" >"$scratch/$i.argv"
done

cat >"$scratch/measure.py" <<'PY'
import os, statistics, subprocess, sys, time
scratch, runs, names = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
commands = [open(f"{scratch}/{i}.argv").read().split("\0")[:-1] for i in range(len(names))]
times = [[] for _ in names]
for run in range(runs + 5):
    for i, command in enumerate(commands):
        if names[i] == "jq" and run >= max(10, runs // 10) + 5:
            continue
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            process.stdout.read()
        if run >= 5:
            times[i].append(time.perf_counter() - start)
medians = [statistics.median(t) * 1000 for t in times]
print(f"{'what':<10}{'median ms':>10}{'to true':>10}{'to pakru':>10}{'runs':>7}")
for name, median, t in zip(names, medians, times):
    print(f"{name:<10}{median:>10.2f}{median / medians[0]:>10.2f}{median / medians[1]:>10.2f}{len(t):>7}")
PY
python3 "$scratch/measure.py" "$scratch" "$runs" "${names[@]}"
