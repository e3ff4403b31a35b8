#include "base/ease.h"

#include "check.h"

static void test_progress(void)
{
    static const struct {
        tick now, start, length;
        double wanted;
    } cases[] = {
        {0, 0, 100, 0},
        {50, 0, 100, 0.5},
        {100, 0, 100, 1},
        {101, 0, 100, 1},
        {99, 100, 50, 0},
        {125, 100, 50, 0.5},
        {-10, -20, 20, 0.5},
        {5, 5, 0, 1},
        {4, 5, 0, 0},
        {5, 5, -1, 1},
        {TICK_S(1), 0, TICK_S(4), 0.25},
        {0, TICK_NEVER, 100, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_NEAR(ease_progress(cases[i].now, cases[i].start, cases[i].length), cases[i].wanted, 1e-12);
    }
}

/** From 0 to 1, clamped outside. */
static void test_ends(void)
{
    double (*const curves[])(double) = {ease_out, ease_in_out, ease_out_back};
    for (size_t i = 0; i < sizeof curves / sizeof curves[0]; i++) {
        CHECK_NEAR(curves[i](0), 0, 1e-12);
        CHECK_NEAR(curves[i](1), 1, 1e-12);
        CHECK_NEAR(curves[i](-3), 0, 1e-12);
        CHECK_NEAR(curves[i](7), 1, 1e-12);
    }
}

static void test_curves(void)
{
    double most = 0;
    for (int i = 1; i <= 1000; i++) {
        double t = i / 1000.0, before = (i - 1) / 1000.0;
        CHECK(ease_out(t) > ease_out(before));
        CHECK(ease_in_out(t) > ease_in_out(before));
        CHECK_NEAR(ease_in_out(t) + ease_in_out(1 - t), 1, 1e-12);
        most = fmax(most, ease_out_back(t));
    }
    CHECK_NEAR(most, 1.05, 0.01);
    CHECK_NEAR(ease_out(0.5), 0.875, 1e-12);
    CHECK(ease_in_out(0.25) < 0.25);
}

/** A slip comes to rest, exactly, and not before its swing can no longer be seen. */
static void test_pendulum(void)
{
    tick rest = ease_pendulum_rest(3);
    CHECK(rest > TICK_S(1) && rest < TICK_S(2));
    CHECK(ease_pendulum(0, 1.2, 3) == 0 && ease_pendulum(-5, 1.2, 3) == 0);
    CHECK(ease_pendulum(rest, 1.2, 3) == 0 && ease_pendulum(TICK_NEVER, 1.2, 3) == 0);
    CHECK(ease_pendulum(TICK_MS(100), 1.2, 3) > 0.4);
    CHECK(ease_pendulum(TICK_MS(600), 1.2, 3) < -0.1);
    for (tick since = 0; since < rest; since += TICK_MS(1)) {
        CHECK(fabs(ease_pendulum(since, 1.2, 3)) <= exp(-3e-6 * (double)since) + 1e-12);
    }
    CHECK(fabs(ease_pendulum(rest - 1, 1.2, 3)) <= 1.0 / 199);
}

int main(void)
{
    test_progress();
    test_ends();
    test_curves();
    test_pendulum();
    CHECK_NEAR(ease_mix(10, 20, 0.25), 12.5, 1e-12);
    CHECK_NEAR(ease_mix(10, -10, 1), -10, 1e-12);
    return check_result();
}
