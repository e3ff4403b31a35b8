/* The modules of base that fit on a page: hash, rng, signal. */
#include "base/hash.h"
#include "base/rng.h"
#include "base/signal.h"
#include "check.h"

/** Test vectors of the FNV authors. */
static void test_hash(void)
{
    CHECK(hash_bytes(HASH_START, "", 0) == 0xcbf29ce484222325u);
    CHECK(hash_bytes(HASH_START, "a", 1) == 0xaf63dc4c8601ec8cu);
    CHECK(hash_bytes(HASH_START, "foobar", 6) == 0x85944171f73967e8u);
    CHECK(hash_bytes(hash_bytes(HASH_START, "foo", 3), "bar", 3) == 0x85944171f73967e8u);
}

static void test_rng(void)
{
    struct rng zero = rng_seed(0), again = rng_seed(0), other = rng_seed(1);
    CHECK(rng_next(&zero) == 0xe220a8397b1dcdafu); /* SplitMix64's published first number */
    CHECK(rng_next(&again) != rng_next(&other));
    int seen[6] = {0};
    for (int i = 0; i < 6000; i++) {
        double x = rng_range(&zero, -2, 3);
        int n = rng_below(&zero, 6);
        CHECK(x >= -2 && x < 3);
        CHECK(n >= 0 && n < 6);
        seen[n >= 0 && n < 6 ? n : 0]++;
    }
    for (size_t i = 0; i < 6; i++) {
        CHECK(seen[i] > 850 && seen[i] < 1150);
    }
}

static void test_signals(void)
{
    struct signals signals = {0};
    signal_emit(&signals, SIGNAL_SCREEN, "map");
    signal_emit(&signals, SIGNAL_LIGHT, "telescope");
    CHECK(signals.count == 2);
    CHECK(signals.items[0].kind == SIGNAL_SCREEN && signals.items[1].kind == SIGNAL_LIGHT);
    CHECK_TEXT(signals.items[1].text, "telescope");
}

/** However many come in one step: what there is no room for is dropped, and that is told. */
static void test_signal_flood(void)
{
    struct signals signals = {0};
    for (int i = 0; i < SIGNALS_MAX; i++) {
        signal_emit(&signals, SIGNAL_LANGUAGE, "ja");
    }
    CHECK(signals.count == SIGNALS_MAX && !signals.dropped);
    signal_emit(&signals, SIGNAL_QUIT, "");
    CHECK(signals.count == SIGNALS_MAX && signals.dropped);
    CHECK(signals.items[SIGNALS_MAX - 1].kind == SIGNAL_LANGUAGE);
}

int main(void)
{
    test_hash();
    test_rng();
    test_signals();
    test_signal_flood();
    return check_result();
}
