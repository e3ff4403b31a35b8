#include "base/ease.h"

#include <math.h>

static const double pendulum_threshold = 1.0 / 200.0;

static double clamp_unit(double t)
{
    return t < 0 ? 0 : t > 1 ? 1 : t;
}

double ease_progress(tick now, tick start, tick length)
{
    if (now < start) {
        return 0;
    }
    if (length <= 0 || now - start >= length) {
        return 1;
    }
    return (double)(now - start) / (double)length;
}

double ease_out(double t)
{
    double rest = 1 - clamp_unit(t);
    return 1 - rest * rest * rest;
}

double ease_in_out(double t)
{
    t = clamp_unit(t);
    double rest = 1 - t;
    return t < 0.5 ? 4 * t * t * t : 1 - 4 * rest * rest * rest;
}

double ease_out_back(double t)
{
    /* Penner's back curve; 1.1 overshoots by about 5 %. */
    const double overshoot = 1.1;
    double u = clamp_unit(t) - 1;
    return 1 + (overshoot + 1) * u * u * u + overshoot * u * u;
}

double ease_pendulum(tick since, double hertz, double damping)
{
    if (since <= 0 || since >= ease_pendulum_rest(damping)) {
        return 0;
    }
    double s = (double)since / 1e6;
    return exp(-damping * s) * sin(2 * M_PI * hertz * s);
}

tick ease_pendulum_rest(double damping)
{
    return (tick)(1e6 * -log(pendulum_threshold) / damping);
}

double ease_mix(double a, double b, double t)
{
    return a + (b - a) * t;
}
