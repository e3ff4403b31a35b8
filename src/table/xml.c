#include "table/xml.h"

#include <expat.h>
#include <string.h>

#include "base/bug.h"

enum { CHUNK = 1 << 20 };

struct parsing {
    const struct xml_reader *reader;
    XML_Parser parser;
    int depth;
    bool refused;
};

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static void refuse(struct parsing *parsing)
{
    parsing->refused = true;
    XML_StopParser(parsing->parser, XML_FALSE);
}

static void check_stop(struct parsing *parsing)
{
    if (!parsing->refused && parsing->reader->stop && parsing->reader->stop(parsing->reader->user)) {
        refuse(parsing);
    }
}

static void XMLCALL begin(void *user, const XML_Char *element, const XML_Char **attributes)
{
    struct parsing *parsing = user;
    if (++parsing->depth > XML_DEPTH_MAX) {
        refuse(parsing);
    }
    if (!parsing->refused) {
        parsing->reader->begin(parsing->reader->user, local(element), (const char *const *)attributes);
        check_stop(parsing);
    }
}

static void XMLCALL end(void *user, const XML_Char *element)
{
    struct parsing *parsing = user;
    parsing->depth--;
    if (!parsing->refused) {
        parsing->reader->end(parsing->reader->user, local(element));
        check_stop(parsing);
    }
}

static void XMLCALL characters(void *user, const XML_Char *text, int size)
{
    struct parsing *parsing = user;
    if (!parsing->refused && parsing->reader->text) {
        parsing->reader->text(parsing->reader->user, text, (size_t)size);
    }
}

static void XMLCALL doctype(void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public, int inner)
{
    (void)name;
    (void)system;
    (void)public;
    (void)inner;
    refuse(user);
}

bool xml_read(const struct xml_reader *reader, const char *bytes, size_t size)
{
    struct parsing parsing = {.reader = reader, .parser = XML_ParserCreate(NULL)};
    if (!parsing.parser) {
        BUG("out of memory");
    }
    XML_SetUserData(parsing.parser, &parsing);
    XML_SetElementHandler(parsing.parser, begin, end);
    XML_SetCharacterDataHandler(parsing.parser, characters);
    XML_SetStartDoctypeDeclHandler(parsing.parser, doctype);
    bool good = true;
    for (size_t at = 0; good && at < size;) {
        size_t part = size - at < CHUNK ? size - at : CHUNK;
        good = XML_Parse(parsing.parser, bytes + at, (int)part, at + part == size) == XML_STATUS_OK;
        at += part;
    }
    XML_ParserFree(parsing.parser);
    return good && size > 0 && !parsing.refused;
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2) {
        if (strcmp(local(attributes[i]), name) == 0) {
            return attributes[i + 1];
        }
    }
    return NULL;
}
