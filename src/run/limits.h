#ifndef RUN_LIMITS_H
#define RUN_LIMITS_H

/**
 * A pack is somebody else's file: what it makes this process do has an end, stands in nobody's way, and when memory is
 * short, it is this process that the system ends, and not a show.
 */
void limits_set(void);

#endif
