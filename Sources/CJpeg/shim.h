// Intentionally empty: this target only carries the flags of pkg-config. CImaging/jpeg.c includes <jpeglib.h>.
