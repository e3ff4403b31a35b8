#ifndef UI_MAP_PAPER_H
#define UI_MAP_PAPER_H

#include "draw/path.h"
#include "ui/map_project.h"

/**
 * The sheet of paper that the map is printed on: the geography as paths in turned kilometres (map_project.h).
 *
 * They depend on nothing but the pack and the bearing, so they are made once, however large the geography is, and every
 * frame only says where they go. The pack is not needed any more once the paper is made.
 */
struct map_paper {
    struct arena arena;               /* owned: all that follows */
    const struct pack *pack;          /* whose it is; to compare, never to look into */
    double turn_cos, turn_sin;        /* of the bearing */
    uint64_t name;                    /* differs when anything on it does */
    const struct path *sea;           /* areas, drawn on far beyond the sheet; NULL, as each, when there is none */
    const struct path *shore;         /* its outline, without the sheet's cuts */
    const struct path *borders;       /* of the neighbours, likewise */
    const struct path *city, *lakes;  /* areas: all of a kind are one, to be filled by non-zero winding */
    const struct path *walls, *banks; /* their outlines, without the seams between areas (map_seams.h) */
    const struct path *rivers, *rails;
    struct point sea_middle;  /* of the first sea's outline */
    bool lit;                 /* some project has a place */
    struct point lamp_middle; /* of all projects' places */
};

/** The paper of a pack, turned as the sight is. */
struct map_paper *map_paper_create(const struct pack *pack, const struct map_sight *sight);
void map_paper_destroy(struct map_paper *paper);

/** True when it is the paper of this pack, turned so. NULL never is. */
bool map_paper_fits(const struct map_paper *paper, const struct pack *pack, const struct map_sight *sight);

#endif
