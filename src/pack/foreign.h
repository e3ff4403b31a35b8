#ifndef PACK_FOREIGN_H
#define PACK_FOREIGN_H

#include "pack/reader.h"

/**
 * Files of another format where one of ours should be: what a GIS program or an office saved, and somebody renamed. To
 * be told what it is helps more than to be told of its first byte.
 */

/** True after one error when the file's bytes are no JSON but of a format that is known. */
bool foreign_bytes(struct loading *loading, const char *file, const char *bytes, size_t size);

/** True after one error when this is JSON, but a map of another format than GeoJSON. */
bool foreign_map(struct loading *loading, struct value root);

#endif
