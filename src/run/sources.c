#include "run/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

static void destroy(struct source *source)
{
    free(source->path);
    diag_finish(&source->problems);
    free(source);
}

void sources_finish(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        destroy(sources->items[i]);
    }
    free(sources->items);
    *sources = (struct sources){.items = NULL};
}

struct source *sources_find(const struct sources *sources, const char *path)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (strcmp(sources->items[i]->path, path) == 0) {
            return sources->items[i];
        }
    }
    return NULL;
}

static struct source *add(struct sources *sources, const char *path)
{
    if (sources->count == sources->room) {
        sources->room = sources->room ? sources->room * 2 : 16;
        sources->items = realloc(sources->items, sources->room * sizeof(struct source *));
        REQUIRE(sources->items);
    }
    struct source *source = calloc(1, sizeof *source);
    REQUIRE(source);
    source->path = strdup(path);
    REQUIRE(source->path);
    source->restless = source->retry = TICK_NEVER;
    source->tried = SOURCE_UNTRIED;
    sources->items[sources->count++] = source;
    return source;
}

void sources_begin_look(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        sources->items[i]->seen = false;
    }
}

struct source *sources_see(struct sources *sources, const char *path, struct timespec when, bool *new)
{
    struct source *source = sources_find(sources, path);
    *new = !source;
    source = source ? source : add(sources, path);
    source->when = when;
    source->seen = true;
    return source;
}

bool sources_end_look(struct sources *sources)
{
    size_t kept = 0;
    bool told = false;
    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = sources->items[i];
        if (source->seen || source->own) {
            sources->items[kept++] = source;
        } else {
            told = told || source->problems.count > 0 || source->accused;
            destroy(source);
        }
    }
    sources->count = kept;
    return told;
}

void source_stir(struct source *source, tick now, bool heard)
{
    source->restless = source->restless == TICK_NEVER ? now : source->restless;
    source->stirred = now;
    source->heard = heard;
    source->late = false;
}

bool source_wants_look(const struct source *source, tick now, tick quiet)
{
    return source->restless != TICK_NEVER && now - source->stirred >= quiet;
}

void source_look(struct source *source, uint64_t stamp, tick now)
{
    bool still = source->heard || stamp == source->stamp;
    source->stamp = stamp;
    if (still) {
        source->restless = TICK_NEVER;
        source->news = source->news || source->accused;
        source->accused = false;
    } else {
        source->stirred = now;
    }
}

/** It rests, and was not tried yet, or is to be tried again. */
static bool is_ready(const struct source *source, tick now)
{
    bool changed = source->stamp != source->tried;
    return source->restless == TICK_NEVER && (changed || source->retry <= now);
}

static bool came_before(const struct source *a, const struct source *b)
{
    if (a->own != b->own && a->stirred == b->stirred) {
        return a->own;
    }
    if (a->stirred != b->stirred) {
        return a->stirred < b->stirred;
    }
    if (a->when.tv_sec != b->when.tv_sec) {
        return a->when.tv_sec < b->when.tv_sec;
    }
    return a->when.tv_nsec != b->when.tv_nsec ? a->when.tv_nsec < b->when.tv_nsec : strcmp(a->path, b->path) < 0;
}

/** What was tried in vain holds up nobody. */
static bool is_first(const struct source *a, const struct source *b)
{
    bool new_a = a->stamp != a->tried, new_b = b->stamp != b->tried;
    return new_a != new_b ? new_a : came_before(a, b);
}

struct source *sources_next(const struct sources *sources, tick now)
{
    struct source *next = NULL;
    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = sources->items[i];
        if (is_ready(source, now) && (!next || is_first(source, next))) {
            next = source;
        }
    }
    return next;
}

tick sources_due(const struct sources *sources, tick quiet)
{
    tick due = TICK_NEVER;
    for (size_t i = 0; i < sources->count; i++) {
        const struct source *source = sources->items[i];
        tick one = source->restless != TICK_NEVER ? source->stirred + quiet : source->retry;
        due = one < due ? one : due;
    }
    return due;
}

