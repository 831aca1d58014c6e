"""The plain 64-bit pHash: the signs of the low frequencies of a small grey picture against their median."""

import numpy
from PIL import Image

EDGE = 32
BITS = 8
COSINES = numpy.cos(numpy.pi / EDGE * numpy.outer(numpy.arange(BITS), numpy.arange(EDGE) + 0.5))


def perceptual_hash(file):
    image = Image.open(file)
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    grey = numpy.asarray(image.convert("L").resize((EDGE, EDGE), Image.LANCZOS), dtype=numpy.float64)
    frequencies = (COSINES @ grey @ COSINES.T).ravel()
    signs = frequencies > numpy.median(frequencies[1:])
    return int("".join("1" if sign else "0" for sign in signs), 2)
