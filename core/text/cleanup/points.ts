/** The length of a text in code points. A lone surrogate counts as one. */
export const countPoints = (text: string): number => {
  let count = 0;
  for (let unit = 0; unit < text.length; count++) unit += unitsAt(text, unit);
  return count;
};

/** UTF-16 units of the code point at `unit`: 1 or 2. */
export const unitsAt = (text: string, unit: number): 1 | 2 =>
  (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
