/**
 * The most one value of a list may be: so long in UTF-16 units, and so many lists and objects in one another. What a value
 * becomes when it is parsed can take twenty times as much.
 */
const valueLimits = { length: 16 * 2 ** 20, depth: 32 };

const code = (character: string): number => character.charCodeAt(0);
const [quote, escape, comma] = [code('"'), code('\\'), code(',')];
const [openList, openObject, closeList, closeObject] = [code('['), code('{'), code(']'), code('}')];

/**
 * Where the JSON value that begins at `at` ends: at the comma or bracket after it. Null where that does not come, or the
 * value goes beyond the limits. It does not say that it is JSON.
 */
export const valueEnd = (json: string, at: number, limits = valueLimits): number | null => {
  const last = Math.min(json.length, at + limits.length + 1);
  let [depth, isText] = [0, false];
  for (let index = at; index < last; index += 1) {
    const unit = json.charCodeAt(index);
    if (isText) {
      if (unit === escape) index += 1;
      else if (unit === quote) isText = false;
    } else if (unit === quote) isText = true;
    else if (unit === openList || unit === openObject) {
      depth += 1;
      if (depth > limits.depth) return null;
    } else if (depth === 0 && (unit === comma || unit === closeList || unit === closeObject)) return index;
    else if (unit === closeList || unit === closeObject) depth -= 1;
  }
  return null;
};
