<?php
// SPDX-License-Identifier: Apache-2.0
// The journal's database by the product's own statements.
declare(strict_types=1);

final class Journal
{
    private PDO $connection;
    private array $statements;

    public function __construct(string $source)
    {
        $this->connection = new PDO($source, null, null, [
            PDO::ATTR_PERSISTENT => true,
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_NUM,
            // On PostgreSQL one round trip instead of three, and the faster of the two.
            PDO::ATTR_EMULATE_PREPARES => str_starts_with($source, 'pgsql'),
        ]);
        $this->statements = (require getenv('PEER_PREPARED'))['statements'];
    }

    /** The rows of sql/queries/$name.sql; $values are its $1, $2, ... */
    public function rows(string $name, int|string ...$values): array
    {
        $statement = $this->connection->prepare($this->statements[$name]);
        foreach ($values as $at => $value) {
            $statement->bindValue('p' . ($at + 1), $value, is_int($value) ? PDO::PARAM_INT : PDO::PARAM_STR);
        }
        $statement->execute();
        return $statement->fetchAll();
    }
}
