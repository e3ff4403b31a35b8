/* Every set of kernels gives the bytes that plain arithmetic gives, at every length and place. */
#include "check.h"
#include "base/rng.h"
#include "stage/kernels.h"

enum { ROOM = 80, EDGE = 4, TRIES = 4000 };

static struct rng rng;

static uint32_t times(uint32_t a, uint32_t b)
{
    return (a * b * 2 + 255) / 510; /* to the nearest */
}

static uint32_t channel(uint32_t pixel, int shift)
{
    return pixel >> shift & 0xFF;
}

/** `from` as strong as `part`, over `to`. */
static uint32_t put(uint32_t to, uint32_t from, uint32_t part)
{
    uint32_t rest = 255 - times(channel(from, 24), part), out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t sum = times(channel(from, shift), part) + times(channel(to, shift), rest);
        out |= (sum > 255 ? 255 : sum) << shift;
    }
    return out;
}

static uint32_t any(uint32_t below)
{
    return (uint32_t)(rng_next(&rng) % below);
}

/** Premultiplied; now and then clear, opaque, or light. */
static uint32_t any_pixel(void)
{
    uint32_t alpha = any(4) ? any(256) : any(2) * 255, out = alpha << 24;
    for (int shift = 0; shift < 24; shift += 8) {
        out |= any(alpha + 1) << shift;
    }
    return any(8) ? out : any(256) << 16 | any(256) << 8 | any(256);
}

struct rows {
    uint32_t to[ROOM], from[ROOM], before[ROOM];
    uint8_t mask[ROOM];
    int at, count;
};

/** Masks have clear and full stretches, as those of letters have. */
static struct rows any_rows(void)
{
    struct rows rows = {.at = (int)any(EDGE), .count = (int)any(ROOM - 2 * EDGE)};
    uint32_t kind = 0;
    for (int i = 0; i < ROOM; i++) {
        kind = any(12) ? kind : any(3);
        rows.to[i] = rows.before[i] = any_pixel();
        rows.from[i] = any_pixel();
        rows.mask[i] = kind == 0 ? 0 : kind == 1 ? 255 : (uint8_t)any(256);
    }
    return rows;
}

static bool is_inside(const struct rows *rows, int i)
{
    return i >= rows->at && i < rows->at + rows->count;
}

enum operation { OVER, OVER_FADED, OVER_MASKED, WASH, TINT, OPERATIONS };

static void work(const struct kernels *set, enum operation operation, struct rows *rows, uint32_t color, uint8_t part)
{
    uint32_t *to = rows->to + rows->at;
    const uint32_t *from = rows->from + rows->at;
    const uint8_t *mask = rows->mask + rows->at;
    switch (operation) {
    case OVER:
        set->over(to, from, rows->count);
        break;
    case OVER_FADED:
        set->over_faded(to, from, part, rows->count);
        break;
    case OVER_MASKED:
        set->over_masked(to, from, mask, rows->count);
        break;
    case WASH:
        set->wash(to, color, rows->count);
        break;
    case TINT:
        set->tint(to, color, mask, rows->count);
        break;
    case OPERATIONS:
        break;
    }
}

static uint32_t expected(enum operation operation, const struct rows *rows, int i, uint32_t color, uint8_t part)
{
    bool one = operation == WASH || operation == TINT, through = operation == OVER_MASKED || operation == TINT;
    uint32_t strength = through ? rows->mask[i] : operation == OVER_FADED ? part : 255;
    return put(rows->before[i], one ? color : rows->from[i], strength);
}

static void blends(const struct kernels *set)
{
    for (int n = 0; n < TRIES; n++) {
        enum operation operation = (enum operation)(n % OPERATIONS);
        struct rows rows = any_rows();
        uint32_t color = any_pixel();
        uint8_t part = (uint8_t)any(256);
        bool right = true;
        work(set, operation, &rows, color, part);
        for (int i = 0; i < ROOM; i++) {
            right = right &&
                    rows.to[i] == (is_inside(&rows, i) ? expected(operation, &rows, i, color, part) : rows.before[i]);
        }
        CHECK(right);
    }
}

/** Every product of two channels. */
static void products(const struct kernels *set)
{
    for (uint32_t a = 0; a < 256; a++) {
        uint32_t to[256], from[256];
        bool right = true;
        for (uint32_t b = 0; b < 256; b++) {
            to[b] = b * 0x01010101;
            from[b] = (255 - a) << 24;
        }
        set->over(to, from, 256);
        for (uint32_t b = 0; b < 256; b++) {
            right = right && channel(to[b], 8) == times(a, b);
        }
        CHECK(right);
    }
}

static uint32_t look_up(const uint32_t *texture, int stride, int64_t u, int64_t v)
{
    const uint32_t *p = texture + (v >> 32) * stride + (u >> 32);
    uint32_t fx = (uint32_t)(u >> 24 & 0xFF), fy = (uint32_t)(v >> 24 & 0xFF), out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t left = (channel(p[0], shift) * (256 - fy) + channel(p[stride], shift) * fy + 128) >> 8;
        uint32_t right = (channel(p[1], shift) * (256 - fy) + channel(p[stride + 1], shift) * fy + 128) >> 8;
        out |= ((left * (256 - fx) + right * fx + 128) >> 8) << shift;
    }
    return out;
}

static void turns(const struct kernels *set)
{
    enum { SIDE = 40, PLACES = 24 };
    uint32_t texture[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
        texture[i] = any_pixel();
    }
    for (int n = 0; n < TRIES; n++) {
        struct kernel_way way = {0, 0, (int64_t)any(1U << 31) - (1 << 30), (int64_t)any(1U << 31) - (1 << 30)};
        way.u = way.v = ((int64_t)SIDE / 2 << 32) + any(1U << 31);
        if (n % 3 == 0) { /* only scaled */
            way.dv = 0;
            way.u = any(1U << 31);
            way.du = n % 2 ? (int64_t)any(1U << 31) : (int64_t)any(1U << 31) + ((int64_t)1 << 30);
        }
        uint32_t out[PLACES + 1] = {0};
        int count = (int)any(PLACES + 1);
        bool right = true;
        set->turn(out, texture, SIDE, &way, count);
        for (int i = 0; i < count; i++) {
            right = right && out[i] == look_up(texture, SIDE, way.u + way.du * i, way.v + way.dv * i);
        }
        CHECK(right && out[count] == 0);
    }
}

int main(void)
{
    rng = rng_seed(12);
    for (int number = 0; kernels_number(number); number++) {
        const struct kernels *set = kernels_number(number);
        CHECK(set->name[0] != '\0');
        products(set);
        blends(set);
        turns(set);
    }
    CHECK(kernels_best() != NULL);
    return check_result();
}
