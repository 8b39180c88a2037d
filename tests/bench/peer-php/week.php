<?php
// SPDX-License-Identifier: Apache-2.0
// The week of a diary as a careful PHP programmer writes it; why it exists: README.md.
declare(strict_types=1);

require __DIR__ . '/journal.php';
require __DIR__ . '/week_reading.php';
require __DIR__ . '/words.php';
require __DIR__ . '/page.php';

const IDLE_SECONDS = 1800;
const SIGN_OF_LIFE_SECONDS = 60;

/** The session of the cookie; its time is renewed once a minute, as the product's is. */
function session(): ?array
{
    $cookie = $_COOKIE['__Host-sid'] ?? '';
    $redis = new Redis();
    $redis->pconnect(getenv('PEER_REDIS'));
    $key = 'peer:' . hash('sha256', $cookie);
    $kept = $redis->get($key);
    if ($kept === false) {
        return null;
    }
    $session = json_decode($kept, true, 8, JSON_THROW_ON_ERROR);
    if (abs(time() - $session['seen']) > SIGN_OF_LIFE_SECONDS) {
        $session['seen'] = time();
        $redis->setex($key, IDLE_SECONDS, json_encode($session, JSON_THROW_ON_ERROR));
    }
    return $session;
}

function child(array $session, int $number): ?array
{
    foreach ($session['children'] as $child) {
        if ((int) $child['child_number'] === $number) {
            return $child;
        }
    }
    return null;
}

function refuse(int $status): never
{
    http_response_code($status);
    header('Content-Type: text/html; charset=utf-8');
    exit('<!doctype html><title>' . $status . '</title>');
}

/** A token that looks different in every page: compression could tell one that does not. */
function masked(string $token): string
{
    $mask = random_bytes(strlen($token) / 2);
    return rtrim(strtr(base64_encode($mask . (hex2bin($token) ^ $mask)), '+/', '-_'), '=');
}

function send_headers(): void
{
    header('Content-Type: text/html; charset=utf-8');
    header('Cache-Control: no-store');
    header("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        . "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        . "base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
    header('Strict-Transport-Security: max-age=31536000; includeSubDomains');
    header('X-Content-Type-Options: nosniff');
    header('Referrer-Policy: no-referrer');
    header('Cross-Origin-Opener-Policy: same-origin');
    header('Cross-Origin-Resource-Policy: same-origin');
    header('Permissions-Policy: camera=(), microphone=(), geolocation=()');
    header_remove('X-Powered-By');
}

$session = session() ?? refuse(401);
preg_match('#^/diary/(\d+)/week/(\d{4}-\d\d-\d\d)$#', $_SERVER['REQUEST_URI'], $address) || refuse(404);
$child = child($session, (int) $address[1]) ?? refuse(404);
$journal = new Journal(getenv('PEER_SOURCE'));
$week = read_week($journal, $session, (int) $child['pupil_id'], $address[2], getenv('PEER_TODAY'));
send_headers();
show_page($session, $child, $week, masked($session['csrf']));
