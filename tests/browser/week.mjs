export const weekTests = [];
