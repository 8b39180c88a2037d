export const sessionTests = [];
