#!/bin/sh
# The exported calendar is read by a library of others, and holds the days that are certain.
# export_calendar.sh READER
set -eu
reader=$1
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"
# The distribution's own Python has the distribution's icalendar.
read_calendar() { /usr/bin/python3 "$reader" "$@"; }

pakru export ics --scope all -o all.ics 2>/dev/null
read_calendar all.ics | cut -f1,2,4 >events
day='[0-9]{4}-[0-9]{2}-[0-9]{2}'
pakru events --scope all --columns first,date,title --format tsv |
  grep -P "^[^\t]*\t[^\t]*\t$day(/$day)?\t" | cut -f1,2,4 >expected
[ "$(grep -c . expected)" -ge 500 ]
diff expected events

# Lines end as they must, are no longer than they may be, and break no character.
if grep -qv "$(printf '\r')\$" all.ics; then
  echo 'a line does not end with CR LF'
  exit 1
fi
[ "$(tr -d '\r' <all.ics | LC_ALL=C awk 'length > 75' | wc -l)" -eq 0 ]
iconv -f utf-8 -t utf-16 all.ics >/dev/null
LC_ALL=C grep -qP '^ [\x80-\xBF]' all.ics && exit 1

# Days of the user's own: a leap day, a span over a year's end, and what is left out and counted.
cat >mine.ndjson <<'NDJSON'
{"id": "my-1", "kind": "visit", "date": "2020-02-29", "title": "Comma, semicolon; back\\slash", "summary": "One\ntwo", "places": ["A, B"]}
{"id": "my-2", "kind": "visit", "date": "2020-12-30/2022-01-02", "title": "Четыре дня, названные так длинно, что строка не вмещает названия"}
{"id": "my-3", "kind": "visit", "date": "2020-12", "title": "A month"}
{"id": "my-4", "kind": "visit", "date": "2020-12-01~", "title": "About"}
{"id": "my-5", "kind": "visit", "date": "2020-12-01?", "title": "Uncertain"}
{"id": "my-6", "kind": "visit", "date": "2020-12-01/..", "title": "Open"}
{"id": "my-7", "kind": "visit", "date": "/2020-12-01", "title": "Unknown beginning"}
NDJSON
long='Четыре дня, названные так длинно, что строка не вмещает названия'
pakru export ics --data mine.ndjson --data-only -o - >mine.ics 2>notes
printf '%s\t%s\t%s\t%s\t\n' \
  my-1 2020-02-29 2020-03-01 'Comma, semicolon; back\slash' \
  my-2 2020-12-30 2022-01-03 "$long" >expected
read_calendar mine.ics | diff expected -
grep -q '5 records left out' notes

# Every year again comes the first day alone, so that no span overlaps itself, and of a leap day the
# last of February. Its title tells the year.
pakru export ics --data mine.ndjson --data-only --anniversaries -o - >mine.ics 2>/dev/null
printf '%s\t%s\t%s\t%s\t\t%s\t%s\t%s\t%s\t%s\n' \
  my-1 2020-02-29 2020-03-01 'Comma, semicolon; back\slash (2020)' \
  2020-02-29 2021-02-28 2022-02-28 2023-02-28 2024-02-29 \
  my-2 2020-12-30 2020-12-31 "$long (2020)" \
  2020-12-30 2021-12-30 2022-12-30 2023-12-30 2024-12-30 >expected
read_calendar mine.ics 2024 | diff expected -

# What has no event is a calendar all the same.
pakru export ics --data mine.ndjson --data-only --grep qwertz -o - >none.ics 2>/dev/null
[ "$(read_calendar none.ics)" = '' ]

# Nothing in it depends on when it is written.
sleep 1.1
pakru export ics --scope all -o - 2>/dev/null | cmp - all.ics
