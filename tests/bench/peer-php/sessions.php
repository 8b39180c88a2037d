<?php
// SPDX-License-Identifier: Apache-2.0
// Signs the parents of a running district in at the peer, under the cookies that they have there.
//   php sessions.php SOURCE REDIS <SEATS
// SOURCE: the journal, as PDO names it. REDIS: a unix socket. SEATS: JSON, see District in tests/bench/district.mjs.
declare(strict_types=1);

[, $source, $socket] = $argv;
$journal = new PDO($source, null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
$redis = new Redis();
$redis->connect($socket);
$bindings = $journal->prepare(
    'SELECT child_number, account_name, pupil_id FROM bindings WHERE subject = :subject AND removed_at IS NULL'
    . ' ORDER BY child_number'
);
foreach (json_decode(stream_get_contents(STDIN), true, 16, JSON_THROW_ON_ERROR) as $seat) {
    $bindings->execute(['subject' => $seat['subject']]);
    $session = [
        'user' => $seat['parent'],
        'provider' => 'stand-in',
        'subject' => $seat['subject'],
        'csrf' => bin2hex(random_bytes(32)),
        'seen' => time(),
        'children' => $bindings->fetchAll(PDO::FETCH_ASSOC),
    ];
    preg_match('/__Host-sid=([^;]+)/', $seat['cookie'], $cookie);
    $redis->setex('peer:' . hash('sha256', $cookie[1]), 1800, json_encode($session, JSON_THROW_ON_ERROR));
}
