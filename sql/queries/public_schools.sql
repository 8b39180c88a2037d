-- The cards of all schools of the city, or of one: what stands on the board at a school's door.
-- $1 school; 0: all
SELECT s.id, s.name, s.identifier, s.address, s.phone, s.head_name, COALESCE(above.name, ''), s.connected_on
  FROM schools s
  LEFT JOIN schools above ON above.id = s.parent_id AND above.gone = 0
 WHERE s.kind = 'school' AND s.gone = 0 AND (s.id = $1 OR $1 = 0)
 ORDER BY s.name, s.id
