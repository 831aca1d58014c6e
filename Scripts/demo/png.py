"""Makes PNG files with nothing but the standard library."""

import struct
import zlib


def png(rows):
    """The bytes of a PNG file with these rows of (red, green, blue, alpha) pixels."""
    raw = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 6, 0, 0, 0)
    chunks = [_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(raw, 9)), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def enlarged(rows, factor):
    """Each pixel becomes a square of `factor` by `factor`."""
    return [[pixel for pixel in row for _ in range(factor)] for row in rows for _ in range(factor)]
