<?php
// SPDX-License-Identifier: Apache-2.0
// The HTML of a week: the structure of the product's page, element by element.
declare(strict_types=1);

const TABS = [
    ['week', 'Дневник', 'Дневник', 'notebook', 'everywhere', ''],
    ['subject', 'Выбранный предмет', 'Предмет', 'book', 'wide', ''],
    ['marks', 'Все оценки', 'Оценки', 'list-numbers', 'everywhere', 'mark'],
    ['final', 'Итоговые оценки', 'Итоги', 'certificate', 'everywhere', 'final'],
    ['timetable', 'Расписание', 'Расписание', 'clock', 'everywhere', 'change'],
    ['events', 'События', 'События', 'calendar-event', 'wide', ''],
    ['homework', 'Домашние задания', '', 'pencil', 'menu', 'homework'],
    ['calendar', 'Календарь', '', 'calendar', 'menu', ''],
    ['statistics', 'Статистика', '', 'chart', 'menu', ''],
    ['remarks', 'Замечания', '', 'message', 'menu', 'remark'],
    ['freshness', 'Свежесть журнала', '', 'history', 'menu', ''],
    ['export', 'Выгрузка', '', 'download', 'menu', ''],
    ['feed', 'Календарь в телефоне', '', 'calendar-share', 'menu', ''],
];

function asset(string $name): string
{
    static $assets = null;
    $assets ??= (require getenv('PEER_PREPARED'))['assets'];
    return '/s/' . $assets[$name];
}

function icon(string $name): string
{
    return '<svg class="icon" aria-hidden="true" focusable="false"><use href="' . h(asset('icons.svg')) . '#' . h($name)
        . '"></use></svg>';
}

function show_head(string $title): void
{ ?>
<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<title><?= h($title) ?> — Дневник МРКО</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#17407a">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="<?= h(asset('week.css')) ?>">
<link rel="stylesheet" href="<?= h(asset('paper.css')) ?>" media="print">
<link rel="icon" href="<?= h(asset('favicon.svg')) ?>" type="image/svg+xml">
<link rel="manifest" href="<?= h(asset('diary.webmanifest')) ?>">
<script type="module" src="<?= h(asset('diary.js')) ?>"></script>
<script type="module" src="<?= h(asset('device.js')) ?>"></script>
</head>
<?php }

function show_children(array $children, array $chosen): void
{ ?>
<details class="menu children">
<summary><span class="hidden">Ребёнок: </span><span class="menu-label"><?= h($chosen['account_name']) ?></span></summary>
<nav class="panel" aria-label="Дети">
<ul>
<?php foreach ($children as $child) { ?>
<li><a href="/diary/<?= h((string) $child['child_number']) ?>/week"<?= $child === $chosen ? ' aria-current="true"' : '' ?>><?= h($child['account_name']) ?></a></li>
<?php } ?>
<li class="add"><a href="/family">Вся семья</a></li>
<li><a href="/accounts/new">Добавить ребёнка</a></li>
<li><a href="/accounts">Управлять</a></li>
</ul>
</nav>
</details>
<?php }

function show_school(array $card): void
{
    $name = unbroken($card[3]); ?>
<details class="menu school">
<summary><span class="wide-only"><?= h($name) ?></span><span class="small-only"><?= icon('building') ?><span class="hidden">Школа</span></span></summary>
<div class="panel">
<p class="panel-head"><?= h($name) ?></p>
<dl>
<div><dt>Адрес</dt><dd><?= h($card[4]) ?></dd></div>
<div><dt>Телефон</dt><dd><?= h($card[5]) ?></dd></div>
<div><dt>Классный руководитель</dt><dd><?= h(unbroken(short_name($card[7], $card[8], $card[9]))) ?></dd></div>
</dl>
<p><a class="panel-link" href="/schools/<?= h((string) $card[2]) ?>">О школе</a></p>
</div>
</details>
<?php }

