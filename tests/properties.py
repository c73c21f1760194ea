#!/usr/bin/python3
"""PROGRAM: what holds of any records, tried with generated ones (Hypothesis): every format reads back,
the order of lines does not matter, filters commute, counts add up, and the way a line is spaced makes
no difference."""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

PROGRAM = sys.argv.pop(1)
KINDS = ("visit", "agreement", "deal", "statement", "incident")
COLUMNS = ("date", "kind", "title", "summary", "topics", "places", "quantity")

settings.register_profile("pakru", max_examples=int(os.environ.get("EXAMPLES", "60")), deadline=None,
                          derandomize=True, suppress_health_check=list(HealthCheck))
settings.load_profile("pakru")

texts = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=30)
names = st.text("abcdeé\"',; \t", min_size=1, max_size=8)
years = st.integers(1950, 2019)
dates = st.one_of(
    years.map(str), years.map("{}~".format), st.just("197X"),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28)))


@st.composite
def record_lists(draw):
    """Records with ids of their own, most of their keys optional."""
    count = draw(st.integers(1, 12))
    records = []
    for number in range(count):
        kind = draw(st.sampled_from(KINDS))
        record = {"id": f"r{number:02}", "kind": kind, "date": draw(dates), "title": draw(texts)}
        if draw(st.booleans()):
            record["summary"] = draw(texts)
        record["topics"] = draw(st.lists(st.sampled_from(("gas", "trade", "arms")), unique=True))
        record["places"] = draw(st.lists(names, max_size=2))
        if kind == "deal":
            record["deal"] = {"type": "energy", "quantity": draw(st.integers(0, 10**9)),
                              "value": {"amount": draw(st.integers(1, 10**9)), "currency": "USD"}}
        records.append(record)
    return records


FILTERS = {
    "--since": years.map(str), "--until": years.map(str), "--kind": st.sampled_from(KINDS),
    "--topic": st.sampled_from(("gas", "trade", "gas,arms")), "--grep": st.sampled_from(("a", "[0-9]", ".")),
    "--on": st.sampled_from(("1970", "197X", "05-01")), "--min-value": st.sampled_from(("100", "5M")),
}


def ask(lines, *words):
    """What the program prints of records, a line each."""
    with tempfile.NamedTemporaryFile(suffix=".ndjson") as file:
        file.write("".join(line + "\n" for line in lines).encode())
        file.flush()
        command = [PROGRAM, *words, "--data", file.name, "--data-only"]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode != 0:
            raise AssertionError((command, done.stderr.decode()))
        return done.stdout.decode()


def lines_of(records):
    return [json.dumps(record) for record in records]


def cell(record, column):
    """A value as programs are given it."""
    value = record.get("deal", {}).get(column) if column == "quantity" else record.get(column)
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, list) else str(value)


class Formats(unittest.TestCase):
    """What is read back is what was given."""

    def rows(self, records, form):
        return ask(lines_of(records), "events", "--columns", "id," + ",".join(COLUMNS), "--format", form)

    @given(record_lists())
    def test_csv(self, records):
        read = list(csv.reader(io.StringIO(self.rows(records, "csv"), newline="")))
        self.assertEqual(read, [[r["id"], *(cell(r, c) for c in COLUMNS)] for r in records])

    @given(record_lists())
    def test_tsv(self, records):
        read = [line.split("\t") for line in self.rows(records, "tsv").split("\n")[:-1]]
        self.assertEqual(read, [[r["id"], *(re.sub("[\t\n\r]", " ", cell(r, c)) for c in COLUMNS)]
                                for r in records])

    def check_typed(self, records, read):
        self.assertEqual(len(read), len(records))
        for given_record, row in zip(records, read):
            self.assertEqual(row["id"], given_record["id"])
            for column in COLUMNS:
                value = given_record.get("deal", {}).get(column) if column == "quantity" \
                    else given_record.get(column) or None
                self.assertEqual(row[column], value, column)

    @given(record_lists())
    def test_json(self, records):
        self.check_typed(records, json.loads(self.rows(records, "json")))

    @given(record_lists())
    def test_ndjson(self, records):
        rows = self.rows(records, "ndjson").split("\n")[:-1]
        self.check_typed(records, [json.loads(row) for row in rows])

    @given(record_lists())
    def test_whole(self, records):
        """Without --columns JSON is the records themselves."""
        self.assertEqual(json.loads(ask(lines_of(records), "events", "--format", "json")), records)


class Answers(unittest.TestCase):
    """Of the same records the same is answered."""

    @given(record_lists(), st.randoms())
    def test_order_of_lines(self, records, random):
        lines = lines_of(records)
        other = random.sample(lines, len(lines))
        for words in (["events", "--sort", "date", "--sort", "id"], ["summary", "--by", "decade,kind"],
                      ["events", "--sort", "date", "--sort", "id", "--limit", "3"]):
            self.assertEqual(ask(lines, *words), ask(other, *words))

    @given(record_lists(), st.data())
    def test_spacing(self, records, data):
        """A line that is written in another way takes a slower way through the program."""
        spaced = []
        for record in records:
            items = [(json.dumps(key), json.dumps(value)) for key, value in record.items()]
            items.insert(data.draw(st.integers(0, len(items))), ('"unknown"', '{"a": [{}], "b": {"c": "}"}}'))
            gap = data.draw(st.sampled_from(("", " ", "\t ")))
            spaced.append(gap.join(("{", f"{gap},{gap}".join(f"{k}{gap}:{gap}{v}" for k, v in items), "}", "")))
        for words in (["events"], ["events", "--columns", ",".join(COLUMNS), "--format", "json"]):
            self.assertEqual(ask(lines_of(records), *words), ask(spaced, *words))

    @given(record_lists(), st.data())
    def test_filters_commute(self, records, data):
        lines = lines_of(records)
        first, second = data.draw(st.lists(st.sampled_from(sorted(FILTERS)), min_size=2, max_size=2, unique=True))
        # These are refused where no day can meet both.
        assume(not {first, second} <= {"--since", "--until", "--on"})
        a = [first, data.draw(FILTERS[first])]
        b = [second, data.draw(FILTERS[second])]
        of = {name: ask(lines, "events", "--columns", "id", *words).split()
              for name, words in {"a": a, "b": b, "ab": a + b, "ba": b + a}.items()}
        self.assertEqual(of["ab"], of["ba"])
        self.assertEqual(of["ab"], [record for record in of["a"] if record in of["b"]])

    @given(record_lists(), st.sampled_from(("kind", "decade", "year")), st.data())
    def test_counts_add_up(self, records, keys, data):
        lines = lines_of(records)
        name = data.draw(st.sampled_from(sorted(FILTERS)))
        words = [name, data.draw(FILTERS[name])]
        counts = json.loads(ask(lines, "summary", "--by", keys, *words, "--format", "json"))
        self.assertEqual(sum(row["records"] for row in counts), ask(lines, "events", *words).count("\n"))


unittest.main()
