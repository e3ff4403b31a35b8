#ifndef RUN_MEMORY_H
#define RUN_MEMORY_H

/**
 * How the program holds its memory, so that a display that shows for weeks takes no more than it needs.
 *
 * The C library learns from what is freed: once a picture as large as the display was, blocks of that size come from
 * the heap, too, among the small ones that stay. Holes are left there that nothing fits into and that are never given
 * back: 70 of 150 MB after an hour of visitors. So large blocks stay mappings of their own, which go when they are
 * freed. For main, before anything else.
 */
void memory_begin(void);

#endif
