import { protectedRanges } from '../../text/protected-ranges.ts';
import { replaced, type Place } from './place.ts';

/** `{0}`, `%s`, `%1$d`: what programs put a value in, beside those of protected ranges. */
const placeholder = /\{[\w.]{1,40}\}|%(?:\d+\$)?[sd](?![A-Za-z])/g;
/** Words of letters and digits (A4, XR-200, v2.1), and digits in several parts (192.168.0.1, 555-0100-22). */
const marked =
  /(?<![A-Za-z0-9])(?:(?=[A-Za-z0-9_./-]*\d)[A-Za-z][A-Za-z0-9]*(?:[-_./][A-Za-z0-9]+)*|\d+(?:[-./]\d+){2,}|\d+\/\d+|\d+-?(?=[A-Z])[A-Za-z]+\d*)(?![A-Za-z0-9])/g;
/** An ordinal, or a digit with a unit, is a number. */
const measured = /^\d+(?:st|nd|rd|th|km|cm|mm|kg|mg|ml|g|m|GB|MB|KB|TB|kW|kWh|MHz|GHz|Hz|dB|px)$/u;
/** Names with capitals inside or nothing but capitals, which both languages write alike. */
const capitals = /(?<![\p{L}\p{N}])(?:[A-Z]{2,}|[A-Z]?[a-z]+[A-Z][A-Za-z]*)(?![\p{L}\p{N}])/gu;

const placeOf = (start: number, text: string): Place => {
  const end = start + text.length;
  return {
    start,
    end,
    value: { kind: 'code', text },
    key: text,
    shape: 'code',
    says: (value) => value.kind === 'code' && value.text === text,
    follow: (_, next) => (next.kind === 'code' ? replaced({ start, end }, next.text) : null),
  };
};

const placesOf = (text: string, pattern: RegExp): readonly Place[] =>
  Array.from(text.matchAll(pattern)).flatMap(({ index, 0: found }) =>
    measured.test(found) ? [] : [placeOf(index, found)],
  );

/** Addresses, paths, placeholders and tags of markup: what stands in them is neither a number nor a date. */
export const protectedPlaces = (text: string): readonly Place[] => [
  ...protectedRanges(text).map(({ start, end }) => placeOf(start, text.slice(start, end))),
  ...placesOf(text, placeholder),
];

/** Codes, which are the same characters in every language: model numbers, versions, acronyms. */
export const codesIn = (text: string): readonly Place[] =>
  [marked, capitals].flatMap((pattern) => placesOf(text, pattern));
