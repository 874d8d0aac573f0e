import { usualness } from '../decode/common-han.ts';
import { fatalDecoder } from '../decode/encodings.ts';
import { once } from '../conversion/tables.ts';
import { association, generalShare, isChance } from './character-pairs.ts';
import { isEastMark, isHanCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import {
  leadSign,
  misreadSigns,
  misreadTables,
  rareSign,
  type ByteTable,
  type MisreadAs,
} from './misread-tables.ts';
import { countOdd, isEverydayChinese } from './plausible.ts';
import { triggers } from './triggers.ts';
import { isFollowing, lengthOf, utf8 } from './utf8-sequences.ts';

const firstByte = (bytes: number): number => (bytes > 0xff ? bytes >> 8 : bytes);

/** Longer runs are read in parts. UTF-16 units. */
const longestRun = 400;

type Read = {
  /** What was read, in step: no character of the text is taken by half. */
  readonly after: string;
  /** UTF-16 offset behind it. */
  readonly end: number;
  /** Bytes of one more character, the last of which is lost, and the offset behind these and the sign of the loss. */
  readonly torn: { readonly bytes: readonly number[]; readonly end: number } | undefined;
};

/** The bytes of the characters between two offsets, all of which the table has. */
const bytesOf = (text: string, start: number, end: number, table: ByteTable): number[] => {
  const bytes: number[] = [];
  for (let at = start; at < end; at++) {
    const own = table[text.charCodeAt(at)] ?? 0;
    if (own > 0xff) bytes.push(own >> 8);
    bytes.push(own & 0xff);
  }
  return bytes;
};

/** How many bytes a sequence still waits for behind one more byte; negative where that byte cannot stand there. */
const wantingBehind = (byte: number, wanting: number): number =>
  wanting === 0 ? lengthOf(byte) - 1 : isFollowing(byte) ? wanting - 1 : -1;

/** Reads characters from `start` on as bytes, and these as UTF-8, until one of the two fails. Nearly always the first does. */
const readFrom = (text: string, start: number, as: MisreadAs): Read | undefined => {
  const table = misreadTables[as]();
  if (lengthOf(firstByte(table[text.charCodeAt(start)] ?? 0)) === 0) return undefined;
  /** Bytes so far, those before the present sequence, and those that it still waits for. */
  let [count, begun, wanting] = [0, 0, 0];
  /** Where the last whole sequence in step with the text ended. */
  let [wholeBytes, wholeEnd] = [0, start];
  const last = Math.min(text.length, start + longestRun);
  let at = start;
  for (; at < last; at++) {
    const own = table[text.charCodeAt(at)] ?? 0;
    if (own === 0) break;
    if (own > 0xff) {
      if (wanting === 0) begun = count;
      wanting = wantingBehind(own >> 8, wanting);
      if (wanting < 0) break;
      count++;
    }
    if (wanting === 0) begun = count;
    wanting = wantingBehind(own & 0xff, wanting);
    if (wanting < 0) break;
    count++;
    if (wanting === 0) [wholeBytes, wholeEnd] = [count, at + 1];
  }
  const isTorn = wanting === 1 && count - begun === 2 && /[?\ufffd]/.test(text.charAt(at));
  if (wholeBytes === 0 && !isTorn) return undefined;
  const bytes = bytesOf(text, start, isTorn ? at : wholeEnd, table);
  return {
    after: utf8(bytes.slice(0, wholeBytes)),
    end: wholeEnd,
    torn: isTorn ? { bytes: bytes.slice(wholeBytes), end: at + 1 } : undefined,
  };
};

const hanIn = (text: string): number =>
  Array.from(text).filter((char) => isHanCode(char.codePointAt(0) ?? 0)).length;

/** Texts that tell of misread characters mean them. */
const telling = /亂碼|乱码|mojibake|編碼|编码|encoding/i;

/** What comes out must be so much likelier as ordinary text than what stands there: natural logarithm. */
const clearGain = 8;
const unheardOf = Math.log(1 / 1_000_000);

/** How likely a text is as ordinary Chinese, by its characters and their pairs. */
const ordinariness = (text: string): number => {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const share = isEastMark(unit) || (unit >= 0xff01 && unit <= 0xff1f) ? leastOfMarks : generalShare(unit);
    sum += share > 0 ? Math.max(unheardOf, Math.log(share)) : unheardOf;
    if (at > 0) sum += Math.max(-3, Math.min(4, association(text.charCodeAt(at - 1), unit)));
  }
  return sum;
};

/** Half of the bytes are lost where Big5 was taken for the encoding, and short words come out by chance. */
const fewestHan: Readonly<Record<MisreadAs, number>> = { gbk: 2, shift_jis: 2, big5: 3 };

/** Marks that stand where sentences are torn: what follows E3 80 and EF BC most often. */
const usualMarks = '。、，？！：；「」『』（）';
const leastOfMarks = 0.002;

/** The likeliest character that begins with two bytes, behind the character before it. */
const likeliest = (two: readonly number[], before: string): string => {
  let best = { char: '', weight: -Infinity };
  for (let third = 0x80; third <= 0xbf; third++) {
    const char = utf8([...two, third]);
    if (char === '') continue;
    const mark = usualMarks.indexOf(char);
    const share = mark < 0 ? generalShare(char.charCodeAt(0)) : leastOfMarks * (usualMarks.length - mark);
    const weight = Math.log(share) + (mark < 0 ? association(before.charCodeAt(0), char.charCodeAt(0)) : 0);
    if (weight > best.weight) best = { char, weight };
  }
  return best.char;
};

