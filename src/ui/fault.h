#ifndef UI_FAULT_H
#define UI_FAULT_H

#include "ui/view.h"

void fault_draw(struct view *view);

#endif
