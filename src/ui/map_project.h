#ifndef UI_MAP_PROJECT_H
#define UI_MAP_PROJECT_H

#include "ui/map.h"

/**
 * From degrees to the stage.
 *
 * Degrees are flattened about the map's mean latitude (a town is small: less than a metre is lost), turned so
 * that the pack's bearing is up, which gives "turned kilometres", x to the right; these are scaled and moved.
 */

#define MAP_KM_A_DEGREE 111.2 /* of latitude */
#define MAP_FINEST 200.0      /* units a kilometre at the largest zoom */
#define MAP_LIGHT_ROOM 56.0   /* from a light's middle to what must not touch it */

/** Where the parts of the screen stand; depends on nothing but the stage's size. */
struct map_layout {
    bool tall;
    struct rect title;    /* title and subtitle */
    struct rect sections; /* the pills */
    struct rect goals;    /* the swatches */
    int goal_columns, goal_rows;
    bool goal_all; /* the last cell of the swatches is "all" */
    struct rect list;
    struct rect controls; /* zoom in, zoom out, whole map */
    struct rect scale;    /* the plate with north and the scale bar */
    struct rect notice;
    struct rect frame; /* where the middle of every light stands when the whole map shows */
    struct rect clear; /* the part of it on which nothing of the screen stands */
    struct rect city;  /* what the city's outline fills then */
};

struct map_layout map_layout_make(double width, double height);

/** The projection and the view of one moment. */
struct map_sight {
    double lon, lat; /* the middle of the map, degrees */
    double squeeze;  /* kilometres a degree of longitude there */
    double turn_cos, turn_sin;
    struct rect content; /* city and lights, turned kilometres */
    struct rect sheet;   /* how far the geography is known, degrees */
    double fit;          /* units a kilometre when the whole map shows */
    struct point home;   /* turned kilometres in the middle then */
    struct point middle; /* of the stage's map area */
    double scale;        /* units a kilometre now */
    double zoom;
    struct point center; /* turned kilometres in the middle now */
};

/** The sight of a look. */
struct map_sight map_sight_look(const struct map_sight *home, struct map_look look);
/** The sight of the show at a moment. */
struct map_sight map_sight_now(const struct app *app, tick now);

/** Degrees (x = lon, y = lat) to turned kilometres. */
struct point map_turned(const struct map_sight *sight, struct point degrees);
/** Turned kilometres to the stage, and back. */
struct point map_stage(const struct map_sight *sight, struct point turned);
struct point map_unstage(const struct map_sight *sight, struct point stage);
/** Degrees to the stage, and back. */
struct point map_project(const struct map_sight *sight, struct point degrees);
struct point map_unproject(const struct map_sight *sight, struct point stage);

/** The largest zoom: there one can tell places a street apart. */
double map_zoom_max(const struct map_sight *sight);
/** The nearest look that does not leave the map. */
struct map_look map_look_inside(const struct map_sight *sight, const struct map_layout *layout, struct map_look look);
/** The look in which what `before` pointed at stands under `after`, `scale` times as large (within the zoom's limits).
 */
struct map_look map_look_pinch(const struct map_sight *sight, struct map_look look, struct point before,
                               struct point after, double scale);

/** How far a movement has come, 0..1. */
double map_way_at(const struct map_way *way, tick now);
/** Where the map looks at a moment. */
struct map_look map_look_at(const struct map_state *map, tick now);
/** How far the list is scrolled at a moment. */
double map_scroll_at(const struct map_state *map, tick now);

#endif
