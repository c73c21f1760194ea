#!/usr/bin/env python3
"""PROGRAM: no text of the data speaks to the terminal, or becomes markup or a link.

A dataset whose every text is hostile is put through every command and format on a terminal; what
reaches the terminal may hold pakru's own colours and links, and nothing else that moves it.
"""
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

program = sys.argv[1]

HOSTILE = {
    "colour": "\x1b[31mred\x1b[0m",
    "link": "\x1b]8;;http://evil.example\x07here\x1b]8;;\x07",
    "anchor": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "forged": "\r\x1b[Kforged line",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "title": "\x1b]0;owned\x1b\\",
    "return": "good\rbad\x08\x08",
    "c1": "\x9b31m\x9d0;t\x9c\x85",
    "zero": "a\x00b\x7f",
    "bidi": "\u202eevil\u202c \u2066x\u2069 \u200e\u200f\u061c",
    "width": "a\u200bb\ufeffc\u2060d\u00ade",
    "marks": "e" + "\u0301" * 10000,
    "mixed": "e" + "\u0302\u0323" * 50,
    "ignored": "a\u034fb\ufe0fc\u180bd\u17b4e\u115ff\u3164g\uffa0h\U000e0100i",
    "lines": "one\ntwo\u2028three\u2029four\tfive",
    "markup": "<script>alert(1)</script>&'</svg>]]><!--",
    "quotes": "a \" b \\| c",
    "table": "a | b |",
    "signs": "1 < 2 & 3 > 2 ]]> it's",
    "tags": "\U000e0041\U000e007f\ufff9x\ufffb",
}
ADDRESS = "https://a.example/\u202e<script>"


def record(kind, name, text, words):
    """A record with the text in every place that takes one; a word of a vocabulary is what it must
    be where `words` are."""
    year = str(1950 + list(HOSTILE).index(name))
    say = (lambda word: word) if words else (lambda word: text)
    details = {
        "visit": {"direction": "to-pakistan", "level": say("minister")},
        "agreement": {"instrument": say("treaty"), "status": say("signed")},
        "deal": {"type": "defense", "status": say("signed"), "supplier": text, "recipient": text,
                 "item": text, "unit": text, "quantity": 3,
                 "value": {"amount": 1e6, "currency": "USD", "stated": text},
                 "deliveries": [{"year": 2000, "quantity": 1, "condition": say("new"), "tiv": 1}]},
        "exercise": {"name": text, "host": text},
        "project": {"name": text, "stage": say("planned")},
    }[kind]
    return {
        "id": f"{kind}-{name}", "kind": kind, "date": year, "title": f"{text} {name}", "summary": text,
        "scope": "bilateral", "topics": ["gas"] if words else ["gas", text], "places": [text],
        "people": [{"person": "p-" + name, "office": text}], "bodies": [text], kind: details,
        "claims": [{"source": "s-" + name, "states": text, "date": year, "place": text},
                   {"source": "s-marks", "states": text, "date": "1999", "place": "other"}],
        "related": ["visit-marks"], "note": text}


KINDS = ("visit", "agreement", "deal", "exercise", "project")


def dataset(names):
    """A whole dataset of these texts, whose form is right."""
    data = {"schema": 1, "dataset": {"title": "T", "version": "1", "updated": "2020-01-01",
                                     "licence": "CC0-1.0", "description": "D"},
            "sources": [], "people": [], "places": [], "bodies": [], "events": [], "series": [], "trade": []}
    for name in names:
        text = HOSTILE[name]
        year = str(1950 + list(HOSTILE).index(name))
        data["sources"].append({
            "id": "s-" + name, "title": text, "author": text, "publisher": text, "group": text,
            "date": year, "url": ADDRESS, "kind": "news", "language": "en", "via": text})
        data["people"].append({"id": "p-" + name, "name": text, "aliases": [text], "side": text})
        data["places"].append({"name": text, "country": text, "aliases": [text]})
        data["bodies"].append({"name": text})
        data["events"] += [record(kind, name, text, True) for kind in KINDS]
        data["series"].append({"id": "x-" + name, "title": text, "unit": text, "scope": "bilateral",
                               "source": "s-" + name, "note": text, "points": [[2000, 1], [2001, 2]]})
        shared = {"period": year, "amount": 1000, "currency": "USD", "source": "s-" + name, "note": text,
                  "reporter": "Pakistan"}
        data["trade"] += [{"flow": "total", "stated": text} | shared,
                          {"flow": "commodity",
                           "commodity": {"name": text, "direction": "pk-exports"}} | shared]
    return data


