// Intentionally empty: this target only carries the flags of pkg-config. CImaging.c includes <vips/vips.h>.
