import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyRepairs, findRepairs } from '#core/text/cleanup/index.ts';
import { sharedPath } from '#tests/needs.ts';
import { certainOnly, surveyOf } from './surveyed.ts';

const path = sharedPath('samples/seed-article.txt');

describe.skipIf(path === null)('the real article', () => {
  const lines = path === null ? [] : readFileSync(path, 'utf8').split('\n');
  const survey = surveyOf(lines);
  const found = lines.map((line) => findRepairs(line, survey));
  const all = found.flat();

  test('loses 135 glosses of 16 characters, all certain', () => {
    const glosses = all.filter(({ kind }) => kind === 'gloss');
    expect(glosses.every(({ certainty }) => certainty === 'certain')).toBe(true);
    expect(glosses).toHaveLength(135);
    expect(new Set(glosses.map(({ after }) => after)).size).toBe(16);
  });

  test('has one place of shifted bytes, which is certain', () => {
    const shifted = all.filter(({ kind }) => kind === 'byte-shift');
    expect(shifted).toMatchObject([{ certainty: 'certain', before: '?shù)摹?rdquo;', after: '的。”' }]);
  });

  test('holds no gloss and no shifted byte once the certain repairs are made', () => {
    const text = lines.map((line, at) => applyRepairs(line, certainOnly(found[at] ?? [])).text).join('\n');
    expect(text).toContain('應當的。”');
    expect(text).not.toMatch(/[\u3400-\u9fff]\([a-zà-ǿ]+\)|\?[a-zà-ǿ]+\)|&\w+;/);
  });

  test('points at the surname that was over-converted, and at characters left Simplified', () => {
    const hints = new Set(
      all.filter(({ kind }) => kind === 'script').map(({ before, after }) => before + after),
    );
    for (const pair of ['于於', '并並', '后後', '里裡', '么麼', '愿願', '伙夥', '采採', '巖岩'])
      expect(hints).toContain(pair);
  });
});
