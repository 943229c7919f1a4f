#!/usr/bin/env python3
"""A GeoTIFF of one band of 32-bit floats, read with what Python ships (TIFF 6.0): values by row from the north, tags of its place."""
import json, struct, sys, zlib
b = sys.stdin.buffer.read()
order = {b"II": "<", b'MM': '>'}[b[:2]]
kinds = {1: 'B', 2: 's', 3: 'H', 4: 'I', 12: 'd'}
at, tags = struct.unpack(order + 'I', b[4:8])[0], {}
for i in range(struct.unpack(order + 'H', b[at:at + 2])[0]):
    entry = at + 2 + 12 * i
    tag, kind, n = struct.unpack(order + 'HHI', b[entry:entry + 8])
    if kind not in kinds:
        continue
    form = order + (f'{n}s' if kind == 2 else f'{n}{kinds[kind]}')
    size = struct.calcsize(form)
    place = entry + 8 if size <= 4 else struct.unpack(order + 'I', b[entry + 8:entry + 12])[0]
    tags[tag] = struct.unpack(form, b[place:place + size])
assert tags[258] == (32,) and tags[339] == (3,) and tags.get(317, (1,)) == (1,), 'one band of plain 32-bit floats'
assert tags[259][0] in (8, 32946), 'Deflate'
width, height = tags[256][0], tags[257][0]
across, down = tags.get(322, (width,))[0], tags.get(323, tags.get(278, (height,)))[0]
rows = [[None] * width for _ in range(height)]
for k, (start, size) in enumerate(zip(tags.get(324, tags.get(273)), tags.get(325, tags.get(279)))):
    cells = zlib.decompress(b[start:start + size])
    left, top = k % -(-width // across) * across, k // -(-width // across) * down
    for i, value in enumerate(struct.unpack(f'{order}{len(cells) // 4}f', cells)):
        x, y = left + i % across, top + i // across
        if x < width and y < height:
            rows[y][x] = None if value != value else value
print(json.dumps({'rows': rows, 'keys': tags[34735], 'transform': tags[34264],
                  'nodata': tags[42113][0].decode().strip('\0 ')}))
