/** One stretch of a text, marked or not. `at` is its start in code points. */
export type Stretch = { readonly at: number; readonly text: string; readonly marked: boolean };

/**
 * Cuts a text at ranges given in code points (ordered, not overlapping) into marked and unmarked stretches. An empty range
 * is an empty stretch.
 */
export const cutAt = (
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): readonly Stretch[] => {
  const points = Array.from(text);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) stretches.push({ at, text: points.slice(at, start).join(''), marked: false });
    if (start <= points.length)
      stretches.push({ at: start, text: points.slice(start, end).join(''), marked: true });
    at = Math.max(at, end);
  }
  if (at < points.length) stretches.push({ at, text: points.slice(at).join(''), marked: false });
  return stretches;
};

/** The last `count` code points of a text, with an ellipsis where more stood before them. */
export const tailOf = (text: string, count: number): string => {
  const points = Array.from(text);
  return points.length > count ? `…${points.slice(-count).join('')}` : text;
};

/** The first `count` code points of a text, with an ellipsis where more follow. */
export const headOf = (text: string, count: number): string => {
  const points = Array.from(text);
  return points.length > count ? `${points.slice(0, count).join('')}…` : text;
};
