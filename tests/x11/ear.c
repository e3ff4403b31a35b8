#include "ear.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void keep(struct strbuf *out, const char *text)
{
    strbuf_clear(out);
    strbuf_puts(out, text);
}

void ear_init(struct ear *ear, int file, const char *screen)
{
    *ear = (struct ear){.file = file};
    keep(&ear->screen, screen);
}

void ear_finish(struct ear *ear)
{
    strbuf_finish(&ear->said);
    strbuf_finish(&ear->screen);
    strbuf_finish(&ear->card);
}

/** What follows `word` and a space; NULL when the line begins otherwise. */
static const char *after(const char *line, const char *word)
{
    size_t size = strlen(word);
    return strncmp(line, word, size) == 0 && line[size] == ' ' ? line + size + 1 : NULL;
}

static void take_line(struct ear *ear, const char *line)
{
    const char *rest = NULL;
    if ((rest = after(line, "screen"))) {
        keep(&ear->screen, rest);
        ear->resting = false;
    } else if ((rest = after(line, "card"))) {
        keep(&ear->card, rest);
    } else if ((rest = after(line, "fingers"))) {
        sscanf(rest, "%ld %ld", &ear->fingers, &ear->downs);
        ear->resting = false; /* of the time before */
    } else if (after(line, "wake")) {
        ear->wakes++;
        ear->resting = false;
    } else if (after(line, "rest")) {
        ear->resting = true;
    }
}

static void take_lines(struct ear *ear)
{
    const char *said = strbuf_text(&ear->said);
    for (const char *end = NULL; (end = strchr(said + ear->taken, '\n'));) {
        char line[256];
        snprintf(line, sizeof line, "%.*s", (int)(end - said - (long)ear->taken), said + ear->taken);
        take_line(ear, line);
        ear->taken = (size_t)(end + 1 - said);
    }
}

/** Take what comes within `ms`. False when nothing came, `*open` says whether something still can. */
static bool listen_for(struct ear *ear, int ms, bool *open)
{
    struct pollfd wait = {.fd = ear->file, .events = POLLIN};
    if (poll(&wait, 1, ms) <= 0) {
        return false;
    }
    char text[4096];
    ssize_t size = read(ear->file, text, sizeof text - 1);
    *open = size > 0;
    if (size <= 0) {
        return false;
    }
    text[size] = '\0';
    strbuf_puts(&ear->said, text);
    take_lines(ear);
    return true;
}

bool ear_catch_up(struct ear *ear)
{
    bool open = true;
    while (listen_for(ear, 0, &open)) {
    }
    return open;
}

static long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool ear_wait(struct ear *ear, bool (*met)(const struct ear *ear, const void *self), const void *self)
{
    long end = now_ms() + EAR_LIMIT * 1000L;
    bool open = ear_catch_up(ear);
    while (!met(ear, self)) {
        long left = end - now_ms();
        if (!open || left <= 0) {
            return false;
        }
        listen_for(ear, (int)left, &open);
    }
    return true;
}

/** The end of the first whole line behind those heard that says `line`; NULL when there is none. */
static const char *find_line(const struct ear *ear, const char *line)
{
    size_t size = strlen(line);
    for (const char *at = strbuf_text(&ear->said) + ear->heard, *end = NULL; (end = strchr(at, '\n')); at = end + 1) {
        if ((size_t)(end - at) == size && strncmp(at, line, size) == 0) {
            return end + 1;
        }
    }
    return NULL;
}

static bool has_line(const struct ear *ear, const void *line)
{
    return find_line(ear, line) != NULL;
}

bool ear_hear(struct ear *ear, const char *line)
{
    if (!ear_wait(ear, has_line, line)) {
        return false;
    }
    ear->heard = (size_t)(find_line(ear, line) - strbuf_text(&ear->said));
    return true;
}
