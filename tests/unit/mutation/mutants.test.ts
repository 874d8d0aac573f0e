import { expect, test } from 'vitest';
import { mutantsOf, withSwitches, type Mutant } from '../../mutation/mutants.ts';
import { sample } from '../../mutation/sample.ts';

const withMutant = (text: string, { start, end, replacement }: Mutant): string =>
  text.slice(0, start) + replacement + text.slice(end);

const faultsOf = (text: string): readonly string[] =>
  mutantsOf('a.ts', text).map((mutant) => withMutant(text, mutant));

test.each([
  ['x = a === b;', [';', 'x = a !== b;']],
  ['x = a && (b < c);', [';', 'x = a || (b < c);', 'x = a && (b <= c);', 'x = a && (b >= c);']],
  ['const x = a + 1;', ['const x = a - 1;', 'const x = a + 2;']],
  [
    'const x = a ? 0 : !b;',
    [
      'const x = true ? 0 : !b;',
      'const x = false ? 0 : !b;',
      'const x = a ? 1 : !b;',
      'const x = a ? 0 : b;',
    ],
  ],
  ['i++;', ['i--;', ';']],
  ['const x = rows.filter(isShown);', ['const x = rows.valueOf(isShown);']],
  ['const x = rows.some(isShown);', ['const x = rows.every(isShown);']],
  ['const x = [a];', ['const x = [];']],
])('%s', (text, expected) => {
  const faults = faultsOf(text);
  expect(faults).toEqual(expected);
  expect(new Set(faults).size).toBe(faults.length);
  expect(faults).not.toContain(text);
});

test('types, names of fields and of files, and joined texts are left alone', () => {
  const text = [
    `import { a } from './a.ts';`,
    `export * from './b.ts';`,
    `type A = 'x' | 1;`,
    `const b = a['c' as 'd'].e;`,
    'const f = `${a}` + g;',
    `const h: 'x' | true = i as 'x';`,
  ].join('\n');
  expect(mutantsOf('a.ts', text).map(({ start, end }) => text.slice(start, end))).toEqual([`'c'`]);
});

test('with all its faults in it a file does what it did, and the one that is switched on what that would do', () => {
  const text = [
    'let calls = 0;',
    'const count = () => { calls += 1; return calls; };',
    'const rows = [3, 1, 2];',
    'const none = undefined;',
    'count();',
    'x = [',
    '  [...rows, 4].filter((n) => !(n < 2 || n > 3)).toSorted(),',
    '  none?.filter((n) => n)?.some((n) => n > 1),',
    '  rows.some((n) => n === 2) ? `a${1 + 1}` : "b",',
    '  rows.indexOf(2) ?? (rows.length && calls),',
    '  calls++ * 2 + 3,',
    '];',
  ].join('\n');
  const mutants = mutantsOf('a.ts', text);
  const all = withSwitches(
    text,
    mutants.map((mutant, number) => ({ mutant, number })),
  );
  const outcomeOf = (program: string, on: number): string => {
    const duizhaoFault = (number: number): boolean => number === on;
    try {
      // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- programs are what is tested
      const run = new Function('globalThis', `let x; ${program}; return x;`) as (all: object) => unknown;
      return JSON.stringify(run({ duizhaoFault }));
    } catch (error) {
      return String(error);
    }
  };
  expect(outcomeOf(all, -1)).toBe(outcomeOf(text, -1));
  mutants.forEach((mutant, number) =>
    expect([mutant, outcomeOf(all, number)]).toEqual([mutant, outcomeOf(withMutant(text, mutant), -1)]),
  );
  expect(mutants.length).toBeGreaterThan(40);
});

test('a sample is the same for a seed, in order, without doubles, and reaches every value', () => {
  const values = Array.from({ length: 100 }, (_, n) => n);
  const drawn = sample(values, 10, 7);
  expect(drawn).toHaveLength(10);
  expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual(drawn);
  expect(sample(values, 10, 7)).toEqual(drawn);
  expect(sample(values, 10, 8)).not.toEqual(drawn);
  expect(sample(values, 200, 1)).toEqual(values);
  const reached = new Set(Array.from({ length: 200 }, (_, seed) => sample(values, 10, seed)).flat());
  expect(reached.size).toBe(100);
});
