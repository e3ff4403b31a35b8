#ifndef RUN_BENCH_CARD_H
#define RUN_BENCH_CARD_H

#include "run/options.h"

/**
 * What type costs: the first project's card laid out and painted by a show that has set no other, and again when it has
 * come back to it. One JSON line, `{"event":"card","cold_ms":..,"warm_ms":..,"shaped_cold":..,"shaped_warm":..}`; none
 * for a pack without projects.
 */
void bench_card(const struct options *options);

#endif
