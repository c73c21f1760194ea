"""export_calendar.py FILE: reads a calendar with a library that is not ours, and prints its events:
id, first day, the day behind the last, whether it comes every year, title, address."""

import sys
from icalendar import Calendar

with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    assert event["TRANSP"] == "TRANSPARENT"
    yearly = "RRULE" in event and event["RRULE"]["FREQ"] == ["YEARLY"]
    print(
        event["UID"].removesuffix("@pakru"),
        event["DTSTART"].dt,
        event["DTEND"].dt,
        "yearly" if yearly else "once",
        str(event["SUMMARY"]),
        event.get("URL", ""),
        sep="\t",
    )
