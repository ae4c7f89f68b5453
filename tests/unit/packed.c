/* packed.c - packed_f64.c in single precision, whose vectors have other lanes. */
#include "tests/unit/packed_f64.c"
