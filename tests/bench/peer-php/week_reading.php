<?php
// SPDX-License-Identifier: Apache-2.0
// What the page of a week shows, from the statements that the product's page of a week runs.
declare(strict_types=1);

function moved(string $day, int $days): string
{
    return date('Y-m-d', strtotime("$day $days days"));
}

/** Of each subject the usual minute at which homework is written, since the midnight of the lesson's day. */
function usual_fillings(array $homework): array
{
    $moments = [];
    foreach ($homework as [, $subject, , $set_on, $written_at]) {
        if ($set_on !== null) {
            $moments[$subject][] = intdiv($written_at + 10800 - strtotime("$set_on UTC"), 60);
        }
    }
    $usual = [];
    foreach ($moments as $subject => $minutes) {
        if (count($minutes) >= 3) {
            sort($minutes);
            $usual[$subject] = $minutes[intdiv(count($minutes), 2)];
        }
    }
    return $usual;
}

function lesson_of_row(array $row): array
{
    return [
        'id' => $row[0], 'class' => $row[1], 'number' => $row[3], 'begins' => $row[4], 'ends' => $row[5],
        'subject_id' => $row[6], 'subject' => $row[7], 'room' => $row[9], 'status' => $row[10],
        'substitute' => short_name($row[15], $row[16], $row[17]),
        'homework' => null, 'marks' => [], 'absence' => null, 'remarks' => [],
    ];
}

function lesson_of_slot(array $slot, array $bells): array
{
    [$begins, $ends] = $bells[$slot[4]] ?? [$slot[5], $slot[6]];
    return [
        'id' => 0, 'class' => $slot[1], 'number' => $slot[4], 'begins' => $begins, 'ends' => $ends,
        'subject_id' => $slot[7], 'subject' => $slot[8], 'room' => $slot[10], 'status' => 'planned', 'substitute' => '',
        'homework' => null, 'marks' => [], 'absence' => null, 'remarks' => [],
    ];
}

/** Where in the day's lessons the lesson, or else the first one of the class, stands. */
function place(array $lessons, ?int $lesson, ?int $class): ?int
{
    foreach ($lessons as $at => $one) {
        if ($lesson !== null ? $one['id'] === $lesson : $one['class'] === $class) {
            return $at;
        }
    }
    return null;
}

function holds(array $slot, string $day, int $cycle): bool
{
    return ($slot[2] === 0 || $slot[2] === $cycle) && $slot[14] <= $day && $day <= $slot[15] &&
        $slot[16] <= $day && $day <= $slot[17] && $slot[18] <= $day && $day <= $slot[19];
}

/** Rows of lessons where there are any; else the timetable stands in. */
function lessons_of_day(string $day, array $rows, array $slots, array $bells, ?array $calendar): array
{
    $lessons = [];
    foreach ($rows as $row) {
        $lessons[$row[0]] = lesson_of_row($row);
    }
    if ($lessons || in_array($calendar[5] ?? '', ['holiday', 'day_off'], true)) {
        return array_values($lessons);
    }
    $weekday = $calendar[7] ?? (int) date('N', strtotime($day));
    foreach ($slots as $slot) {
        if ($slot[3] === $weekday && holds($slot, $day, $calendar[6] ?? 0)) {
            $lessons['slot ' . $slot[0]] = lesson_of_slot($slot, $bells);
        }
    }
    return array_values($lessons);
}

function place_facts(array $lessons, array $marks, array $facts): array
{
    foreach ($marks as $mark) {
        $at = place($lessons, $mark[3], null) ?? place($lessons, null, $mark[2]);
        if ($at !== null) {
            $lessons[$at]['marks'][] = $mark;
        }
    }
    foreach ($facts as [$what, , , $lesson, $class, $code, $amount, , $text]) {
        if ($what === 'attendance') {
            foreach ($lessons as $at => $one) {
                $meant = $lesson !== null ? $one['id'] === $lesson : ($class === null || $one['class'] === $class);
                if ($meant && $one['status'] !== 'cancelled') {
                    $lessons[$at]['absence'] = in_array($code, array_keys(ABSENCES), true) ? [$code, $amount, $text] : null;
                }
            }
            continue;
        }
        $at = place($lessons, $lesson, $class);
        if ($at !== null && $what === 'homework') {
            $before = $lessons[$at]['homework'];
            $lessons[$at]['homework'] = $code === 'set' ? ($before ? "$before\n" : '') . $text : ($before ?? '');
        }
        if ($at !== null && $what === 'remark') {
            $lessons[$at]['remarks'][] = $text;
        }
    }
    return $lessons;
}

