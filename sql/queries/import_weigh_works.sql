-- Works without a weight of their own weigh what their kind weighs in the school on their day, else 1.
UPDATE works
   SET weight = COALESCE((SELECT k.weight
                            FROM kind_weights k
                            JOIN classes c ON c.school_id = k.school_id
                           WHERE c.id = works.class_id AND k.work_kind_id = works.work_kind_id AND k.gone = 0
                             AND works.day BETWEEN k.first_day AND k.last_day
                           ORDER BY k.first_day DESC, k.id DESC
                           LIMIT 1), 1000)
 WHERE own_weight = 0
