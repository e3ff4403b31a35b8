#ifndef PACK_GEOGRAPHY_H
#define PACK_GEOGRAPHY_H

#include "pack/reader.h"

/**
 * map.json, once read: read the GeoJSON (RFC 7946) that its "geography" names, if any, into the features of the pack's
 * map, in its order. A legal feature that cannot be drawn is left out with one warning; what is wrong with the file as
 * a whole - another format, other coordinates - is told once.
 */
void geography_follow(struct loading *loading, struct value root);

/** Check that the places of `root` (places.json) lie in the town whose map was read before (town.h): what a slip of the
 * keys has sent far away is not to be seen on it. */
void geography_check_places(struct loading *loading, struct value root);

#endif
