#ifndef PACK_GEOMETRY_H
#define PACK_GEOMETRY_H

#include "pack/reader.h"

/** A member that must be there and be this: else complains and returns a value without json. */
struct value geometry_need(struct loading *loading, struct value object, const char *key, enum expected expected);

/** How many features geometry_read makes of a geometry at most. */
size_t geometry_count(struct value geometry);

/**
 * Read a GeoJSON geometry into the map, as a feature with the kind and name of `model`; of a GeometryCollection each
 * area and line becomes one, and the first has the name. What is legal and cannot be drawn - points, and shapes without
 * any - is left out with one warning; what is wrong is an error.
 */
void geometry_read(struct loading *loading, struct value geometry, const struct pack_feature *model,
                   struct pack_map *map);

#endif
