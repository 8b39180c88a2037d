export const paperTests = [];
