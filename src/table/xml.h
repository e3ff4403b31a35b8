#ifndef TABLE_XML_H
#define TABLE_XML_H

#include <stdbool.h>
#include <stddef.h>

/** XML by events, with the names of elements and attributes as they are without a prefix. */

enum { XML_DEPTH_MAX = 64 };

struct xml_reader {
    void *user;
    void (*begin)(void *user, const char *element, const char *const *attributes);
    void (*end)(void *user, const char *element);
    /** A piece of the text in an element. */
    void (*text)(void *user, const char *text, size_t size);
    /** True: no more is to be read. */
    bool (*stop)(void *user);
};

/** Read all of it. False when it is no XML, is too deep, or declares a document type: nothing here needs one, and
 * entities are how XML grows. */
bool xml_read(const struct xml_reader *reader, const char *bytes, size_t size);

/** The value of an attribute, or NULL. */
const char *xml_attribute(const char *const *attributes, const char *name);

#endif
