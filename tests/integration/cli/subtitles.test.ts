import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDecoder } from '#core/text/decode/index.ts';
import { encodeText } from '#core/text/encode/index.ts';
import { answerOf, failureOf, textOf, workplace } from './running.ts';

const film = [
  '1',
  '00:00:01,000 --> 00:00:03,000 X1:100 X2:200',
  '那天清晨，老人站在岸邊，',
  '',
  '2',
  '00:00:03,200 --> 00:00:05,000',
  '看著<i>船</i>慢慢地開走，',
  '  ',
  '3',
  '00:00:05,100 --> 00:00:07,000',
  '什麼也沒有說。',
  '',
  '4',
  '00:00:08,000 --> 00:00:10,000',
  '- 走吧。',
  '- 好。',
  '',
].join('\r\n');

const decoded = (bytes: Uint8Array): string => {
  const decoder = openDecoder('big5');
  return decoder.push(bytes) + decoder.end();
};

const en = [
  'At dawn the old man stood on the shore, watched the boat slowly sail away, and said nothing.',
  '- Let’s go.',
  '- All right.',
];

test('a sentence over three cues is one row, and is cut back into them where it is exported', async () => {
  const { at, run } = workplace();
  writeFileSync(at('film.srt'), encodeText(film, 'big5'));
  const ask = async (...args: string[]) => answerOf(await run([...args, '--json']));

  await ask('new', 'p', 'film.srt');
  expect(await ask('info', 'p.duizhao')).toMatchObject({
    documents: [{ name: 'film.srt', format: 'srt', encoding: 'big5' }],
  });
  const { rows } = (await ask('rows', 'p.duizhao')) as {
    rows: readonly { cells: Record<string, { text: string; tags: readonly object[] }> }[];
  };
  expect(rows.map(({ cells }) => cells['source']?.text)).toEqual([
    '那天清晨，老人站在岸邊，看著船慢慢地開走，什麼也沒有說。',
    '- 走吧。',
    '- 好。',
  ]);
  // Two borders and a pair, carried into the converted column.
  expect(rows[0]?.cells['zh-Hans']?.tags).toHaveLength(4);

  const fill = async (column: string, ...more: string[]): Promise<Buffer> => {
    await ask('export', 'p.duizhao', '--format', 'srt', '--columns', column, '--out', 'out.srt', ...more);
    return readFileSync(at('out.srt'));
  };
  expect((await fill('source')).equals(readFileSync(at('film.srt')))).toBe(true);

  // Written without any border, and without the pair: cut by sense, times and coordinates as they were.
  for (const [n, text] of en.entries())
    await ask('set', 'p.duizhao', String(n + 1), '--lang', 'en', '--text', text);
  const order = ['export', 'p.duizhao', '--format', 'srt', '--columns', 'en', '--out', 'en.srt'];
  const expected = film
    .replace('那天清晨，老人站在岸邊，', 'At dawn the old man stood on the shore,')
    .replace('看著<i>船</i>慢慢地開走，', 'watched the boat slowly sail away,')
    .replace('什麼也沒有說。', 'and said nothing.')
    .replace('- 走吧。', '- Let’s go.')
    .replace('- 好。', '- All right.');
  expect(decoded(await fill('en'))).toBe(expected);

  // Simplified characters that Big5 does not have: never lost in silence.
  expect(failureOf(await run([...order.with(5, 'zh-Hans'), '--json']))).toMatchObject({
    code: 'export.unencodable',
  });
  const hans = (await fill('zh-Hans', '--encoding-fallback', 'utf-8')).toString('utf8');
  expect(hans).toBe(
    film
      .replace('岸邊', '岸边')
      .replace('看著', '看着')
      .replace('慢慢地開走', '慢慢地开走')
      .replace('什麼也沒有說', '什么也没有说'),
  );
});

test('two columns stand below each other in each cue', async () => {
  const { at, run } = workplace();
  writeFileSync(at('film.srt'), film);
  const ask = async (...args: string[]) => answerOf(await run([...args, '--json']));
  await ask('new', 'p', 'film.srt');
  for (const [n, text] of en.entries())
    await ask('set', 'p.duizhao', String(n + 1), '--lang', 'en', '--text', text);
  await ask('export', 'p.duizhao', '--format', 'srt', '--columns', 'source,en', '--out', 'both.srt');
  expect(textOf(at('both.srt'))).toContain('什麼也沒有說。\r\nand said nothing.\r\n\r\n4\r\n');
});

test('a text that is shown too shortly is found, by the times that its file gave', async () => {
  const { at, run } = workplace();
  writeFileSync(at('film.srt'), film);
  const ask = async (...args: string[]) => answerOf(await run([...args, '--json']));
  await ask('new', 'p', 'film.srt');
  // Shown for two seconds.
  await ask('set', 'p.duizhao', '2', '--lang', 'en', '--text', 'Let us go now, all of us, at once.');
  expect(await ask('qa', 'p.duizhao', '--check', 'subtitles')).toMatchObject({ total: 0 });
  await ask(
    'set',
    'p.duizhao',
    '2',
    '--lang',
    'en',
    '--text',
    'Let us go now, all of us, at once, to the river.',
  );
  expect(await ask('qa', 'p.duizhao', '--check', 'subtitles')).toMatchObject({
    total: 1,
    findings: [{ row: 2, side: 'en', code: 'too-fast', params: { value: 24, most: 17 } }],
  });
});
