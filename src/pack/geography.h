#ifndef PACK_GEOGRAPHY_H
#define PACK_GEOGRAPHY_H

#include "pack/reader.h"

/**
 * map.json, once read: read the GeoJSON FeatureCollection (RFC 7946) that its "geography" names, if any,
 * into the features of the pack's map, in its order.
 */
void geography_follow(struct loading *loading, struct value root);

/** Check that the places of `root` (places.json) lie on the map that was read before: what a slip of the keys has sent
 * far away would shrink the town to a point. */
void geography_check_places(struct loading *loading, struct value root);

#endif
