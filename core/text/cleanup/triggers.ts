import { misreadSigns } from './misread-tables.ts';

/** Which kinds of telling characters a text holds, as bits. */
export const triggers = {
  ampersand: 1,
  question: 2,
  paren: 4,
  angle: 8,
  halfMark: 16,
  space: 32,
  invisible: 64,
  latin1: 128,
  script: 256,
  radical: 512,
  lost: 1024,
  escape: 2048,
  misread: 4096,
} as const;

const always = triggers.script;

const mark = (table: Uint16Array, bit: number, chars: string): void => {
  for (let at = 0; at < chars.length; at++) add(table, bit, chars.charCodeAt(at));
};

const span = (table: Uint16Array, bit: number, from: number, to: number): void => {
  for (let code = from; code <= to; code++) add(table, bit, code);
};

const add = (table: Uint16Array, bit: number, code: number): void => {
  table[code] = (table[code] ?? 0) | bit;
};

const build = (): Uint16Array => {
  const table = new Uint16Array(0x10000);
  mark(table, triggers.ampersand, '&');
  mark(table, triggers.question, '?');
  mark(table, triggers.paren, '(');
  mark(table, triggers.angle, '<');
  mark(table, triggers.halfMark, ',.:;?!("');
  mark(table, triggers.space, ' \t\u00a0\u202f\u205f\u3000');
  span(table, triggers.space, 0x2000, 0x200a);
  mark(table, triggers.invisible, '\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffc');
  for (const [from, to] of [
    [0x00, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0x202a, 0x202e],
    [0x2061, 0x206f],
    [0xfff9, 0xfffb],
  ] as const)
    span(table, triggers.invisible, from, to);
  span(table, triggers.radical, 0x2e80, 0x2fd5);
  span(table, triggers.radical, 0xf900, 0xfaff);
  mark(table, triggers.lost, '\ufffd锟斤烫屯');
  mark(table, triggers.escape, '\\%');
  span(table, triggers.misread, 0x80, 0xff);
  span(table, triggers.latin1, 0xc2, 0xf4);
  for (const [unit, sign] of misreadSigns().entries()) if (sign !== 0) add(table, triggers.misread, unit);
  return table;
};

let table: Uint16Array | undefined;

/**
 * One pass over a text that tells which rules can find anything at all. In: the text. Out: bits of `triggers`.
 * The bit `script` is always set: those characters are too many for a fixed table and have their own.
 */
export const scanTriggers = (text: string): number => {
  const bits = (table ??= build());
  let found: number = always;
  for (let at = 0; at < text.length; at++) found |= bits[text.charCodeAt(at)] ?? 0;
  return found;
};
