#!/bin/sh
# Ten questions asked of pakru, and of DuckDB over what pakru exports, have the same answers.
set -eu
runner=$1 # bench/duckdb.mjs
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"

pakru events --scope all --format ndjson >events.ndjson
pakru schema --sql duckdb >questions.sql
asked=0

# same SQL COMMAND...: the command's rows are those of the statement, in any order.
same() {
  asked=$((asked + 1))
  cat >>questions.sql <<SQL
copy ($1) to 'duckdb.$asked' (format csv, delimiter '\t', header false, quote '');
SQL
  shift
  echo "$*" >"command.$asked"
  "$@" 2>/dev/null >"pakru.$asked"
}

# shellcheck disable=SC2317  # these two are called by name
of_all() { pakru "$@" --scope all --format tsv; }
# shellcheck disable=SC2317
disputed_in() { of_all disputes --columns field | awk -v field="$1" '$2 == field { print $1 }' | uniq; }

same 'select kind, count(*) from events group by kind' of_all summary --by kind
# Every date of the dataset begins with the digits of its decade, but one with an unknown beginning.
same "select substr(regexp_replace(\"date\", '^(\.\.)?/', ''), 1, 3) || '0s', count(*)
      from events group by 1" of_all summary --by decade
same 'select topic, count(*) from (select unnest(topics) topic from events) group by topic' \
  of_all summary --by topic
same 'select source, count(distinct id) from (select id, unnest(claims).source as source from events)
      group by source' of_all summary --by source
same 'select person, count(distinct id) from (select id, unnest(people).person as person from events)
      group by person' of_all people --columns records
same "select id, visit.direction, visit.level from events where kind = 'visit'" \
  of_all visits --columns direction,level
same "select id, deal.type, deal.status, deal.supplier, deal.quantity::bigint from events
      where kind = 'deal'" of_all deals --columns type,status,supplier,quantity
same "select id, coalesce(v.amount, v.amount_low)::bigint, v.amount_high::bigint
      from (select id, deal.value v from events)
      where v.currency = 'USD' and coalesce(v.amount_high, v.amount, v.amount_low) >= 100000000" \
  of_all deals --min-value 100M --columns value,value_high
same "select id, regexp_replace(list_sum([d.tiv for d in deal.deliveries])::varchar, '[.]0$', '') from events
      where kind = 'deal'" of_all events --kind deal --columns tiv
same 'select id from events
      where len(list_distinct([agreement.instrument] || [c.instrument for c in claims])) > 1' \
  disputed_in instrument

node "$runner" "$(cat questions.sql)"
i=0 status=0
while [ "$i" -lt "$asked" ]; do
  i=$((i + 1))
  sort "pakru.$i" >expected
  sort "duckdb.$i" >answer
  if ! [ -s expected ] || ! cmp -s expected answer; then
    echo "differs: $(cat "command.$i")"
    diff expected answer | head -10
    status=1
  fi
done
exit "$status"
