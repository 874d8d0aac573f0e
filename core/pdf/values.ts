/**
 * A value of PDF (ISO 32000-1, section 7.3). Numbers, strings, names and keywords are kept as the file writes them, in Latin-1: nothing
 * here looks into them.
 */
export type PdfValue = string | PdfRef | PdfDict | readonly PdfValue[];
export type PdfRef = { readonly ref: number };
export type PdfDict = ReadonlyMap<string, PdfValue>;
/** An object of a file: `stream` as it is stored, of objects that are streams. */
export type PdfObject = { readonly value: PdfValue; readonly stream: Uint8Array | null };

/** A file that is not written as Chromium writes its own. */
export class PdfProblem extends Error {}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);
export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  typeof value === 'object' && 'ref' in value;

/** Text as PDF holds it: UTF-16 with a mark, in hexadecimal (section 7.9.2.2). */
export const textString = (text: string): string => {
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at += 1) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return `<${hex.toUpperCase()}>`;
};

const space = /[\0\t\n\f\r ]/u;
/** What ends a number, name or keyword. */
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]+/uy;
const referenceHere = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/uy;
/** Depth of arrays and dictionaries in each other. */
const deepest = 100;

/** Where a string in brackets ends that begins at `at`: behind its closing one. */
const stringEnd = (text: string, at: number): number => {
  let depth = 0;
  for (let n = at; n < text.length; n += 1) {
    const one = text[n];
    if (one === '\\') n += 1;
    else if (one === '(') depth += 1;
    else if (one === ')') {
      depth -= 1;
      if (depth === 0) return n + 1;
    }
  }
  throw new PdfProblem('a string has no end');
};

/** Reads values one after another out of a text of Latin-1. O(length). */
export const valueReader = (text: string, from: number) => {
  let at = from;
  const skip = (): void => {
    for (;;) {
      while (at < text.length && space.test(text[at] ?? '')) at += 1;
      if (text[at] !== '%') return;
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
    }
  };
  const token = (): string => {
    regular.lastIndex = at;
    const found = regular.exec(text)?.[0];
    if (found === undefined) throw new PdfProblem(`no value at ${at}`);
    at += found.length;
    return found;
  };
  const list = (depth: number): readonly PdfValue[] => {
    at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      skip();
      if (text[at] === ']') {
        at += 1;
        return values;
      }
      values.push(value(depth));
    }
  };
  const dict = (depth: number): PdfDict => {
    at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      skip();
      if (text.startsWith('>>', at)) {
        at += 2;
        return entries;
      }
      const key = value(depth);
      if (typeof key !== 'string' || !key.startsWith('/')) throw new PdfProblem(`no name at ${at}`);
      entries.set(key, value(depth));
    }
  };
  const value = (depth = 0): PdfValue => {
    if (depth > deepest) throw new PdfProblem('values stand too deep in each other');
    skip();
    const one = text[at] ?? '';
    if (one === '[') return list(depth + 1);
    if (text.startsWith('<<', at)) return dict(depth + 1);
    const start = at;
    if (one === '(') {
      at = stringEnd(text, at);
      return text.slice(start, at);
    }
    if (one === '<') {
      const end = text.indexOf('>', at);
      if (end === -1) throw new PdfProblem('a string has no end');
      at = end + 1;
      return text.slice(start, at);
    }
    if (one === '/') {
      at += 1;
      return `/${/[\0\t\n\f\r ()<>[\]{}/%]/u.test(text[at] ?? ' ') ? '' : token()}`;
    }
    referenceHere.lastIndex = at;
    const reference = referenceHere.exec(text);
    if (reference !== null) {
      at += reference[0].length;
      return { ref: Number(reference[1]) };
    }
    return token();
  };
  return {
    value: () => value(),
    token: () => {
      skip();
      return token();
    },
    /** Where the next reading begins. */
    at: () => at,
  };
};

/** A value as a file holds it. */
export const written = (value: PdfValue): string => {
  if (typeof value === 'string') return value;
  if (isRef(value)) return `${value.ref} 0 R`;
  if (isArray(value)) return `[${value.map(written).join(' ')}]`;
  let text = '<<';
  for (const [key, one] of value) text += `${key} ${written(one)}\n`;
  return `${text}>>`;
};
