#!/bin/sh
# The exported database is sound, the same each time, and gives the answers of the commands.
set -eu
# shellcheck source=tests/scratch.sh
. "$(dirname "$0")/scratch.sh"
: >faults
fault() { printf '%s\n' "$*" | tee -a faults; }

pakru export sqlite --scope all -o pakru.db
pakru export sqlite --scope all -o again.db
cmp pakru.db again.db || fault 'the same records give other bytes'
[ "$(sqlite3 pakru.db 'pragma integrity_check; pragma foreign_key_check;')" = ok ] ||
  fault 'the database is not sound'
# A table that is empty, or that no longer refers to others, would pass unseen.
[ "$(sqlite3 pakru.db "select count(*) from sqlite_master m, pragma_foreign_key_list(m.name)")" -ge 15 ] ||
  fault 'keys that refer to other tables are missing'
sqlite3 pakru.db "insert into search (search, rank) values ('integrity-check', 1)" ||
  fault 'the index is not that of the texts'

# same SQL COMMAND...: the rows of the statement are those of the command, in their order.
asked=0
same() {
  asked=$((asked + 1))
  # Numbers are floating, whole ones with a zero that pakru does not write.
  sqlite3 -tabs pakru.db "$1" | sed -E 's/([0-9])\.0(\t|$)/\1\2/g; s/([0-9])\.0(\t|$)/\1\2/g' >answer
  shift
  "$@" 2>/dev/null >expected
  if ! [ -s expected ] || ! cmp -s expected answer; then
    fault "differs: $*"
    diff expected answer | head -5
  fi
}
# shellcheck disable=SC2317  # called by name, as are those below
of_all() { pakru "$@" --scope all --format tsv; }
# shellcheck disable=SC2317
sorted() { of_all "$@" | sort; }

# The views, row by row.
for view in events visits agreements deals timeline; do
  same "select * from $view" of_all $view
  names=$(sqlite3 -header -tabs pakru.db "select * from $view limit 1" | head -1)
  [ "$names" = "$(of_all $view --header --limit 1 | head -1)" ] || fault "the columns of $view differ"
done
same "select id, date, title, field, says, iif(chosen, 'yes', 'no'), source, publisher from disputes" \
  of_all disputes

# Ten questions.
same 'select kind, count(*) from records group by kind order by 1' sorted summary --by kind
same "select (year / 10 * 10) || 's', count(*) from records group by 1 order by 1" of_all summary --by decade
same 'select topic, count(distinct record) from record_topics group by 1 order by 1' sorted summary --by topic
same 'select source, count(distinct record) from claims group by 1 order by 1' sorted summary --by source
# shellcheck disable=SC2016
same "select id, coalesce(value_high, value) from records where kind = 'deal' and currency = 'USD'
      and coalesce(value_high, value) >= 100000000 order by position" \
  sh -c 'pakru deals --scope all --min-value 100M --format tsv --columns value,value_high |
    awk -F"\t" -v OFS="\t" "{ print \$1, \$3 == \"\" ? \$2 : \$3 }"'
same "select r.id, r.date from records r where r.kind = 'visit' and exists (select 1 from record_people
      where record = r.id and person = 'sergey-lavrov') order by position" \
  of_all visits --person sergey-lavrov --columns date
same "select id from records where disputed order by position" of_all events --disputed --columns id
same "select id, support, confidence from records where support >= 4 order by position" \
  of_all events --min-sources 4 --columns support,confidence
same "select id from records where last >= '2014-01-01' and first <= '2014-12-31' order by position" \
  of_all events --since 2014 --until 2014 --columns id
# shellcheck disable=SC2016
same "select record, printf('%.6g', sum(tiv)) from deliveries group by 1 order by 1" \
  sh -c 'pakru deals --scope all --format tsv --columns tiv |
    awk -F"\t" "\$2 != \"\" { printf \"%s\t%.6g\n\", \$1, \$2 }" | sort'

# What stands beside records.
same 'select id, period, flow, amount, reporter, source from trade order by position' \
  pakru trade --all --columns period,flow,amount,reporter,source --format tsv
same "select year, value from points where series = 'us-cpi-u' order by 1" pakru series us-cpi-u --format tsv
same 'select publisher, url from sources order by id' \
  sh -c "pakru sources --columns publisher,url --format tsv | cut -f2-"
same "select id from search where search match 'druzhba' order by id" \
  sh -c "pakru search druzhba --scope all --format tsv --columns id | sort"

# A part of the records has what it refers to, and no more; figures follow the dates.
pakru export sqlite --kind visit --since 2010 --until 2015 -o pakru.db
[ "$(sqlite3 pakru.db 'pragma foreign_key_check')" = '' ] || fault 'a part refers to what it has not'
same 'select id, date, direction, level, title, people, places from visits' \
  pakru visits --since 2010 --until 2015 --format tsv
same 'select distinct person from record_people order by 1' sqlite3 pakru.db 'select id from people order by 1'
same 'select id from trade order by position' pakru trade --all --since 2010 --until 2015 --columns id --format tsv
same 'select min(year), max(year) from points' echo "2010	2015"

# Whatever texts hold stands in the database as it is; a zero would end it.
printf '%s\n' '{"id": "my-1", "kind": "deal", "date": "2020-02-29", "title": "'"'"'); DROP TABLE records; -- \"x\"",' \
  ' "summary": "a\nb\u0000c", "places": ["No\twhere", ""], "people": [{"person": "nobody"}],' \
  ' "claims": [{"source": "unheard-of", "states": "=1+1"}], "related": ["gone"]}' | tr -d '\n' >mine.ndjson
pakru export sqlite --data mine.ndjson --data-only -o pakru.db
[ "$(sqlite3 pakru.db 'pragma integrity_check; pragma foreign_key_check;')" = ok ] || fault 'hostile texts break it'
# shellcheck disable=SC2016
same "select title, hex(summary), (select group_concat(place, '|') from record_places),
      (select id from people), (select id from sources), states from records, claims" \
  printf '%s\t610A62EFBFBD63\tNo\twhere\tnobody\tunheard-of\t=1+1\n' "'); DROP TABLE records; -- \"x\""

# What is not known is NULL, in a dispute a zero is shown, and what is counted whole is an integer.
printf '%s\n' '{"id": "my-2", "kind": "deal", "date": "2020", "title": "Mine", "places": ["B"],' \
  ' "deal": {"item": "things", "deliveries": [{"condition": "new"}]}, "claims": [' \
  ' {"source": "one", "states": "so", "place": "A\u0000b", "session": 7, "troops": 7}]}' | tr -d '\n' >mine.ndjson
pakru export sqlite --data mine.ndjson --data-only -o pakru.db
same "select d.year is null, d.quantity is null, d.condition, d.tiv is null, r.tiv is null
      from deliveries d, records r" echo '1	1	new	1	1'
same 'select group_concat(says) from differences' echo 'B,A�b'
same 'select typeof(c.session), typeof(c.troops), typeof(r.support) from claims c, records r' echo 'integer	integer	integer'
[ "$asked" -ge 23 ] && [ ! -s faults ]
