#ifndef UI_MAP_SEAMS_H
#define UI_MAP_SEAMS_H

#include "ui/map_project.h"

/**
 * The outline of many areas as if they were one. Tiles of the sea overlap, the
 * wards of a city lie beside each other or within it: where the outline of one
 * runs inside of the others, or between two, it is a seam, and none of all of
 * them together. Areas that touch none are left alone, and cost nothing but a
 * look at their boxes.
 *
 * However the areas are, it takes a bounded time; what was not looked at then
 * is taken for outline. Lives in the arena.
 */
struct map_seams;

/** The part of an edge from a share of its length to another, 0..1. */
struct map_span {
    double from, to;
};

/** Of all areas of a kind. NULL when no two of them meet. */
struct map_seams *map_seams_find(struct arena *arena, const struct pack_map *map, const struct map_sight *sight,
                                 enum pack_feature_kind kind);

/** The parts of the next edge that are outline, in their order: of all rings of
 * the kind that have two points at least, in the map's order, from each point
 * to the next and back to the first. Valid until the next call. */
size_t map_seams_next(struct map_seams *seams, const struct map_span **out);

#endif
