#ifndef PACK_GEOREFERENCE_H
#define PACK_GEOREFERENCE_H

#include "pack/reader.h"

/**
 * In which coordinates a map is written. GIS programs know thousands of systems, and a city's data are mostly in
 * metres; here every point is [longitude, latitude] in degrees of WGS 84 (RFC 7946).
 *
 * Looks at all points of `shapes` together, and at what the file says itself ("crs"), so that it is named once what is
 * wrong with all of them. False after an error: then there is no use in reading them one by one.
 */
bool georeference_check(struct loading *loading, struct value root, struct value shapes);

#endif
