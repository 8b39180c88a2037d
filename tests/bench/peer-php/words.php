<?php
// SPDX-License-Identifier: Apache-2.0
// Russian words and dates of the page.
declare(strict_types=1);

const MONTHS = ['', 'января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября',
    'ноября', 'декабря'];
const WEEKDAYS = ['', 'Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'];
const SHORT_WEEKDAYS = ['', 'Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'];
const ABSENCES = ['absent' => ['отсутствие на уроке', 'н', 'н'],
    'excused' => ['отсутствие по уважительной причине', 'п', 'н'], 'ill' => ['отсутствие по болезни', 'б', 'н'],
    'exempt' => ['освобождение от урока', 'осв', 'осв'], 'late' => ['опоздание', 'оп', '']];
const FIVES = [5 => 'отлично', 4 => 'хорошо', 3 => 'удовлетворительно', 2 => 'неудовлетворительно',
    1 => 'неудовлетворительно'];

function h(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
}

function first_letter(string $text): string
{
    preg_match('/^./u', $text, $letter);
    return $letter[0] ?? '';
}

function short_name(string $family, string $given, string $middle): string
{
    $initials = '';
    foreach ([$given, $middle] as $name) {
        $initials .= $name === '' ? '' : ' ' . first_letter($name) . '.';
    }
    return $family . $initials;
}

function unbroken(string $text): string
{
    return preg_replace('/(?<=[№§]) | (?=\p{Lu}\.)/u', "\u{a0}", $text);
}

function day_and_month(string $day): string
{
    return (int) substr($day, 8) . ' ' . MONTHS[(int) substr($day, 5, 2)];
}

function date_range(string $first, string $last): string
{
    $same = substr($first, 0, 7) === substr($last, 0, 7);
    return ($same ? (int) substr($first, 8) . '–' : day_and_month($first) . ' – ') . day_and_month($last) . ' '
        . substr($last, 0, 4) . ' г.';
}

function time_of_day(int $minutes): string
{
    return sprintf('%02d:%02d', intdiv($minutes, 60), $minutes % 60);
}

function room(string $room): string
{
    return ctype_digit($room[0] ?? '') ? "каб. $room" : $room;
}

function marks_counted(int $count): string
{
    $few = $count % 10 >= 2 && $count % 10 <= 4 && intdiv($count % 100, 10) !== 1;
    return "$count " . ($count % 10 === 1 && $count % 100 !== 11 ? 'оценка' : ($few ? 'оценки' : 'оценок'));
}

function usual_moment(int $minutes): string
{
    return $minutes < 0 ? 'заранее, до урока'
        : 'к ' . time_of_day($minutes % 1440) . ($minutes >= 1440 ? ' следующего дня' : '');
}

function absence_words(array $absence): string
{
    [$code, $minutes] = $absence;
    return ABSENCES[$code][0] . ($code === 'late' && $minutes !== null ? " на $minutes минут" : '');
}

function work_of(array $mark): string
{
    return $mark[14] === '' ? $mark[13] : "$mark[13] «$mark[14]»";
}

function weight_of(array $mark): string
{
    return $mark[12] === 1000 ? '' : strtr((string) ($mark[12] / 1000), '.', ',');
}

function mark_phrase(array $mark, string $subject, string $day): string
{
    $said = $mark[7] === 'pending' ? 'ждёт ответа' : $mark[8];
    if ($mark[9] === 'five' && isset(FIVES[$mark[11]])) {
        $said .= ', ' . FIVES[$mark[11]];
    }
    $weight = weight_of($mark);
    return "$subject, " . day_and_month($day) . ": $said" . ($weight === '' ? '' : ", вес $weight") . ', ' . work_of($mark);
}