function show_bar(array $session, array $child, array $card, string $path, string $csrf): void
{ ?>
<a class="govuk-skip-link" href="#main">К содержанию</a>
<header class="bar">
<div class="bar-row">
<a class="brand" href="/"><?= icon('notebook') ?><span class="brand-name">Дневник МРКО</span></a>
<?php show_children($session['children'], $child) ?>
<span class="bar-space"></span>
<?php show_school($card) ?>
<span class="who wide-only"><?= h($session['user']) ?></span>
<a class="bar-link" href="/view?return_to=<?= h($path) ?>"><?= icon('eye') ?><span class="wide-only">Вид</span><span class="hidden"> — версия для слабовидящих</span></a>
<a class="bar-link wide-only" href="/help">Помощь</a>
<form class="bar-form" method="post" action="/lang/en">
<input type="hidden" name="return_to" value="<?= h($path) ?>">
<input type="hidden" name="csrf" value="<?= h($csrf) ?>">
<button type="submit" lang="en"><span class="wide-only">English</span><span class="small-only">EN<span class="hidden"> — English</span></span></button>
</form>
<form class="bar-form" method="post" action="/sign-out">
<input type="hidden" name="csrf" value="<?= h($csrf) ?>">
<button type="submit">Выйти</button>
</form>
</div>
</header>
<?php }

function count_of_news(array $news, string $kind): string
{
    $count = $news[$kind] ?? 0;
    return $count === 0 ? '' : "<span class=\"new-count\"><span aria-hidden=\"true\">$count</span><span class=\"hidden\">, $count новых</span></span>";
}

function show_tabs(string $number, array $news): void
{ ?>
<nav class="tabs" aria-label="Разделы дневника">
<ul>
<?php foreach (TABS as [$section, $name, $short, $icon, $place, $kind]) {
    if ($place === 'menu') {
        continue;
    } ?>
<li<?= $place === 'wide' ? ' class="wide-only"' : '' ?>><a href="/diary/<?= h($number) ?>/<?= h($section) ?>"<?= $section === 'week' ? ' aria-current="page"' : '' ?>><?= icon($icon) ?><span class="tab-name"><?= h($name) ?></span><span class="tab-short"><?= h($short) ?></span><?= count_of_news($news, $kind) ?></a></li>
<?php } ?>
<li class="more"><details class="menu">
<summary><?= icon('dots') ?><span>Ещё</span></summary>
<ul class="panel">
<?php foreach (TABS as [$section, $name, , , $place, $kind]) {
    if ($place === 'everywhere') {
        continue;
    } ?>
<li<?= $place === 'wide' ? ' class="small-only"' : '' ?>><a href="/diary/<?= h($number) ?>/<?= h($section) ?>"><?= h($name) ?><?= count_of_news($news, $kind) ?></a></li>
<?php } ?>
</ul>
</details></li>
</ul>
</nav>
<?php }

function show_week_head(string $number, array $child, array $week, string $range, string $owner): void
{
    $monday = $week['monday']; ?>
<p class="on-paper paper-head">Дневник · <?= h($owner) ?> · <?= h($range) ?></p>
<header class="week-head" data-keep="<?= h($child['account_name']) ?>">
<div class="week-title"><h1><a class="to-calendar" href="/diary/<?= h($number) ?>/calendar?at=<?= h($monday) ?>" data-calendar="Календарь"><?= h($range) ?><?= icon('calendar') ?></a></h1></div>
<p class="owner"><?= h($owner) ?></p>
<nav class="weeks" aria-label="Недели">
<a class="turn" rel="prev" href="/diary/<?= h($number) ?>/week/<?= h(moved($monday, -7)) ?>"><?= icon('chevron-left') ?>Неделя назад</a>
<a class="turn" rel="next" href="/diary/<?= h($number) ?>/week/<?= h(moved($monday, 7)) ?>">Неделя вперёд<?= icon('chevron-right') ?></a>
<button type="button" class="turn" hidden data-print><?= icon('printer') ?>Печать</button>
</nav>
</header>
<?php }

function has_marks(array $lessons): bool
{
    return array_filter(array_column($lessons, 'marks')) !== [];
}

function day_id(string $day, string $today): string
{
    return $day === $today ? 'today' : "day-$day";
}

