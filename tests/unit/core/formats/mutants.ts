import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Numbers from 0 up to, and without, `below`: by a seed, so that each run draws the same. */
export type Chance = (below: number) => number;

/** Mulberry32: its low bits are as good as its high ones, which matters as the numbers are taken by their rest. */
export const chance = (seed: number): Chance => {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(below, 1);
  };
};

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

/** One way to damage bytes. `other` is another file of the same format. */
type Change = (bytes: Uint8Array, random: Chance, other: Uint8Array) => Uint8Array;

const cut: Change = (bytes, random) => bytes.slice(0, random(bytes.length));

const flipped: Change = (bytes, random) => {
  const copy = bytes.slice();
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const at = random(copy.length);
    copy[at] = random(2) === 0 ? random(256) : (copy[at] ?? 0) ^ (1 << random(8));
  }
  return copy;
};

const leftOut: Change = (bytes, random) => {
  const at = random(bytes.length);
  return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random(random(4) === 0 ? bytes.length : 12)));
};

const doubled: Change = (bytes, random) => {
  const at = random(bytes.length);
  const stretch = bytes.subarray(at, at + 1 + random(random(4) === 0 ? bytes.length : 40));
  const times = random(8) === 0 ? 200 : 1;
  return joined(bytes.subarray(0, at), ...Array.from({ length: times }, () => stretch), bytes.subarray(at));
};

const spliced: Change = (bytes, random, other) =>
  joined(bytes.subarray(0, random(bytes.length)), other.subarray(random(other.length)));

/** What means something to one format or another. */
const hostileWords = [
  '<',
  '</',
  '&',
  '&#0;',
  '&#x110000;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?',
  '"',
  "'",
  '{',
  '}',
  '[',
  '\\',
  '\\u',
  '%',
  '%s',
  '\0',
  '\ufeff',
  '\ud7ff\ue000',
  '\r',
  '\n\n',
  '\t',
  '---\n',
  '```\n',
  '|',
  '-->',
  '99999999999999999999',
  '-1',
  '',
  '𠮷',
].map((word) => strToU8(word));

const inserted: Change = (bytes, random) => {
  const at = random(bytes.length + 1);
  return joined(
    bytes.subarray(0, at),
    hostileWords[random(hostileWords.length)] ?? bytes,
    bytes.subarray(at),
  );
};

/** Stretches of a text that match, each with its place. */
const found = (text: string, pattern: RegExp): readonly RegExpMatchArray[] => [...text.matchAll(pattern)];

const exchanged = (text: string, at: number, length: number, by: string): string =>
  text.slice(0, at) + by + text.slice(at + length);

/** Bytes as text in which each byte is one character, so that what is not touched stays as it was. */
const inText =
  (change: (text: string, random: Chance) => string | null): Change =>
  (bytes, random, other) => {
    const after = change(strFromU8(bytes, true), random);
    return after === null ? flipped(bytes, random, other) : strToU8(after, true);
  };

const oneOf = <T>(all: readonly T[], random: Chance): T | null => all[random(all.length)] ?? null;