function by_day(array $rows, int $column): array
{
    $days = [];
    foreach ($rows as $row) {
        $days[$row[$column]][] = $row;
    }
    return $days;
}

function days_of_week(string $monday, array $lessons, array $slots, array $bells, array $marks, array $facts): array
{
    [$lessons, $bells, $marks, $facts] = [by_day($lessons, 2), by_day($bells, 0), by_day($marks, 1), by_day($facts, 1)];
    $days = [];
    for ($offset = 0; $offset < 6; ++$offset) {
        $day = moved($monday, $offset);
        $of_day = $facts[$day] ?? [];
        $calendar = array_values(array_filter($of_day, fn ($fact) => $fact[0] === 'calendar'))[0] ?? null;
        $ringing = array_column($bells[$day] ?? [], null, 1);
        $ringing = array_map(fn ($bell) => [$bell[2], $bell[3]], $ringing);
        $placed = lessons_of_day($day, $lessons[$day] ?? [], $slots, $ringing, $calendar);
        $days[$day] = [
            'title' => $calendar[8] ?? '',
            'kind' => $calendar[5] ?? 'school',
            'lessons' => place_facts($placed, $marks[$day] ?? [], $of_day),
        ];
    }
    if (!$days[$day]['lessons']) {
        unset($days[$day]);
    }
    return $days;
}

function news_counts(array $news): array
{
    $counts = [];
    foreach ($news as [$kind]) {
        $counts[$kind] = ($counts[$kind] ?? 0) + 1;
    }
    return $counts;
}

function year_around(string $day, array $years): ?array
{
    foreach ($years as [$first, $last]) {
        if ($first <= $day && $day <= $last) {
            return [$first, $last];
        }
    }
    return null;
}

function read_week(Journal $journal, array $session, int $pupil, string $monday, string $today): array
{
    $journal->rows('credential_newest', $pupil, 'family') || refuse(404);
    $sunday = moved($monday, 6);
    $next_sunday = moved($today, 14 - (int) date('N', strtotime($today)));
    $news = $journal->rows('news_of_pupil', $pupil, moved($today, -30), moved($today, -2), $next_sunday, 'parent',
        moved($today, -120));
    $card = $journal->rows('pupil_card', $monday, $pupil)[0];
    $year = year_around($monday, $journal->rows('pupil_years', $pupil));
    $lessons = $journal->rows('day_lessons', $pupil, $monday, $sunday);
    $slots = $journal->rows('day_timetable', $pupil, $sunday, $monday);
    $marks = $journal->rows('day_marks', $pupil, $monday, $sunday);
    if (in_array(1, array_column($marks, 18), true)) {
        $journal->rows('day_attempts', $pupil, $monday, $sunday);
    }
    $facts = array_merge($journal->rows('day_class_facts', $pupil, $monday, $sunday),
        $journal->rows('day_own_facts', $pupil, $monday, $sunday, 'parent'));
    $bells = $slots ? $journal->rows('day_bells', $pupil, $monday, $sunday) : [];
    $filled = $today <= $sunday ? $journal->rows('homework_facts', moved($today, -42), $pupil, moved($today, 28)) : [];
    $signatures = $journal->rows('week_signatures_of', $pupil, $monday);
    return [
        'monday' => $monday, 'today' => $today, 'card' => $card, 'year' => $year,
        'days' => days_of_week($monday, $lessons, $slots, $bells, $marks, $facts),
        'news' => news_counts($news), 'usual' => usual_fillings($filled), 'signatures' => $signatures,
    ];
}
