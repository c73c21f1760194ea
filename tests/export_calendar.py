"""export_calendar.py FILE [UNTIL]: reads a calendar with a library that is not ours, and prints its
events: id, first day, the day behind the last, title, address, and the days of its first returns
as far as the year UNTIL."""

import sys
from datetime import datetime

from dateutil.rrule import rrulestr
from icalendar import Calendar


def returns(event, until):
    """The days on which the event comes again, itself included."""
    begin = datetime.combine(event["DTSTART"].dt, datetime.min.time())
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=begin)
    return [day.date().isoformat() for day in rule.between(begin, datetime(until, 12, 31), inc=True)]


with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
until = int(sys.argv[2]) if len(sys.argv) > 2 else None
assert calendar.subcomponents, "RFC 5545, section 3.6: a calendar has at least one component"
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    assert event["TRANSP"] == "TRANSPARENT"
    assert ("RRULE" in event) == (until is not None)
    print(
        event["UID"].removesuffix("@pakru"),
        event["DTSTART"].dt,
        event["DTEND"].dt,
        str(event["SUMMARY"]),
        event.get("URL", ""),
        *(returns(event, until) if until else ()),
        sep="\t",
    )