def record_commands(names):
    """Commands that answer from records alone."""
    columns = subprocess.run([program, "events", "--columns", "none"], capture_output=True, text=True,
                             check=False).stderr.split("Columns:")[1].split()
    for rows in ("events", "visits", "agreements", "deals"):
        yield [rows]
        yield [rows, "--columns", ",".join(columns)]
        yield [rows, "--wrap"]
    yield ["check"]
    yield from (["search", "visit", "deal", "good", "red", "alert", "--limit", "50"], ["people"], ["disputes"],
                ["summary"], ["summary", "--by", "topic,kind"], ["summary", "--by", "person"],
                ["summary", "--by", "publisher"], ["summary", "--by", "kind,place"],
                ["summary", "--by", "kind,person"], ["summary", "--by", "kind,source", "--wrap"], ["timeline"], ["chart", "events"],
                ["export", "ics", "-o", "-"], ["export", "html", "-o", "-"])
    for name in names:
        yield ["show", f"deal-{name}", f"visit-{name}"]
        for style in ("chicago", "apa", "bibtex", "csl-json"):
            yield ["cite", f"visit-{name}", "--style", style]


def commands(names):
    """Those that need the rest of a dataset."""
    yield from (["trade"], ["trade", "--all"], ["trade", "--compare"], ["trade", "--commodity", "e"],
                ["trade", "--columns", "+others_by,source"], ["series"], ["sources"], ["chart", "trade"],
                ["people", "p-marks"], ["cite", "--dataset"])
    for name in names:
        yield ["sources", f"s-{name}"]
        yield ["series", f"x-{name}"]
        yield ["chart", f"x-{name}"]


def on_terminal(words, is_plain):
    """What a terminal is sent by a command; a plain one is sent neither colours nor links."""
    master, slave = pty.openpty()
    os.set_blocking(master, False)
    environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "COLUMNS": "80"}
    if is_plain:
        environment |= {"NO_COLOR": "1", "FORCE_HYPERLINK": "0"}
    paging = [] if words[0] == "check" else ["--no-pager"]
    process = subprocess.Popen([program, *words, *paging], stdin=subprocess.DEVNULL, stdout=slave,
                               stderr=slave, env=environment)
    os.close(slave)
    sent = b""
    while True:
        ended = process.poll() is not None
        try:
            while chunk := os.read(master, 1 << 16):
                sent += chunk
        except BlockingIOError:
            pass
        except OSError:
            break
        if ended:
            break
    os.close(master)
    if process.wait() != (3 if words[0] == "check" else 0):
        raise SystemExit(f"{words}: ended with {process.returncode}: {sent.decode()}")
    return sent.decode("utf-8")


