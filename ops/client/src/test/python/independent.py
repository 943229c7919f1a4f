#!/usr/bin/env python3
"""Counts and quantiles of durations per area from the published files alone, with what Python ships: nothing of OneGrid is used.

Usage: independent.py CITY AREAS CASES FROM TO [FROM_HOUR TO_HOUR]
CITY is chicago, newyork or sanfrancisco; AREAS is GeoJSON (.gz), CASES the city's CSV (.gz); days are local, both included.
Prints {"moment": epoch seconds, "rows": {code: {n, open, median, p90}}, "total": {...}}; durations in whole seconds, quantiles
by Kaplan and Meier (1958), null where more than that share still lasts.
"""
import csv
import gzip
import io
import json
import math
import re
import sys
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo


def opened(path):
    raw = gzip.open(path) if path.endswith(".gz") else open(path, "rb")
    return io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")


def seconds(text, pattern, zone):
    return datetime.strptime(text, pattern).replace(tzinfo=ZoneInfo(zone)).timestamp()


class Chicago:
    zone = "America/Chicago"
    code = staticmethod(lambda properties: str(int(float(properties["area_num_1"]))))

    @staticmethod
    def case(row):
        if not row["Longitude"] or not row["Latitude"]:
            return None
        begin = seconds(row["Creation_Date"], "%Y-%m-%d", Chicago.zone)
        end = row["Completion_Date"] and seconds(row["Completion_Date"], "%Y-%m-%d", Chicago.zone)
        return row["Service_Request_Number"], float(row["Longitude"]), float(row["Latitude"]), begin, end or None


class NewYork:
    zone = "America/New_York"

    @staticmethod
    def code(properties):
        text = f"{properties['GEOCODE']}-{properties['GEONAME']}"
        return re.sub("^-+|-+$", "", re.sub("[^A-Za-z0-9_-]+", "-", text)[:40])

    @staticmethod
    def case(row):
        if not row["Longitude"] or not row["Latitude"]:
            return None
        begin = seconds(row["Created Date"], "%m/%d/%y %H:%M", NewYork.zone)
        end = row["Closed Date"] and seconds(row["Closed Date"], "%m/%d/%y %H:%M", NewYork.zone)
        return row["Unique Key"], float(row["Longitude"]), float(row["Latitude"]), begin, end or None


class SanFrancisco:
    zone = "America/Los_Angeles"
    code = staticmethod(lambda properties: properties["code"])

    @staticmethod
    def case(row):
        if row["AvailableDtTm"] == "null":
            return None
        lat, lng = (float(number) for number in re.findall(r"-?[\d.]+", row["Location"]))
        begin = seconds(row["AvailableDtTm"], "%m/%d/%Y %I:%M:%S %p", SanFrancisco.zone)
        return row["RowID"], lng, lat, begin, begin + round(float(row["Delay"]) * 60_000) / 1000


CITIES = {"chicago": Chicago, "newyork": NewYork, "sanfrancisco": SanFrancisco}


class Area:
    """A polygon with its edges in strips of latitude, so that a point is asked of few of them (even-odd rule)."""

    STRIPS = 256

    def __init__(self, geometry):
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        edges = [
            (a, b) for polygon in polygons for ring in polygon for a, b in zip(ring, ring[1:]) if a[1] != b[1]
        ]
        self.west = min(min(a[0], b[0]) for a, b in edges)
        self.east = max(max(a[0], b[0]) for a, b in edges)
        self.south = min(min(a[1], b[1]) for a, b in edges)
        self.north = max(max(a[1], b[1]) for a, b in edges)
        self.strips = [[] for _ in range(self.STRIPS)]
        for a, b in edges:
            for strip in range(self.strip(min(a[1], b[1])), self.strip(max(a[1], b[1])) + 1):
                self.strips[strip].append((a, b))

    def strip(self, lat):
        share = (lat - self.south) / (self.north - self.south)
        return max(0, min(self.STRIPS - 1, int(share * self.STRIPS)))

    def holds(self, lng, lat):
        if not (self.west <= lng <= self.east and self.south <= lat <= self.north):
            return False
        inside = False
        for a, b in self.strips[self.strip(lat)]:
            if (a[1] > lat) != (b[1] > lat) and lng < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]:
                inside = not inside
        return inside


def quantile(ended, lasting, share):
    """The least time by which that share has ended, by the product-limit curve; exact fractions."""
    alive = len(ended) + len(lasting)
    times = sorted([(t, 0) for t in ended] + [(t, 1) for t in lasting])
    unfinished = Fraction(1)
    i = 0
    while i < len(times):
        at = times[i][0]
        deaths = gone = 0
        while i < len(times) and times[i][0] == at:
            deaths += times[i][1] == 0
            gone += 1
            i += 1
        if deaths:
            unfinished *= Fraction(alive - deaths, alive)
            if 1 - unfinished >= Fraction(share):
                return at
        alive -= gone
    return None


def summary(cases, moment):
    ended = [math.floor(end - begin) for begin, end in cases if end is not None]
    lasting = [math.floor(moment) - math.floor(begin) for begin, end in cases if end is None]
    return {
        "n": len(cases),
        "open": len(lasting),
        "median": quantile(ended, lasting, "1/2"),
        "p90": quantile(ended, lasting, "9/10"),
    }


def main(city, areas, cases, first, last, from_hour=0, to_hour=24):
    of = CITIES[city]
    grounds = {of.code(f["properties"]): Area(f["geometry"]) for f in json.load(opened(areas))["features"]}
    seen, placed, moment = set(), [], 0
    for row in csv.DictReader(opened(cases)):
        case = of.case(row)
        if case is None or case[0] in seen:
            continue
        number, lng, lat, begin, end = case
        # the stored grid of 1e-7 degrees, about a centimetre
        code = next((c for c, ground in grounds.items() if ground.holds(round(lng, 7), round(lat, 7))), None)
        if code is None:
            continue
        seen.add(number)
        moment = max(moment, begin, end or 0)
        local = datetime.fromtimestamp(begin, ZoneInfo(of.zone))
        if first <= local.strftime("%Y-%m-%d") <= last and int(from_hour) <= local.hour < int(to_hour):
            placed.append((code, begin, end))
    rows = {code: summary([(b, e) for c, b, e in placed if c == code], moment) for code in grounds}
    total = summary([(b, e) for _, b, e in placed], moment)
    json.dump({"moment": moment, "rows": rows, "total": total}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
