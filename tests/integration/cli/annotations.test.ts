import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

describe('annotations', () => {
  test('are put on words by quote or range, listed by filters, and taken back', async () => {
    const { at, run } = workplace();
    writeFileSync(at('story.txt'), '他們來到河邊，發現一隻白鷺，又發現一條船。\n\n第二段。\n');
    answerOf(await run(['new', 'p', 'story.txt', '--json']));
    const annotate = (...args: string[]) => run(['annotate', 'p.duizhao', '1', '--side', 'source', ...args]);
    const term = ['--kind', 'term', '--body', 'heron', '--tag', 'bird', '--tag', 'river'];
    expect(answerOf(await annotate('--quote', '白鹭', ...term, '--json'))).toMatchObject({
      annotation: {
        row: 1,
        side: 'source',
        annotation: { kind: 'term', body: 'heron', tags: ['bird', 'river'], visibility: 'shared' },
        anchors: [{ start: 11, end: 13, quote: '白鷺', words: '白鷺', status: 'live' }],
        replies: [],
      },
    });
    const { stdout } = await annotate('--range', '0:2', '--kind', 'error', '--severity', 'major');
    expect(stdout).toBe('Row 1, original: annotated “他們” as number 2.\n');
    expect(failureOf(await annotate('--quote', '发现', '--json'))).toMatchObject({
      code: 'annotation.quote-many',
      params: { quote: '发现', count: 2 },
    });
    expect(failureOf(await annotate('--json'))).toMatchObject({ code: 'usage' });
    const listed = await run(['annotations', 'p.duizhao', '--kind', 'term', '--text', 'bailu']);
    expect(listed.stdout).toBe('1\t1\tsource\tTerm\tOpen\tText unchanged\t白鷺\theron\n');
    const all = ['annotations', 'p.duizhao', '--side', 'source', '--without', 'en', '--open', '--json'];
    expect(answerOf(await run(all))).toMatchObject({
      total: 2,
      annotations: [{ annotation: { severity: 'major' } }, { annotation: { kind: 'term' } }],
    });
    const history = await run(['history', 'p.duizhao', '--count', '1']);
    expect(history.stdout).toMatch(/^3\t\S+Z\tannotated\t1\tsource\t\t他們\n$/);
  });
});
