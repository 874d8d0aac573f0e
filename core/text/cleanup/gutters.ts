/** White space that sets columns apart. */
const gutter = /(?<=\S)(?: {2,}|[ \u3000]*\t[ \t\u3000]*|\u3000{2,})(?=\S)/g;
const rule = /^[\s\-=+|:─━┄┅│┼┬┴├┤]{5,}$/;

/** Whether a line is a row of a table that is set with spaces: two gaps or more, or a rule of dashes. */
export const isTableRow = (line: string): boolean => rule.test(line) || (line.match(gutter)?.length ?? 0) > 1;