/** An attribute is taken away, emptied, doubled, or gets the value of another. */
const attribute = inText((text, random) => {
  const all = found(text, /\s[\w:.-]+\s*=\s*("[^"<]*"|'[^'<]*')/g);
  const [one, next] = [oneOf(all, random), oneOf(all, random)];
  if (one === null || next === null) return null;
  const [whole, value = ''] = one;
  const by = [
    '',
    whole.replace(value, '""'),
    whole + whole,
    whole.replace(value, () => next[1] ?? ''),
    whole.replace(value, '"-1"'),
  ][random(5)];
  return exchanged(text, one.index ?? 0, whole.length, by ?? '');
});

/** An element without its tags, without what is in it, twice, under another name, or in another one's place. */
const element = inText((text, random) => {
  const starts = found(text, /<([\w:.-]+)(?:\s[^<>]*)?(?<!\/)>/g);
  const whole = (start: RegExpMatchArray): readonly [at: number, end: number, close: number] => {
    const at = start.index ?? 0;
    const closing = `</${start[1] ?? ''}>`;
    const close = text.indexOf(closing, at);
    return close < 0 ? [at, at + start[0].length, at] : [at, close + closing.length, close];
  };
  const [one, next] = [oneOf(starts, random), oneOf(starts, random)];
  if (one === null || next === null) return null;
  const [at, end, close] = whole(one);
  const inner = text.slice(at + one[0].length, Math.max(close, at + one[0].length));
  const [otherAt, otherEnd] = whole(next);
  const by = [
    '',
    inner,
    one[0] + text.slice(Math.max(close, at + one[0].length), end),
    text.slice(at, end).repeat(random(6) === 0 ? 50 : 2),
    text.slice(otherAt, otherEnd),
    text.slice(at, end).replaceAll(one[1] ?? '', next[1] ?? ''),
    one[0] + text.slice(at, end) + text.slice(close, end),
  ][random(7)];
  return exchanged(text, at, end - at, by ?? '');
});

/** Something in quotes is exchanged for another, taken away, emptied, or cut: what keeps files of keys and tables readable. */
const quoted = inText((text, random) => {
  const all = found(text, /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g);
  const [one, next] = [oneOf(all, random), oneOf(all, random)];
  if (one === null || next === null) return null;
  const [whole] = one;
  const by = ['', '""', next[0], whole.slice(0, random(whole.length)), 'null', `[${whole}]`][random(6)];
  return exchanged(text, one.index ?? 0, whole.length, by ?? '');
});

/** Lines doubled, taken away, or in another order, as for subtitles, tables and files of strings. */
const lines = inText((text, random) => {
  const all = text.split(/(?<=\n)/);
  if (all.length < 2) return null;
  const [at, to] = [random(all.length), random(all.length)];
  const [one = '', other = ''] = [all[at], all[to]];
  const choice = random(3);
  if (choice === 0) all.splice(at, 1 + random(3));
  else if (choice === 1) all.splice(to, 0, ...all.slice(at, at + 1 + random(4)));
  else [all[at], all[to]] = [other, one];
  return all.join('');
});

const plainChanges: readonly Change[] = [
  cut,
  flipped,
  leftOut,
  doubled,
  spliced,
  inserted,
  lines,
  quoted,
  quoted,
];
const markupChanges: readonly Change[] = [attribute, element];

/** One change that suits what the bytes are: of marks where there are any, of bytes and lines else. */
const changed: Change = (bytes, random, other) => {
  const isMarkup = bytes.subarray(0, 400).includes(0x3c);
  const all = isMarkup && random(4) > 0 ? markupChanges : plainChanges;
  return (oneOf(all, random) ?? cut)(bytes, random, other);
};

const partsOf = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | null => {
  try {
    return bytes[0] === 0x50 && bytes[1] === 0x4b ? unzipSync(bytes) : null;
  } catch {
    return null; // golden files that are no sound zips
  }
};

const zipped = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...parts }, { level: 1, mtime: new Date(1980, 0, 1) });

/** A sound zip with one part changed, exchanged for another, taken away, emptied, renamed, or taken from the other file. */
const inZip: Change = (bytes, random, other) => {
  const parts = partsOf(bytes);
  const names = Object.keys(parts ?? {});
  const [name, next] = [oneOf(names, random), oneOf(names, random)];
  if (parts === null || name === null || next === null) return flipped(bytes, random, other);
  const content = parts[name] ?? new Uint8Array();
  const foreign = partsOf(other)?.[name] ?? content;
  const { [name]: _, ...others } = parts;
  switch (random(10)) {
    case 0:
      return zipped({ ...parts, [name]: parts[next] ?? content, [next]: content });
    case 1:
      return zipped(others);
    case 2:
      return zipped({ ...parts, [name]: new Uint8Array() });
    case 3:
      return zipped({ ...others, [next.toUpperCase()]: content });
    case 4:
      return zipped({ ...parts, [name]: foreign });
    default:
      return zipped({ ...parts, [name]: changed(content, random, foreign) });
  }
};

/**
 * `count` damaged copies of a file: cut off, with bytes exchanged, left out, doubled or put in, with the end of `others`, with elements,
 * attributes and lines taken away, doubled and exchanged, and for a zip the same in its parts, or with its parts exchanged. The same seed
 * gives the same copies.
 */
export function* mutants(
  bytes: Uint8Array,
  others: readonly Uint8Array[],
  count: number,
  seed: number,
): Generator<Uint8Array> {
  const random = chance(seed);
  const isZip = partsOf(bytes) !== null;
  for (let n = 0; n < count; n += 1) {
    const other = oneOf(others, random) ?? bytes;
    const one: Change = isZip && random(5) > 0 ? inZip : changed;
    const once = one(bytes, random, other);
    yield random(4) === 0 ? one(once, random, other) : once;
  }
}
