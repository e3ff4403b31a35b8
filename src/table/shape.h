#ifndef TABLE_SHAPE_H
#define TABLE_SHAPE_H

#include <stdbool.h>

#include <cJSON.h>

#include "pack/print.h"

/** A shape of the map's geography (a Feature of GeoJSON) as a row of a spreadsheet. */

/** True when the shape is its geometry, its kind and its name, and its members stand in their usual order. */
bool shape_is_ordinary(const cJSON *shape, const struct print *print);
/** A shape of these parts, which are taken over; `kind` and `name` may be NULL. */
cJSON *shape_make(cJSON *kind, cJSON *name, cJSON *geometry);

/** True when this is a FeatureCollection with no shapes and nothing else. */
bool shape_is_frame(const cJSON *root);
cJSON *shape_make_frame(void);

#endif
