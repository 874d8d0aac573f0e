import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const { resolve } = createRequire(import.meta.url);
const own = join(import.meta.dirname, '../../../renderer/styles/faces.css');

/** The styles of a sheet and of those it brings, in their order. */
const stylesOf = (path: string): string =>
  readFileSync(path, 'utf8').replaceAll(/@import '([^']+)';/gu, (_, from: string) => stylesOf(resolve(from)));

type Part = {
  readonly family: string;
  readonly style: string;
  readonly covers: (character: string) => boolean;
};

const valueOf = (rule: string, property: string): string =>
  new RegExp(`${property}: *([^;}]+)`, 'u').exec(rule)?.[1]?.trim().replaceAll("'", '') ?? '';

const parts: readonly Part[] = [...stylesOf(own).matchAll(/@font-face \{([^}]*)\}/gu)].map(
  ([, rule = '']) => {
    const ranges = valueOf(rule, 'unicode-range')
      .split(/\s*,\s*/u)
      .map((range) => range.replace(/^U\+/iu, '').split('-'))
      .map(([from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const);
    return {
      family: valueOf(rule, 'font-family'),
      style: valueOf(rule, 'font-style') || 'normal',
      covers: (character) => {
        const code = character.codePointAt(0) ?? 0;
        return ranges.some(([from, to]) => code >= from && code <= to);
      },
    };
  },
);

const macron = '\u0304';

// The part that is named last is asked first: with a letter and the macron in it, it would set ā from both, beside each other.
test.each(['Noto Sans SC Variable', 'Noto Sans TC Variable'])(
  'letters with tone marks are asked of a part of %s that has them whole, before the one with letters and marks',
  (family) => {
    const asked = parts.filter((part) => part.family === family).toReversed();
    expect(asked.length).toBeGreaterThan(90);
    for (const [letter, whole] of ['aā', 'oō', 'eē', 'iī', 'uū', 'üǖ', 'üǚ', 'aǎ', 'mḿ', 'AĀ'].map((pair) =>
      Array.from(pair),
    )) {
      const first = asked.findIndex(({ covers }) => covers(whole ?? ''));
      const apart = asked.findIndex(({ covers }) => covers(letter ?? '') && covers(macron));
      expect(first, whole).toBeGreaterThanOrEqual(0);
      expect(apart, letter).toBeGreaterThan(first);
    }
  },
);

// What stands in fields is set in the face of its language as well.
test('a field takes its face from its language', () => {
  const field = readFileSync(join(own, '../../ui/Field.module.css'), 'utf8');
  const input = /\.input,[^{]*\{([^}]*)\}/u.exec(field)?.[1] ?? '';
  expect(input).toContain('color');
  expect(input).not.toMatch(/\bfont(-family)?:/u);
});
