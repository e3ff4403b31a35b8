#ifndef RUN_LIMITS_H
#define RUN_LIMITS_H

/**
 * A pack is somebody else's file: what it makes this process do has an end, and when memory is short, it is this
 * process that the system ends, and not a show.
 */
void limits_set(void);
/** Work beside a show stands in no frame's way. Whoever types a command waits for it, so that does not stand back. */
void limits_stand_back(void);

#endif
