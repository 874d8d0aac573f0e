import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { good, scratch, startEngine } from './fixtures.ts';
import { sharedPath } from '#tests/needs.ts';
import { allRepairs, allRows, joined } from './importing.ts';

const article = sharedPath('samples/seed-article.txt');

const opened = async (): Promise<Engine> => {
  const engine = startEngine(scratch());
  good(await engine.client.documents.import({ from: { path: article ?? '' }, into: 'new', job: 'seed' }));
  return engine;
};

describe.skipIf(article === null)('the real article', () => {
  test('its glosses are taken out and the shifted bytes restored', async () => {
    const engine = await opened();
    const glosses = (await allRepairs(engine)).filter(
      ({ kind, decision }) => kind === 'gloss' && decision === 'accepted',
    );
    expect(glosses).toHaveLength(135);
    expect(new Set(glosses.map(({ before }) => Array.from(before)[0])).size).toBe(16);
    const text = joined(await allRows(engine));
    expect(text).toContain('應當的。”');
    expect(text).not.toContain('(xiàn)');
  });

  test('a refused repair gives the raw words back, in all columns; undo takes that back', async () => {
    const engine = await opened();
    const before = await allRows(engine);
    const gloss = (await allRepairs(engine)).find(({ before }) => before.startsWith('現'));
    if (gloss === undefined) throw new Error('no gloss of 現');
    const report = good(await engine.client.cleanup.decide({ repairs: [gloss.id], decision: 'refused' }));
    expect(report).toEqual({ changed: 1, leftEdited: 0 });
    const row = (await allRows(engine)).find(({ segment }) => segment === gloss.segment);
    expect(row?.cells.source?.text).toContain(gloss.before);
    expect(row?.cells['zh-Hans']?.text).toContain(gloss.before.replace('現', '现'));
    good(await engine.client.history.undo({}));
    expect(await allRows(engine)).toEqual(before);
  });

  test('refusing everything of every kind gives the file back, and accepting it again the mended text', async () => {
    const engine = await opened();
    const mended = joined(await allRows(engine));
    for (const { kind } of good(await engine.client.cleanup.groups({}))) {
      const report = good(
        await engine.client.cleanup.decide({ repairs: { kind, decision: 'accepted' }, decision: 'refused' }),
      );
      expect({ kind, ...report }).toMatchObject({ kind, leftEdited: 0 });
    }
    expect(joined(await allRows(engine)).trim()).toBe(readFileSync(article ?? '', 'utf8').trim());
    for (const { kind } of good(await engine.client.cleanup.groups({}))) {
      const certain = (await allRepairs(engine)).filter(
        (repair) => repair.kind === kind && repair.certainty === 'certain',
      );
      if (certain.length === 0) continue;
      const repairs = certain.map(({ id }) => id);
      good(await engine.client.cleanup.decide({ repairs, decision: 'accepted' }));
    }
    expect(joined(await allRows(engine))).toBe(mended);
    const problems = good(await engine.client.project.check({})).problems;
    expect(problems).toEqual([]);
  });
});
