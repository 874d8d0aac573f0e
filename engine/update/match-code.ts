import type { Match } from './match.ts';

const kinds = ['pair', 'same', 'other'] as const;

/** Matches as numbers, so that a million of them cross between threads at once: kind, base, two counts, the numbers themselves. */
export const encodeMatches = (matches: readonly Match[]): Int32Array<ArrayBuffer> => {
  let length = 0;
  for (const match of matches) {
    length += 4 + (match.is === 'pair' ? 2 : match.present.length + match.fresh.length);
  }
  const code = new Int32Array(length);
  let at = 0;
  for (const match of matches) {
    const isPair = match.is === 'pair';
    const present = isPair ? [match.present] : match.present;
    const fresh = isPair ? [match.fresh] : match.fresh;
    code[at] = kinds.indexOf(match.is);
    code[at + 1] = isPair ? (match.base ?? -1) : -1;
    code[at + 2] = present.length;
    code[at + 3] = fresh.length;
    code.set(present, at + 4);
    code.set(fresh, at + 4 + present.length);
    at += 4 + present.length + fresh.length;
  }
  return code;
};

const decoded = (kind: number, base: number, present: readonly number[], fresh: readonly number[]): Match => {
  const is = kinds[kind] ?? 'other';
  if (is !== 'pair') return { is, present, fresh };
  return { is, present: present[0] ?? 0, fresh: fresh[0] ?? 0, base: base < 0 ? null : base };
};

/** The matches that were encoded, one at a time. */
export const decodeMatches = function* (code: Int32Array): Generator<Match> {
  for (let at = 0; at < code.length;) {
    const [kind = 0, base = -1, before = 0, after = 0] = code.subarray(at, at + 4);
    const from = at + 4;
    const present = [...code.subarray(from, from + before)];
    const fresh = [...code.subarray(from + before, from + before + after)];
    at = from + before + after;
    yield decoded(kind, base, present, fresh);
  }
};
