import { expect, test } from 'vitest';
import { nameByPattern, usualPattern } from '#core/formats/name-pattern.ts';

const facts = { name: '報告.v2.docx', languages: ['en'], project: 'Spring', date: '2026-03-01' };

test.each([
  [usualPattern, '報告.v2.en'],
  ['{name}', '報告.v2'],
  ['{project}_{date}_{language}', 'Spring_2026-03-01_en'],
  ['../{name}/x', '.. 報告.v2 x'.replace('.. ', '')],
  ['con', '_con'],
])('%s is %s', (pattern, name) => {
  expect(nameByPattern(pattern, facts)).toEqual({ ok: true, value: name });
});

test('several languages stand beside each other', () => {
  expect(nameByPattern(usualPattern, { ...facts, languages: ['zh-Hant', 'en'] })).toEqual({
    ok: true,
    value: '報告.v2.zh-Hant-en',
  });
});

test.each(['', '  ', '{nothing}', '{name}{Date}', '{}'])('%j is refused', (pattern) => {
  expect(nameByPattern(pattern, facts)).toMatchObject({ error: { code: 'export.bad-pattern' } });
});