/** Text whose last byte is lost can be read to its last character, which is guessed. */
const tornFinding = ({ after, end, torn }: Read, as: MisreadAs): Finding[] => {
  if (torn === undefined) return [];
  const whole = utf8(torn.bytes.slice(0, -2));
  const guess = likeliest(torn.bytes.slice(-2), (after + whole).slice(-1));
  if (guess === '' || !isEverydayChinese(whole)) return [];
  return [
    {
      kind: 'mojibake',
      certainty: 'doubtful',
      start: end,
      end: torn.end,
      after: whole + guess,
      reason: 'mojibake.torn',
      params: { encoding: names[as], guess },
    },
  ];
};

const names: Readonly<Record<MisreadAs, string>> = { gbk: 'GBK', big5: 'Big5', shift_jis: 'Shift JIS' };

type Reading = { readonly findings: readonly Finding[]; readonly end: number };

const asUtf8 = (text: string, start: number, as: MisreadAs): Reading | undefined => {
  const read = readFrom(text, start, as);
  if (read === undefined || !isEverydayChinese(read.after)) return undefined;
  const torn = tornFinding(read, as);
  const end = torn[0]?.end ?? read.end;
  const han = hanIn(read.after + (torn[0]?.after ?? ''));
  const before = text.slice(start, end);
  // Ordinary text that would come out as ordinary text is what it is.
  if (han < 2 || ordinariness(read.after + (torn[0]?.after ?? '')) - ordinariness(before) < clearGain)
    return undefined;
  if (read.after === '') return { findings: torn, end };
  const certain = hanIn(read.after) >= fewestHan[as] && countOdd(before) > 0 && !telling.test(text);
  const whole: Finding = {
    kind: 'mojibake',
    certainty: certain ? 'certain' : 'doubtful',
    start,
    end: read.end,
    after: read.after,
    reason: 'mojibake.misread',
    params: { encoding: names[as] },
  };
  return { findings: [whole, ...torn], end };
};

/** Runs of the upper half of Latin-1 that no language writes: four and more letters and signs without a plain one. */
const upperHalf = /[\u0080-\u00ff]{4,2000}/g;

const decodeAs = (run: string, label: 'gbk' | 'big5'): string | undefined => {
  try {
    return fatalDecoder(label).decode(Uint8Array.from(run, (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
};

/** How everyday a text is: the sum over its characters, for choosing between two readings. */
const everyday = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (usualness(char) ?? 0), 0);

const asLegacy = (text: string, start: number, run: string): Finding | undefined => {
  const readings = (['gbk', 'big5'] as const)
    .map((label) => decodeAs(run, label))
    .filter(
      (after) => after !== undefined && hanIn(after) * 3 >= after.length * 2 && isEverydayChinese(after),
    )
    .sort((one, other) => everyday(other ?? '') - everyday(one ?? ''));
  const after = readings[0];
  if (after === undefined) return undefined;
  return {
    kind: 'mojibake',
    certainty: hanIn(after) >= 4 && readings.length === 1 && !telling.test(text) ? 'certain' : 'doubtful',
    start,
    end: start + run.length,
    after,
    reason: 'mojibake.legacy',
  };
};

/**
 * Whether something may have been misread here: a rare character, half-width kana, or a character that two first bytes
 * make before one that does not follow it in ordinary text.
 */
const isSuspect = (text: string, at: number, signs: Uint8Array): boolean => {
  const unit = text.charCodeAt(at);
  const sign = signs[unit];
  return sign === rareSign || (sign === leadSign && isChance(unit, text.charCodeAt(at + 1)));
};

/** So far before its first rare character a run may begin. UTF-16 units. */
const mostBefore = 8;

const encodings = ['gbk', 'shift_jis', 'big5'] as const;

/** 1 for each UTF-16 unit whose first byte, in one of the encodings, begins a sequence of UTF-8. */
const openers = once((): Uint8Array =>
  Uint8Array.from({ length: 0x10000 }, (_, unit) =>
    encodings.some((as) => lengthOf(firstByte(misreadTables[as]()[unit] ?? 0)) > 0) ? 1 : 0,
  ),
);

/** The reading that goes furthest, of those that begin at `start`. */
const bestFrom = (text: string, start: number): Reading | undefined => {
  let best: Reading | undefined;
  for (const as of encodings) {
    const read = asUtf8(text, start, as);
    if (read !== undefined && (best === undefined || read.end > best.end)) best = read;
  }
  return best;
};

/** Runs of misread text, each looked for around a rare character. Out: ordered findings. */
const findUtf8 = (text: string): Finding[] => {
  const findings: Finding[] = [];
  const signs = misreadSigns();
  const opening = openers();
  let read = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isSuspect(text, at, signs)) continue;
    for (let start = Math.max(read, at - mostBefore); start <= at; start++) {
      if (opening[text.charCodeAt(start)] === 0) continue;
      const found = bestFrom(text, start);
      if (found === undefined || found.end <= at) continue;
      findings.push(...found.findings);
      read = found.end;
      at = read - 1;
      break;
    }
  }
  return findings;
};

/**
 * Text in one encoding that was read in another: UTF-8 as GBK (鏄ュぉ -> 春天), as Shift JIS or Big5, and GBK or Big5 as
 * Latin-1 (ÖÐÎÄ -> 中文). What comes out must be everyday Chinese where what stands there is not.
 */
export const misreadLayer: Layer = {
  triggers: triggers.misread,
  find: (text) => {
    const legacy = Array.from(text.matchAll(upperHalf)).flatMap(
      ({ index, 0: run }) => asLegacy(text, index, run) ?? [],
    );
    return [...findUtf8(text), ...legacy].sort((one, other) => one.start - other.start);
  },
};
