/** Where two lists of code points begin to differ. */
const commonStart = (a: readonly string[], b: readonly string[]): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
};

/** Code points of what stayed that are shown before the change. */
const lead = 40;

/**
 * Two states of a text, short enough to be shown side by side: of each at most `length` code points, from shortly before
 * the first place in which they differ, so that the change is among them. An ellipsis stands for what is left out in front.
 */
export const changeExcerpt = (
  before: string,
  after: string,
  length: number,
): { readonly before: string; readonly after: string } => {
  if (before.length <= length && after.length <= length) return { before, after };
  const [was, is] = [Array.from(before), Array.from(after)];
  const from = Math.max(0, commonStart(was, is) - lead);
  const cut = (points: readonly string[]): string =>
    (from > 0 ? '…' : '') + points.slice(from, from + length).join('');
  return { before: cut(was), after: cut(is) };
};
