// Intentionally empty: this target only carries the flags of pkg-config. CImaging/webp.c includes <webp/encode.h>.
