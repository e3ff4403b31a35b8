#ifndef TABLE_DAY_TEXT_H
#define TABLE_DAY_TEXT_H

/**
 * Days as people in Japan write them, half-width: 2026-04-01, 2026/4/1, 2026.4.1, 2026年4月1日, 20260401,
 * 令和8年4月1日, R8.4.1, 令和元年5月1日, each also with its day of the week in brackets. DAY_NONE when it is none of
 * these, there is no such day, or it was not in that era. A year of two digits is none: nobody can say whether 26 is
 * 2026, or a year of an era.
 */
int day_text_read(const char *text);

#endif