static bool is_same(const struct diags *a, const struct diags *b)
{
    struct arena arena = {0};
    bool same = a->count == b->count && a->left_out == b->left_out;
    for (size_t i = 0; i < a->count && same; i++) {
        same =
            strcmp(diag_line(&a->items[i], DIAG_ENGLISH, &arena), diag_line(&b->items[i], DIAG_ENGLISH, &arena)) == 0;
    }
    arena_finish(&arena);
    return same;
}

bool source_note(struct source *source, tick retry, const struct diags *problems)
{
    const struct diags none = {.count = 0};
    const struct diags *now = problems ? problems : &none;
    bool first = source->tried == SOURCE_UNTRIED && now->count > 0;
    bool news = first || !is_same(&source->problems, now);
    source->tried = source->stamp;
    source->retry = retry;
    if (news) {
        diag_finish(&source->problems);
        diag_append(&source->problems, now);
        source->news = true;
    }
    return news;
}

void sources_take(struct sources *sources, const struct source *taken)
{
    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = sources->items[i];
        bool waits = source != taken && source->retry != TICK_NEVER;
        source->late = source->late || (waits && came_before(source, taken));
    }
}

struct source *sources_accuse(struct sources *sources, tick now, tick patience)
{
    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = sources->items[i];
        if (source->restless != TICK_NEVER && now - source->restless >= patience && !source->accused) {
            source->accused = source->news = true;
            return source;
        }
    }
    return NULL;
}

void source_complain_unrest(struct diags *out, const struct source *source)
{
    diag_add(
        out, DIAG_WARNING, (struct diag_place){.file = source->path},
        "somebody writes here without a pause, so this is not taken; end the program that does (copying, "
        "synchronising, saving by itself), and it is taken two seconds later",
        "ここへの書きこみが止まらないため、取りこんでいません。書きこんでいるプログラム（コピー、同期、自動保存など）を"
        "終わらせてください。止まって2秒たつと、取りこみます。");
}

/** So many of its problems that those of others are still to be seen. */
static void add_problems(struct diags *out, const struct source *source)
{
    const struct diags *from = &source->problems;
    size_t count = from->count < SOURCES_TOLD_MAX ? from->count : SOURCES_TOLD_MAX;
    if (source->accused) {
        source_complain_unrest(out, source);
    }
    for (size_t i = 0; i < count; i++) {
        const struct diag *diag = &from->items[i];
        diag_add_ready(out, diag->severity, diag->place, diag->message[DIAG_ENGLISH], diag->message[DIAG_JAPANESE]);
    }
    out->left_out += from->count - count + from->left_out;
}

static int latest_first(const void *a, const void *b)
{
    unsigned left = (*(struct source *const *)a)->told, right = (*(struct source *const *)b)->told;
    return (left < right) - (left > right);
}

/** Who has news comes to the head. */
static void note_telling(struct sources *sources, bool again)
{
    for (size_t i = 0; i < sources->count; i++) {
        struct source *source = sources->items[i];
        source->told = source->news ? ++sources->tellings : source->told;
        source->fresh = source->news || (again && source->fresh);
        source->news = false;
    }
}

void sources_gather(struct sources *sources, bool again, struct diags *out, size_t *fresh)
{
    struct source **order = calloc(sources->count + 1, sizeof(struct source *));
    REQUIRE(order);
    note_telling(sources, again);
    for (size_t i = 0; i < sources->count; i++) {
        order[i] = sources->items[i];
    }
    qsort(order, sources->count, sizeof(struct source *), latest_first);
    *fresh = 0;
    for (size_t i = 0; i < sources->count; i++) {
        add_problems(out, order[i]);
        *fresh = order[i]->fresh ? out->count : *fresh;
    }
    free(order);
}