function show_strip(array $week): void
{ ?>
<nav class="strip" aria-label="Дни недели">
<ol>
<?php foreach ($week['days'] as $day => $of_day) {
    $is_today = $day === $week['today']; ?>
<li><a href="#<?= h(day_id($day, $week['today'])) ?>"<?= $is_today ? ' class="today"' : '' ?>><span class="strip-weekday"><?= h(SHORT_WEEKDAYS[(int) date('N', strtotime($day))]) ?></span> <span class="strip-number"><?= h((string) (int) substr($day, 8)) ?></span><?= has_marks($of_day['lessons']) ? '<span class="strip-dot"></span><span class="hidden">, есть оценки</span>' : '' ?><?= $is_today ? '<span class="hidden">, сегодня</span>' : '' ?></a></li>
<?php } ?>
</ol>
</nav>
<?php }

function where(array $lesson): string
{
    $times = $lesson['begins'] === null ? '' : time_of_day($lesson['begins']) . '–' . time_of_day($lesson['ends']);
    $room = $lesson['status'] === 'replaced' ? '' : room($lesson['room']);
    return $times . ($times !== '' && $room !== '' ? ', ' : '') . $room;
}

function show_subject(array $lesson): void
{
    if ($lesson['status'] === 'cancelled') { ?>
<th role="rowheader" scope="row" class="subject"><s><?= h($lesson['subject']) ?></s> <span class="change">отменён</span></th>
<?php return;
    }
    $place = where($lesson);
    $replaced = 'замена: ' . unbroken($lesson['substitute']) . ($lesson['room'] === '' ? '' : ', ' . room($lesson['room'])); ?>
<th role="rowheader" scope="row" class="subject"><span class="name"><?= h($lesson['subject']) ?></span><?php if ($lesson['status'] === 'replaced') { ?> <span class="change"><?= h($replaced) ?></span><?php } ?><?php if ($place !== '') { ?> <span class="where"><?= h($place) ?></span><?php } ?></th>
<?php }

function show_homework(array $lesson, string $day, array $week): void
{
    if ($lesson['homework'] === '') { ?><p class="no-task">не задано</p><?php
    } elseif ($lesson['homework'] !== null) { ?><p class="task"><?= h(unbroken($lesson['homework'])) ?></p><?php
    } elseif ($lesson['status'] !== 'cancelled') {
        $usual = $day >= $week['today'] ? $week['usual'][$lesson['subject_id']] ?? null : null; ?><p class="no-task blank">пока не записано<?php if ($usual !== null) { ?><span class="usual">, обычно <?= h(usual_moment($usual)) ?></span><?php } ?></p><?php
    }
}

function show_note(string $class, string $icon, string $name, string $text): void
{ ?><p class="note<?= h($class) ?>"><?= $icon === '' ? '' : icon($icon) ?><span><?php if ($name !== '') { ?><span class="note-name"><?= h($name) ?></span> <?php } ?><?= h(unbroken($text)) ?></span></p><?php
}

function show_notes(array $lesson): void
{
    if ($lesson['absence']) {
        $comment = $lesson['absence'][2];
        show_note(' word', '', '', absence_words($lesson['absence']) . ($comment === '' ? '' : ": $comment"));
    }
    foreach ($lesson['marks'] as $mark) {
        if ($mark[7] === 'pending') {
            show_note(' word', '', '', 'ждёт ответа');
        }
        if (weight_of($mark) !== '') {
            show_note(' word', '', '', work_of($mark));
        }
        if ($mark[15] !== '') {
            show_note('', 'message', 'Комментарий:', $mark[15]);
        }
    }
    foreach ($lesson['remarks'] as $remark) {
        show_note(' warning', 'alert', 'Замечание:', $remark);
    }
}

function show_chip(array $mark, array $lesson, string $day, string $number): void
{
    $five = $mark[11] === 1 ? 2 : $mark[11];
    $class = $mark[7] === 'pending' ? 'm dot' : ($five === null ? 'm' : "m m$five");
    $weight = weight_of($mark); ?>
<a class="<?= h($class) ?>" href="/diary/<?= h($number) ?>/mark/<?= h((string) $mark[0]) ?>"><span class="hidden"><?= h(mark_phrase($mark, $lesson['subject'], $day)) ?><?= $mark[18] ? ', исправлена' : '' ?>; </span><span aria-hidden="true"><?= $mark[7] === 'pending' ? '•' : h($mark[8]) ?><?php if ($weight !== '') { ?><small>×<?= h($weight) ?></small><?php } ?><?= $mark[18] ? '<small class="corrected">испр.</small>' : '' ?></span></a>
<?php }