# What pakru itself sends: colours and links, and the line of progress, which begins anew.
OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;(?:https?://[\x21-\x7e]*)?\x1b\\")
PROGRESS = re.compile(r"\r\x1b\[K(?:[^\x1b\r\n]*: [0-9.]+ [kMG]?B[^\x1b\r\n]*(?=\r\x1b\[K))?")
# Characters that are not shown though their category does not say so.
IGNORED = {c for c in HOSTILE["ignored"] if c > "\x7f"}
MARKS = ("Mn", "Me")


def moving(text, is_plain=True):
    """The characters of a text that may move a terminal, or deceive who reads it."""
    text = PROGRESS.sub("", text).replace("\r\n", "\n")
    lines = text if is_plain else OWN.sub("", text)
    found = {c for c in lines if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")}
    row = longest = 0
    for c in lines:
        row = row + 1 if c > "\x7f" and unicodedata.category(c) in MARKS else 0
        longest = max(longest, row)
    return found | (IGNORED & set(lines)) | ({"marks"} if longest > 8 else set())


FORMS = ("tsv", "csv", "json", "ndjson", "markdown")


def try_on_terminal(words, data):
    """Tries a command in every format that it has; how many these are."""
    own = [*words, data] if words[0] == "check" else [*words, "--data", data, "--data-only"]
    variants = [(own, True)]
    if words[0] not in ("check", "cite", "export"):
        variants += [(own, False), *(([*own, "--format", form], True) for form in FORMS)]
    for variant, is_plain in variants:
        sent = on_terminal(variant, is_plain)
        if {"tsv", "csv"} & set(variant):
            sent = sent.replace("\t", " ")
        if not sent or moving(sent, is_plain):
            raise SystemExit(f"{variant}: reaches the terminal: {sorted(map(ascii, moving(sent, is_plain)))}")
    return len(variants)


def try_picture(what, data, folder):
    picture = os.path.join(folder, "picture.svg")
    subprocess.run([program, "chart", what, "--svg", picture, "--data", data, "--data-only", "--title",
                    HOSTILE["markup"]], check=True, stderr=subprocess.DEVNULL)
    with open(picture, encoding="utf-8") as file:
        text = file.read()
    root = ElementTree.fromstring(text)
    names = {element.tag.split("}")[-1] for element in root.iter()}
    if "script" in names or moving(text) or HOSTILE["markup"] not in "".join(root.itertext()):
        raise SystemExit(f"chart {what}: the picture does not hold the text as text")


class Page(HTMLParser):
    """The elements of a page, and what could act in it."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.acting = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        for name, value in attrs:
            is_link = name in ("href", "src") and not re.match("https?://|#", value)
            if name.startswith("on") or is_link:
                self.acting.append((tag, name, value))


def page_of(options):
    return subprocess.run([program, "export", "html", "-o", "-", *options], capture_output=True, check=True,
                          text=True).stdout


def try_page(data):
    text = page_of(["--data", data, "--data-only"])
    page, plain = Page(text), Page(page_of(["--limit", "3"]))
    if page.elements - plain.elements or page.acting != plain.acting or moving(text):
        raise SystemExit(f"the page holds more than text: {page.elements - plain.elements} {page.acting} "
                         f"{sorted(map(ascii, moving(text)))}")


def accepted(folder):
    """The texts that may stand in a whole dataset: not those with control characters, for instance."""
    names = []
    path = os.path.join(folder, "one.json")
    for name in HOSTILE:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(dataset(sorted({name, "marks"})), file, ensure_ascii=False)
        if subprocess.run([program, "series", "--data", path, "--data-only"], capture_output=True,
                          check=False).returncode == 0:
            names.append(name)
    return names


def main():
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        whole, lines = (os.path.join(folder, name) for name in ("hostile.json", "hostile.ndjson"))
        names = accepted(folder)
        assert {"bidi", "marks", "signs", "table", "tags"} <= set(names), names
        with open(whole, "w", encoding="utf-8") as file:
            json.dump(dataset(names), file, ensure_ascii=False)
        with open(lines, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(record(kind, name, text, False)) + "\n"
                            for name, text in HOSTILE.items() for kind in KINDS)
        tried += sum(try_on_terminal(words, lines) for words in record_commands(HOSTILE))
        for words in [*record_commands(names), *commands(names)]:
            tried += try_on_terminal(words, whole)
        for what in ("trade", "events", "x-signs"):
            try_picture(what, whole, folder)
        try_page(lines)
        try_page(whole)
    print(f"{tried} commands tried")


main()
