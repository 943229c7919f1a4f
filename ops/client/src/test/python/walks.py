#!/usr/bin/env python3
"""How far households are on foot from places of some kinds, from an OpenStreetMap extract alone, with what Python ships: nothing of
OneGrid is used but its walking speeds.

Usage: walks.py FILE.osm.pbf AREAS.geojson SPEEDS.json KIND[,KIND] SQUARE_METRES MINUTES[,MINUTES]
Buildings are the homes, with a household for each so many square metres of their floors, where a middle of theirs lies in one of the
areas. Everybody takes the nearest way that may be walked on, at 4.5 km/h as far as it, and the shortest walk along the ways from there.
Prints {"places", "homes", "households", "roads", "shares": {minutes: share}, "median", "unreached"}; seconds over households.
"""
import heapq
import json
import math
import struct
import sys
import zlib

ACCESS_SPEED = 1.25
ACCESS_METRES = 1000
REFUSED = {"no", "private", "customers", "delivery", "agricultural", "forestry"}
ALLOWED = {"yes", "designated", "permissive", "destination", "official"}


def varint(b, i):
    shift = value = 0
    while True:
        c = b[i]
        i += 1
        value |= (c & 127) << shift
        if c < 128:
            return value, i
        shift += 7


def fields(b):
    i = 0
    while i < len(b):
        key, i = varint(b, i)
        if key & 7 == 0:
            value, i = varint(b, i)
        elif key & 7 == 2:
            n, i = varint(b, i)
            value, i = b[i : i + n], i + n
        elif key & 7 == 5:
            value, i = b[i : i + 4], i + 4
        else:
            value, i = b[i : i + 8], i + 8
        yield key >> 3, value


def packed(b):
    i, out = 0, []
    while i < len(b):
        value, i = varint(b, i)
        out.append(value)
    return out


def zigzag(n):
    return (n >> 1) ^ -(n & 1)


def read(path):
    """Nodes {id: (lng, lat)}, tagged nodes [(id, tags)] and ways [(id, refs, tags)]; https://wiki.openstreetmap.org/wiki/PBF_Format"""
    nodes, tagged, ways = {}, [], []
    with open(path, "rb") as file:
        while head := file.read(4):
            header = dict(fields(file.read(struct.unpack(">I", head)[0])))
            blob = dict(fields(file.read(header[3])))
            data = blob[1] if 1 in blob else zlib.decompress(blob[3])
            if header[1] != b"OSMData":
                continue
            block = list(fields(data))
            strings = [s.decode() for f, v in block if f == 1 for _, s in fields(v)]
            scalars = {f: v for f, v in block if f in (17, 19, 20)}
            unit, lat0, lng0 = scalars.get(17, 100), scalars.get(19, 0), scalars.get(20, 0)
            for group in (v for f, v in block if f == 2):
                for kind, thing in fields(group):
                    if kind == 2:
                        dense = dict(fields(thing))
                        keys = packed(dense.get(10, b""))
                        at = node = lat = lng = 0
                        for a, b, c in zip(packed(dense[1]), packed(dense[8]), packed(dense[9])):
                            node, lat, lng = node + zigzag(a), lat + zigzag(b), lng + zigzag(c)
                            nodes[node] = ((lng0 + unit * lng) * 1e-9, (lat0 + unit * lat) * 1e-9)
                            tags = {}
                            while keys and keys[at]:
                                tags[strings[keys[at]]] = strings[keys[at + 1]]
                                at += 2
                            at += 1
                            if tags:
                                tagged.append((node, tags))
                    elif kind == 3:
                        way = dict(fields(thing))
                        tags = {strings[k]: strings[v] for k, v in zip(packed(way.get(2, b"")), packed(way.get(3, b"")))}
                        refs, ref = [], 0
                        for delta in packed(way.get(8, b"")):
                            ref += zigzag(delta)
                            refs.append(ref)
                        ways.append((way[1], refs, tags))
    return nodes, tagged, ways


def walking(tags, speeds):
    if tags.get("highway") not in speeds or tags.get("area") == "yes":
        return 0
    kph = speeds[tags["highway"]]["walk"]
    for key in ("foot", "access"):
        if tags.get(key) in REFUSED:
            return 0
        if tags.get(key) in ALLOWED:
            return speeds["footway"]["walk"] if kph == 0 and key == "foot" else kph
    return kph