function show_absence(array $absence, array $lesson, string $day): void
{
    [, $letter, $paper] = ABSENCES[$absence[0]]; ?>
<span class="m absent<?= $paper === '' ? ' on-screen' : '' ?>"><span class="hidden"><?= h($lesson['subject'] . ', ' . day_and_month($day) . ': ' . absence_words($absence)) ?></span><span aria-hidden="true" class="on-screen"><?= h($letter) ?></span><span aria-hidden="true" class="on-paper"><?= h($paper) ?></span></span>
<?php }

function show_chips(array $lesson, string $day, string $number): void
{
    if (!$lesson['marks'] && !$lesson['absence']) {
        return;
    }
    $pair = count($lesson['marks']) === 2 && !$lesson['absence']; ?><span class="chips<?= $pair ? ' pair' : '' ?>"><?php
    foreach ($lesson['marks'] as $at => $mark) {
        show_chip($mark, $lesson, $day, $number);
        if ($pair && $at === 0) { ?><span class="slash" aria-hidden="true">/</span><?php }
    }
    if ($lesson['absence']) {
        show_absence($lesson['absence'], $lesson, $day);
    } ?></span>
<?php }

function show_lessons(string $day, array $lessons, array $week, string $number): void
{ ?>
<table class="lessons" role="table" aria-labelledby="title-<?= h($day) ?>">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="no"><span aria-hidden="true">№</span><span class="hidden">Номер урока</span></th><th role="columnheader" scope="col" class="subject">Предмет</th><th role="columnheader" scope="col" class="work">Домашнее задание</th><th role="columnheader" scope="col" class="marks"><span class="on-screen">Оценка</span><span class="on-paper" aria-hidden="true">Оц.</span></th></tr></thead>
<tbody role="rowgroup">
<?php foreach ($lessons as $lesson) { ?>
<tr role="row"<?= $lesson['status'] === 'cancelled' ? ' class="cancelled"' : '' ?>>
<td role="cell" class="no"><?= h((string) $lesson['number']) ?></td>
<?php show_subject($lesson) ?>
<td role="cell" class="work"><?php show_homework($lesson, $day, $week);
    show_notes($lesson); ?></td>
<td role="cell" class="marks"><?php show_chips($lesson, $day, $number) ?></td>
</tr>
<?php } ?>
</tbody>
</table>
<?php }

function show_day(string $day, array $of_day, array $week, string $number): void
{
    $is_today = $day === $week['today'];
    $heading = WEEKDAYS[(int) date('N', strtotime($day))] . ', ' . day_and_month($day); ?>
<section class="day<?= $is_today ? ' today' : '' ?>" id="<?= h(day_id($day, $week['today'])) ?>" aria-labelledby="title-<?= h($day) ?>">
<div class="day-head">
<h2 id="title-<?= h($day) ?>"><time datetime="<?= h($day) ?>"><?= h($heading) ?></time><?= $is_today ? ' <span class="today-word"><span class="hidden">, </span>сегодня</span>' : '' ?></h2>
</div>
<?php if ($of_day['lessons']) {
    show_lessons($day, $of_day['lessons'], $week, $number);
} else { ?>
<p class="rest"><?= h($of_day['title'] === '' ? 'Уроков нет' : $of_day['title']) ?></p>
<?php } ?>
</section>
<?php }

function show_figures(array $days): void
{
    [$sum, $weights, $count, $missed] = [0, 0, 0, 0];
    foreach ($days as $day) {
        foreach ($day['lessons'] as $lesson) {
            $missed += $lesson['absence'] && $lesson['absence'][0] !== 'late' ? 1 : 0;
            foreach ($lesson['marks'] as $mark) {
                if ($mark[7] !== 'pending' && $mark[9] === 'five' && $mark[10] !== null) {
                    $sum += $mark[10] * $mark[12];
                    $weights += $mark[12];
                    ++$count;
                }
            }
        }
    } ?>
<section class="week-foot" aria-labelledby="week-foot-title">
<h2 id="week-foot-title" class="hidden">Неделя в цифрах</h2>
<?php if ($weights > 0) { ?>
<p><span class="figure-name">Средний балл недели</span> <strong><?= h(number_format($sum / $weights / 100, 2, ',', '')) ?></strong> <span class="figure-name">(<?= h(marks_counted($count)) ?>)</span></p>
<?php } else { ?>
<p>На этой неделе оценок пока нет.</p>
<?php }
    if ($missed > 0) { ?>
<p><span class="figure-name">Пропущено:</span> <strong><?= h("$missed уроков") ?></strong></p>
<?php } ?>
</section>
<?php }

