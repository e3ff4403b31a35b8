#include "pack/foreign.h"

#include <string.h>

struct words {
    const char *english, *japanese;
};

#define GIS_ENGLISH "; open it in QGIS, and export the layer as GeoJSON with the CRS \"EPSG:4326\""
#define GIS_JAPANESE "QGISで開き、レイヤーを「GeoJSON」形式で、座標参照系に「EPSG:4326」を選んで書き出してください。"

/** How such files begin. */
static const struct {
    const char *magic;
    size_t size;
    struct words words;
} formats[] = {
    {"\0\0\x27\x0A",
     4,
     {"this is a Shapefile, not GeoJSON" GIS_ENGLISH,
      "これはシェープファイルで、GeoJSONではありません。" GIS_JAPANESE}},
    {"SQLite format 3",
     16,
     {"this is a GeoPackage or another database, not GeoJSON" GIS_ENGLISH,
      "これはGeoPackageなどのデータベースで、GeoJSONではありません。" GIS_JAPANESE}},
    {"fgb\x03",
     4,
     {"this is a FlatGeobuf, not GeoJSON" GIS_ENGLISH, "これはFlatGeobufで、GeoJSONではありません。" GIS_JAPANESE}},
    {"PK\x03\x04",
     4,
     {"this is a ZIP archive (or a KMZ or Office file), not JSON; unpack it, and put the right file here",
      "これはZIP（KMZやOfficeのファイルかもしれません）で、JSONではありません。展開して、正しいファイルを置いてください"
      "。"}},
    {"\x1F\x8B",
     2,
     {"this is a compressed file (gzip), not JSON; unpack it, and put the right file here",
      "これは圧縮ファイル（gzip）で、JSONではありません。展開して、正しいファイルを置いてください。"}},
    {"%PDF-",
     5,
     {"this is a PDF, not JSON; put the right file here",
      "これはPDFで、JSONではありません。正しいファイルを置いてください。"}},
    {"\x89PNG",
     4,
     {"this is a picture, not JSON; put the right file here",
      "これは画像で、JSONではありません。正しいファイルを置いてください。"}},
    {"\xFF\xD8\xFF",
     3,
     {"this is a picture, not JSON; put the right file here",
      "これは画像で、JSONではありません。正しいファイルを置いてください。"}},
};

/** What GIS programs write for others that read it piece by piece. */
static const struct words sequence = {
    "this is GeoJSON line by line (GeoJSONSeq), not one FeatureCollection" GIS_ENGLISH,
    "これは1行に1つずつのGeoJSON（GeoJSONSeq、Newline Delimited）で、ひとまとまりではありません。" GIS_JAPANESE};

/** The maps that are XML, by what stands near their beginning. */
static const struct {
    const char *element;
    struct words words;
} dialects[] = {
    {"<kml", {"this is KML, not GeoJSON" GIS_ENGLISH, "これはKMLで、GeoJSONではありません。" GIS_JAPANESE}},
    {"<gpx", {"this is GPX, not GeoJSON" GIS_ENGLISH, "これはGPXで、GeoJSONではありません。" GIS_JAPANESE}},
    {"/gml", {"this is GML, not GeoJSON" GIS_ENGLISH, "これはGMLで、GeoJSONではありません。" GIS_JAPANESE}},
    {"<osm", {"this is OSM's XML, not GeoJSON" GIS_ENGLISH, "これはOSMのXMLで、GeoJSONではありません。" GIS_JAPANESE}},
};

enum { LOOKED_THROUGH = 4096 };

/** Not strstr: the bytes may hold zeros and have no end. */
static bool holds(const char *bytes, size_t size, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= size; i++) {
        if (memcmp(bytes + i, part, length) == 0) {
            return true;
        }
    }
    return false;
}

static size_t skip_blanks(const char *bytes, size_t size, size_t at)
{
    while (at < size && bytes[at] && strchr(" \t\r\n", bytes[at])) {
        at++;
    }
    return at;
}

static const struct words *find_dialect(const char *bytes, size_t size)
{
    size_t at = skip_blanks(bytes, size, scan_bom_size(bytes, size));
    size = size < LOOKED_THROUGH ? size : LOOKED_THROUGH;
    for (size_t i = 0; at < size && bytes[at] == '<' && i < sizeof dialects / sizeof dialects[0]; i++) {
        if (holds(bytes, size, dialects[i].element)) {
            return &dialects[i].words;
        }
    }
    return NULL;
}

/** A feature on the first line, and something else that begins on the next; or each has its mark (RFC 8142). */
static bool is_sequence(const char *bytes, size_t size)
{
    const char *line = size > 0 ? memchr(bytes, '\n', size) : NULL;
    size_t end = line ? (size_t)(line - bytes) : size, next = skip_blanks(bytes, size, end);
    if (size > 0 && bytes[0] == '\x1E') {
        return true;
    }
    while (end > 0 && bytes[end - 1] == '\r') {
        end--;
    }
    return end > 0 && bytes[0] == '{' && bytes[end - 1] == '}' && next < size && bytes[next] == '{' &&
           holds(bytes, end, "\"Feature\"");
}

static const struct words *find_format(const char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (size >= formats[i].size && memcmp(bytes, formats[i].magic, formats[i].size) == 0) {
            return &formats[i].words;
        }
    }
    return is_sequence(bytes, size) ? &sequence : find_dialect(bytes, size);
}

bool foreign_bytes(struct loading *loading, const char *file, const char *bytes, size_t size)
{
    const struct words *found = find_format(bytes, size);
    if (found) {
        diag_add(loading->diags, DIAG_ERROR, (struct diag_place){file, 1, 1, NULL}, found->english, found->japanese,
                 "");
    }
    return found != NULL;
}

/** Maps in JSON that are no GeoJSON, by a member of theirs and, where that is not NULL, its value. */
static const struct {
    const char *key, *value;
    struct words words;
} maps[] = {
    {"type",
     "Topology",
     {"this is TopoJSON, not GeoJSON" GIS_ENGLISH, "これはTopoJSONで、GeoJSONではありません。" GIS_JAPANESE}},
    {"geometryType",
     NULL,
     {"this is Esri's JSON, not GeoJSON" GIS_ENGLISH, "これはEsriのJSONで、GeoJSONではありません。" GIS_JAPANESE}},
    {"elements",
     NULL,
     {"these are raw data of OpenStreetMap, not GeoJSON; export as GeoJSON instead (Overpass Turbo: Export, GeoJSON)",
      "これはOpenStreetMapの元データで、GeoJSONではありません。GeoJSONで書き出してください（Overpass "
      "Turboなら「エクスポート」の「GeoJSON」）。"}},
};

/** GeoJSON may have any member beside its own, but always a type. */
static bool is_this(struct value root, struct value member, const char *wanted)
{
    if (!wanted) {
        return member.json && !value_member(root, "type").json;
    }
    return member.json && cJSON_IsString(member.json) && strcmp(member.json->valuestring, wanted) == 0;
}

bool foreign_map(struct loading *loading, struct value root)
{
    for (size_t i = 0; cJSON_IsObject(root.json) && i < sizeof maps / sizeof maps[0]; i++) {
        struct value member = value_member(root, maps[i].key);
        if (is_this(root, member, maps[i].value)) {
            diag_add(loading->diags, DIAG_ERROR, reader_place(loading, member), maps[i].words.english,
                     maps[i].words.japanese, "");
            return true;
        }
    }
    return false;
}