def middle(ring):
    """A place inside: half way along the longest stretch of a line through the middle between two vertices."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    centre = (low + high) / 2
    for _, y in ring:
        low = max(low, y) if y <= centre else low
        high = min(high, y) if y > centre else high
    y = (low + high) / 2
    cuts = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in zip(ring, ring[1:]) if (a[1] > y) != (b[1] > y)
    )
    best = max(zip(cuts[::2], cuts[1::2]), key=lambda cut: cut[1] - cut[0])
    return (best[0] + best[1]) / 2, y


def main(path, areas, speeds, kinds, square_metres, minutes):
    nodes, tagged, ways = read(path)
    speeds = {one["code"]: one for one in json.load(open(speeds))["osm"]}
    boxes = []
    for feature in json.load(open(areas))["features"]:
        ring = feature["geometry"]["coordinates"][0]
        boxes.append((min(x for x, _ in ring), min(y for _, y in ring), max(x for x, _ in ring), max(y for _, y in ring)))
    lat = sum(box[1] for box in boxes) / len(boxes)
    east = 111_412.84 * math.cos(math.radians(lat)) - 93.5 * math.cos(math.radians(3 * lat))
    north = 111_132.92 - 559.82 * math.cos(math.radians(2 * lat)) + 1.175 * math.cos(math.radians(4 * lat))
    flat = lambda place: (place[0] * east, place[1] * north)
    inside = lambda place: any(b[0] <= place[0] <= b[2] and b[1] <= place[1] <= b[3] for b in boxes)

    graph, segments, roads = {}, [], 0
    for _, refs, tags in ways:
        kph = walking(tags, speeds)
        known = [ref for ref in refs if ref in nodes]
        roads += kph > 0
        for a, b in zip(known, known[1:]) if kph else ():
            metres = math.dist(flat(nodes[a]), flat(nodes[b]))
            graph.setdefault(a, []).append((b, metres * 3.6 / kph))
            graph.setdefault(b, []).append((a, metres * 3.6 / kph))
            segments.append((a, b, kph))

    # what one cannot leave is no network to set out from
    part = {}
    for start in graph:
        if start not in part:
            stack, members = [start], {start}
            while stack:
                for other, _ in graph[stack.pop()]:
                    if other not in members:
                        members.add(other)
                        stack.append(other)
            part.update((one, len(members)) for one in members)
    largest = max(part.values())

    cells = {}
    for segment in segments:
        if part[segment[0]] < largest:
            continue
        (x1, y1), (x2, y2) = flat(nodes[segment[0]]), flat(nodes[segment[1]])
        for i in range(int(min(x1, x2) // 100), int(max(x1, x2) // 100) + 1):
            for j in range(int(min(y1, y2) // 100), int(max(y1, y2) // 100) + 1):
                cells.setdefault((i, j), []).append(segment)

    def door(place):
        """Seconds to both ends of the nearest segment."""
        x, y = flat(place)
        best, found = ACCESS_METRES, None
        for reach in range(0, 11):
            if found and best <= (reach - 1) * 100:
                break
            for i in range(-reach, reach + 1):
                for j in range(-reach, reach + 1):
                    if max(abs(i), abs(j)) < reach:
                        continue
                    for a, b, kph in cells.get((int(x // 100) + i, int(y // 100) + j), ()):
                        (x1, y1), (x2, y2) = flat(nodes[a]), flat(nodes[b])
                        length = math.dist((x1, y1), (x2, y2))
                        t = 0 if length == 0 else max(0, min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2))
                        away = math.dist((x, y), (x1 + t * (x2 - x1), y1 + t * (y2 - y1)))
                        if away < best:
                            best, found = away, (a, b, t * length * 3.6 / kph, (1 - t) * length * 3.6 / kph, t)
        return found and (best / ACCESS_SPEED, *found)

    places = [nodes[node] for node, tags in tagged if tags.get("amenity") in kinds]
    homes = []
    for _, refs, tags in ways:
        ring = [nodes[ref] for ref in refs if ref in nodes]
        if len(ring) < 4 or refs[0] != refs[-1]:
            continue
        if tags.get("amenity") in kinds:
            places.append(middle(ring))
        if "building" in tags:
            at = middle(ring)
            metres = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(map(flat, ring), map(flat, ring[1:])))) / 2
            levels = tags.get("building:levels", "")
            floors = max(1, int(levels)) if levels.isdigit() and len(levels) < 3 else 1
            if inside(at):
                homes.append((at, max(1, math.floor(metres * floors / square_metres + 0.5))))
    places = [place for place in places if inside(place)]

    times, queue = {}, []
    doors = [door(place) for place in places]
    for one in filter(None, doors):
        heapq.heappush(queue, (one[0] + one[3], one[1]))
        heapq.heappush(queue, (one[0] + one[4], one[2]))
    while queue:
        seconds, node = heapq.heappop(queue)
        if node in times:
            continue
        times[node] = seconds
        for other, cost in graph[node]:
            if other not in times:
                heapq.heappush(queue, (seconds + cost, other))

    waits, unreached = [], 0
    for at, households in homes:
        own = door(at)
        best = math.inf
        if own:
            best = own[0] + min(times.get(own[1], math.inf) + own[3], times.get(own[2], math.inf) + own[4])
            for one in filter(None, doors):
                if {one[1], one[2]} == {own[1], own[2]}:
                    same = one[5] if one[1] == own[1] else 1 - one[5]
                    best = min(best, own[0] + one[0] + abs(same - own[5]) * (own[3] + own[4]))
        if best <= 7200:
            waits.append((best, households))
        else:
            unreached += households
    waits.sort()
    total = sum(households for _, households in homes)
    seen, median = 0, None
    for seconds, households in waits:
        seen += households
        if seen >= total / 2:
            median = seconds
            break
    shares = {str(m): sum(h for s, h in waits if s <= 60 * m) / total for m in minutes}
    print(
        json.dumps(
            {
                "places": len(places),
                "homes": len(homes),
                "households": total,
                "roads": roads,
                "shares": shares,
                "median": median,
                "unreached": unreached,
            }
        )
    )


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    main(*sys.argv[1:4], set(sys.argv[4].split(",")), float(sys.argv[5]), [int(m) for m in sys.argv[6].split(",")])
