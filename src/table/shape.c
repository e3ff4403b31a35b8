#include "table/shape.h"

#include <string.h>

#include "base/bug.h"
#include "table/value.h"

static bool says_the_same(const cJSON *a, const cJSON *b)
{
    struct strbuf left = {0}, right = {0};
    print_compact(&left, a);
    print_compact(&right, b);
    bool same = strcmp(left.text, right.text) == 0;
    strbuf_finish(&left);
    strbuf_finish(&right);
    return same;
}

static cJSON *copy_of(const cJSON *json)
{
    return json ? cJSON_Duplicate(json, true) : NULL;
}

/** A text with its languages in the pack's order, as it comes out of columns. */
static cJSON *text_in_order(const cJSON *text, const struct print *print)
{
    if (!cJSON_IsObject(text)) {
        return copy_of(text);
    }
    cJSON *ordered = cJSON_CreateObject();
    for (size_t i = 0; i < print->language_count; i++) {
        const cJSON *member = cJSON_GetObjectItemCaseSensitive(text, print->languages[i]);
        if (value_is_plain(member)) {
            cJSON_AddItemToObject(ordered, print->languages[i], copy_of(member));
        }
    }
    return ordered;
}

bool shape_is_ordinary(const cJSON *shape, const struct print *print)
{
    const cJSON *properties = cJSON_GetObjectItemCaseSensitive(shape, "properties");
    const cJSON *geometry = cJSON_GetObjectItemCaseSensitive(shape, "geometry");
    const cJSON *kind = cJSON_GetObjectItemCaseSensitive(properties, "kind");
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(properties, "name");
    enum cell_kind cell;
    struct strbuf text = {0};
    bool kind_fits = !kind || value_write(LEAF_STRING, kind, &text, &cell);
    strbuf_finish(&text);
    if (!geometry || !kind_fits || (name && !cJSON_IsObject(name) && !value_is_plain(name)) ||
        (name && cJSON_IsObject(name) && !name->child)) {
        return false;
    }
    cJSON *again = shape_make(copy_of(kind), text_in_order(name, print), copy_of(geometry));
    bool same = says_the_same(shape, again);
    cJSON_Delete(again);
    return same;
}

cJSON *shape_make(cJSON *kind, cJSON *name, cJSON *geometry)
{
    cJSON *shape = cJSON_CreateObject();
    cJSON_AddStringToObject(shape, "type", "Feature");
    cJSON *properties = cJSON_AddObjectToObject(shape, "properties");
    if (kind) {
        cJSON_AddItemToObject(properties, "kind", kind);
    }
    if (name) {
        cJSON_AddItemToObject(properties, "name", name);
    }
    cJSON_AddItemToObject(shape, "geometry", geometry);
    return shape;
}

bool shape_is_frame(const cJSON *root)
{
    cJSON *frame = shape_make_frame();
    bool same = says_the_same(root, frame);
    cJSON_Delete(frame);
    return same;
}

cJSON *shape_make_frame(void)
{
    cJSON *root = cJSON_CreateObject();
    cJSON_AddStringToObject(root, "type", "FeatureCollection");
    cJSON_AddArrayToObject(root, "features");
    return root;
}
