import { decodeHTMLStrict } from 'entities';
import { codeAt, codeBefore, isEast, isEastMark } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

const body = /(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;

type Reading = { readonly value: string; readonly end: number };

/** Reads what follows an ampersand as an entity's name and semicolon. */
const readBody = (text: string, at: number): Reading | undefined => {
  body.lastIndex = at;
  const name = body.exec(text)?.[0];
  if (name === undefined) return undefined;
  const value = decodeHTMLStrict(`&${name}`);
  return value === `&${name}` || value.includes('\ufffd') ? undefined : { value, end: at + name.length };
};

/**
 * What the entity that follows an ampersand at `at - 1` stands for, however often it was encoded
 * (`amp;amp;rdquo;` is ”), or undefined. Names and numbers as in the HTML standard, section 13.5. Offsets in UTF-16.
 */
export const entityAfterAmpersand = (text: string, at: number): Reading | undefined => {
  let reading = readBody(text, at);
  while (reading?.value === '&') {
    const inner = readBody(text, reading.end);
    if (!inner) break;
    reading = inner;
  }
  return reading;
};

/** Names common enough in Chinese pages to be believed without their semicolon, beside Han. */
const bare = /(?:nbsp|ldquo|rdquo|lsquo|rsquo|quot|mdash|ndash|hellip|middot|lt|gt)(?![A-Za-z0-9;=])/y;

const readBare = (text: string, at: number): Reading | undefined => {
  bare.lastIndex = at;
  const name = bare.exec(text)?.[0];
  if (name === undefined) return undefined;
  const end = at + name.length;
  const before = codeBefore(text, at - 1);
  const after = codeAt(text, end);
  const beside = isEast(before) || isEastMark(before) || isEast(after);
  return beside ? { value: decodeHTMLStrict(`&${name};`), end } : undefined;
};

/** An entity in a text. Offsets are UTF-16 units. */
export type FoundEntity = {
  readonly start: number;
  readonly end: number;
  /** As it stands there, from its ampersand on. */
  readonly written: string;
  readonly value: string;
  /** False for names that may be words of a program. */
  readonly certain: boolean;
  /** It has its semicolon. */
  readonly closed: boolean;
};

/** HTML entities in plain text, in order: `&ldquo;`, `&#8220;`, `&amp;rdquo;`. */
export const entitiesIn = (text: string): readonly FoundEntity[] => {
  const found: FoundEntity[] = [];
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const whole = entityAfterAmpersand(text, at + 1);
    const reading = whole ?? readBare(text, at + 1);
    if (!reading) continue;
    const written = text.slice(at, reading.end);
    const { value, end } = reading;
    const certain = isSure(text, at, reading, written);
    found.push({ start: at, end, written, value, certain, closed: whole !== undefined });
    at = end - 1;
  }
  return found;
};

/** Entities as repairs. */
export const entityLayer: Layer = {
  triggers: triggers.ampersand,
  find: (text) =>
    entitiesIn(text).map(({ start, end, written, value, certain, closed }): Finding => ({
      kind: 'entity',
      certainty: certain ? 'certain' : 'doubtful',
      start,
      end,
      after: value,
      reason: reasonFor(written, closed),
      params: { entity: written },
    })),
};

/** Names that pages are full of; the standard's other names (`&int;`, `&num;`, `&or;`) may be words of a program. */
const usual =
  /^&(?:#|(?:amp|lt|gt|quot|apos|nbsp|ensp|emsp|thinsp|ldquo|rdquo|lsquo|rsquo|sbquo|bdquo|laquo|raquo|mdash|ndash|hellip|middot|bull|copy|reg|trade|times|divide|deg|plusmn|sect|para|euro|yen|pound|cent|frac\d\d|sup\d|[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)|szlig|aelig|oelig|AElig|OElig|iexcl|iquest|[lr]arr|[ud]arr|zwn?j|shy|lrm|rlm);)/;

/** Whether an entity is one for certain: a usual name, a number, one that was encoded twice, or one beside Chinese. */
const isSure = (text: string, at: number, { end }: Reading, written: string): boolean =>
  usual.test(written) || isEast(codeBefore(text, at)) || isEast(codeAt(text, end));

const reasonFor = (written: string, closed: boolean): string => {
  if (!closed) return 'entity.unclosed';
  return written.indexOf(';') === written.length - 1 ? 'entity.plain' : 'entity.nested';
};