function show_signature(string $number, array $week, string $csrf): void
{
    $friday = moved($week['monday'], 4); ?>
<section class="acknowledged" id="signature" aria-labelledby="signature-title">
<h2 id="signature-title" class="hidden">Ознакомление с неделей</h2>
<div class="acknowledged-row">
<?php if ($week['today'] < $friday) { ?>
<p class="hint">Ознакомиться с этой неделей можно с пятницы.</p>
<?php } else { ?>
<form method="post" action="/diary/<?= h($number) ?>/week/<?= h($week['monday']) ?>/signature">
<input type="hidden" name="csrf" value="<?= h($csrf) ?>">
<input type="hidden" name="signature" value="given">
<button type="submit" class="govuk-button">С дневником ознакомлен</button>
</form>
<?php } ?>
</div>
</section>
<?php }

function show_week_end(string $number, array $week): void
{
    $monday = $week['monday']; ?>
<nav class="weeks below" aria-label="Соседние недели">
<a class="turn" rel="prev" href="/diary/<?= h($number) ?>/week/<?= h(moved($monday, -7)) ?>"><?= icon('chevron-left') ?><span class="hidden">Неделя назад, </span><?= h(date_range(moved($monday, -7), moved($monday, -2))) ?></a>
<a class="turn later" rel="next" href="/diary/<?= h($number) ?>/week/<?= h(moved($monday, 7)) ?>"><span class="hidden">Неделя вперёд, </span><?= h(date_range(moved($monday, 7), moved($monday, 12))) ?><?= icon('chevron-right') ?></a>
</nav>
<div class="on-paper paper-foot">
<p class="signature">Подпись родителя <span class="line"></span></p>
<p class="signature">Классный руководитель <span class="line"></span></p>
<p class="stamp">Состояние дневника: <?= h(day_and_month($week['today'])) ?> <?= h(substr($week['today'], 0, 4)) ?> г., <?= h(date('H:i')) ?></p>
</div>
<?php }

function show_foot(string $user, string $path): void
{ ?>
<footer class="foot">
<ul class="foot-links">
<li><a href="/help">Помощь</a></li>
<li><a href="/news">Новости и события</a></li>
<li><a href="/schools">Подключена ли моя школа?</a></li>
<li><a href="/view?return_to=<?= h($path) ?>">Вид страниц</a></li>
<li><a href="/device">Своё устройство</a></li>
</ul>
<p>Дневник МРКО · Вы вошли как <?= h($user) ?></p>
</footer>
</body>
</html>
<?php }

function show_page(array $session, array $child, array $week, string $csrf): void
{
    $number = (string) $child['child_number'];
    $path = "/diary/$number/week/$week[monday]";
    $range = date_range($week['monday'], array_key_last($week['days']));
    $card = $week['card'];
    $owner = $card[0] . ' ' . first_letter($card[1]) . '. · ' . $card[6] . ' · ' . unbroken($card[3]);
    show_head("$range, $child[account_name]"); ?>
<body class="wide">
<?php show_bar($session, $child, $card, $path, $csrf);
    show_tabs($number, $week['news']); ?>
<main id="main" class="main" tabindex="-1">
<?php show_week_head($number, $child, $week, $range, $owner);
    show_strip($week); ?>
<div class="spread">
<?php foreach (array_chunk($week['days'], 3, true) as $sheet) { ?>
<div class="sheet">
<?php foreach ($sheet as $day => $of_day) {
    show_day($day, $of_day, $week, $number);
} ?>
</div>
<?php } ?>
</div>
<?php show_figures($week['days']);
    show_signature($number, $week, $csrf);
    show_week_end($number, $week); ?>
</main>
<?php show_foot($session['user'], $path);
}
