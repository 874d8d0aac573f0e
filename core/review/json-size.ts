/** How much a JSON text may hold. */
export type JsonLimits = {
  /** Values, whatever they are: each takes many times its bytes once it is parsed. */
  readonly values: number;
  /** Lists and objects in one another. */
  readonly depth: number;
};

const code = (character: string): number => character.charCodeAt(0);
const [quote, escape, comma] = [code('"'), code('\\'), code(',')];
const [openList, openObject, closeList, closeObject] = [code('['), code('{'), code(']'), code('}')];

/** Bytes between two pauses. */
const stretch = 65_536;

/**
 * Whether JSON keeps to the limits, from its UTF-8 bytes, before anything is made of it. Pauses now and then. It does not
 * say that it is JSON.
 */
export function* jsonFits(bytes: Uint8Array, limits: JsonLimits): Generator<undefined, boolean> {
  let [values, depth, isText] = [1, 0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === escape) at += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (byte === comma) values += 1;
    else if (byte === openList || byte === openObject) [values, depth] = [values + 1, depth + 1];
    else if (byte === closeList || byte === closeObject) depth -= 1;
    if (values > limits.values || depth > limits.depth) return false;
    if (at % stretch === 0) yield;
  }
  return true;
}
