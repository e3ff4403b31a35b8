#ifndef STAGE_QUIET_H
#define STAGE_QUIET_H

/**
 * What libraries under the window would look for at each start, and a touch display has no use for: the table by which
 * keys compose letters (5,000 lines that Xlib reads), and a session's message bus where there is none, for which
 * libdbus starts a process. Said in the environment, so before the first thread; what is set there already stays.
 */
void quiet_libraries(void);

#endif
