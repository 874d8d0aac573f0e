import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace } from './running.ts';

test('qa lists what checks find, filtered, and leaves the project as it is', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.md'), '老人說，**船**早就走了。\n\n風\ufffd很大。\n');
  await run(['new', 'p', 'a.md', '--no-clean-up']);
  await run(['set', 'p.duizhao', '1', '--lang', 'en', '--text', 'The old man&nbsp;said &#8220;no&#8221;.']);
  const lines = await run(['qa', 'p.duizhao']);
  expect(lines).toMatchObject({ code: 0, stderr: '' });
  expect(lines.stdout.split('\n')).toEqual([
    '1\ten\tWarning\tMissing in the translation: Bold',
    '1\ten\tWarning\tHTML entity in the text: &nbsp;',
    '1\ten\tWarning\tHTML entity in the text: &#8220;',
    '1\ten\tWarning\tHTML entity in the text: &#8221;',
    '2\tsource\tError\tCharacters were lost here (U+FFFD).',
    '',
  ]);
  const ask = async (...more: string[]) => answerOf(await run(['qa', 'p.duizhao', ...more, '--json']));
  expect(await ask('--severity', 'error')).toEqual({
    total: 1,
    findings: [
      {
        row: 2,
        segment: expect.any(Number),
        side: 'source',
        check: 'leftovers',
        code: 'replaced',
        words: '\ufffd',
        severity: 'error',
        params: {},
        ranges: [{ start: 1, end: 2 }],
        excerpt: '風\ufffd很大。',
        excerptRanges: [{ start: 1, end: 2 }],
        fix: null,
      },
    ],
  });
  expect(await ask('--column', 'en', '--check', 'leftovers')).toMatchObject({
    total: 3,
    findings: [{ words: '&nbsp;', fix: '\u00a0' }, { fix: '“' }, { fix: '”' }],
  });
  expect(await ask('--column', 'zh-Hans')).toEqual({ total: 0, findings: [] });
  expect(answerOf(await run(['history', 'p.duizhao', '--json']))).toMatchObject({
    entries: [{ kind: 'edit' }, {}],
  });
});

test('qa says what checks there are when asked for another', async () => {
  const { run } = workplace();
  const refused = await run(['qa', 'p.duizhao', '--check', 'rhymes', '--json']);
  expect(refused.code).toBe(2);
  expect(failureOf(refused)).toMatchObject({ code: 'usage' });
  expect(refused.stderr).toContain('tags, terms, names, numbers, spelling, grammar, leftovers');
});

test('qa --grammar says how many English texts were looked at', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.txt'), '他走了。\n');
  await run(['new', 'p', 'a.txt']);
  // Without an English text no checker is begun; what it finds in one: `tests/integration/engine/grammar.test.ts`.
  expect(answerOf(await run(['qa', 'p.duizhao', '--grammar', '--json']))).toEqual({
    total: 0,
    findings: [],
    grammar: { texts: 0, issues: 0 },
  });
});
