#include "ui/screens.h"

#include "ui/attract.h"
#include "ui/credits.h"
#include "ui/fault.h"
#include "ui/home.h"
#include "ui/join.h"
#include "ui/pin.h"
#include "ui/programme.h"
#include "ui/staff.h"
#include "ui/state.h"
#include "ui/students.h"
#include "ui/vision.h"

const struct screen_class screens[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = {attract_draw, attract_gesture, NULL, false},
    [SCREEN_HOME] = {home_draw, home_gesture, NULL, true},
    [SCREEN_VISION] = {vision_draw, vision_gesture, vision_enter, true},
    [SCREEN_MAP] = {map_draw, map_gesture, map_enter, true},
    [SCREEN_CARD] = {card_draw, card_gesture, NULL, true},
    [SCREEN_VOICES] = {voices_draw, voices_gesture, voices_enter, true},
    [SCREEN_STUDENTS] = {students_draw, students_gesture, students_enter, true},
    [SCREEN_JOIN] = {join_draw, join_gesture, join_enter, true},
    [SCREEN_PROGRAMME] = {programme_draw, programme_gesture, programme_enter, true},
    [SCREEN_CREDITS] = {credits_draw, credits_gesture, credits_enter, true},
    [SCREEN_STAFF] = {staff_draw, staff_gesture, staff_enter, false},
    [SCREEN_PIN] = {pin_draw, pin_gesture, NULL, false},
    [SCREEN_FAULT] = {fault_draw, NULL, NULL, false},
};
