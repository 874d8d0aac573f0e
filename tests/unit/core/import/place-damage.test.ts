import { expect, test } from 'vitest';
import { batchBlocks, damagePlacer, prepareBlocks } from '#core/import/index.ts';
import { readBlocks } from '#tests/unit/core/formats/read-blocks.ts';
import { createSurvey } from '#core/text/cleanup/index.ts';
import { openDecoder } from '#core/text/decode/index.ts';

/** The rows of all damage, when a document is read and stored `perBatch` segments at a time. */
const rowsOf = (format: string, content: Uint8Array, perBatch: number): (number | null)[] => {
  const decoder = openDecoder('utf-8');
  const text = decoder.push(content) + decoder.end();
  const survey = createSurvey().finish();
  const blocks = prepareBlocks(
    [...readBlocks(format, [text])].flatMap((block) => (block.ok ? [block.value] : [])),
    { language: 'zh-Hant', survey, columns: [] },
  );
  const placer = damagePlacer();
  const options = {
    language: 'zh-Hant',
    targets: [],
    columns: [],
    converted: [],
    segments: perBatch,
    units: 10_000,
  } as const;
  for (const batch of batchBlocks(blocks, options)) placer.take(batch, decoder.damage());
  return placer.placed(decoder.damage()).places.map(({ row }) => row);
};

/** `*` stands for a byte that is no UTF-8. */
const damaged = (text: string): Uint8Array =>
  Buffer.concat(
    text
      .split('*')
      .flatMap((part, index) =>
        index === 0 ? [Buffer.from(part)] : [Buffer.from([0xff]), Buffer.from(part)],
      ),
  );

test.each([1, 2, 1000])('damage is placed in the row it came into, %i segments at a time', (perBatch) => {
  const text = '第一句好。第二*句好。\n\n第三句好，*第四也好，*好。第五句好。\n第六句*好。第七句好。';
  expect(rowsOf('txt', damaged(text), perBatch)).toEqual([2, 3, 3, 5]);
});

test('damage outside the words of a page is in no row', () => {
  const page =
    '<html><head>\n<style>/* 註*解 */</style>\n</head><body>\n<!-- *** -->\n<p>第一句*好。</p>\n<script>"*"</script>\n<p>第二句好*。</p></body></html>';
  const rows = rowsOf('html', damaged(page.replaceAll('/* ', '').replaceAll(' */', '')), 1000);
  expect(rows.filter((row) => row !== null)).toEqual([1, 2]);
});

test('a U+FFFD that stood in the file takes no damage of a later line for its own', () => {
  expect(rowsOf('txt', damaged('舊的\ufffd在這裡。\n新的*在這裡。'), 1000)).toEqual([2]);
});

test('the repair that points at a lost character says what its bytes were, and where', () => {
  const content = damaged('天亮了*。\n船來*了。舊的好。');
  const decoder = openDecoder('utf-8');
  const text = decoder.push(content) + decoder.end();
  const blocks = prepareBlocks(
    [...readBlocks('txt', [text])].flatMap((block) => (block.ok ? [block.value] : [])),
    { language: 'zh-Hant', survey: createSurvey().finish(), columns: [] },
  );
  const placer = damagePlacer();
  const options = {
    language: 'zh-Hant',
    targets: [],
    columns: [],
    converted: [],
    segments: 1,
    units: 10_000,
  } as const;
  const told = [...batchBlocks(blocks, options)].flatMap((batch) =>
    placer
      .take(batch, decoder.damage())
      .repairs.filter(({ draft }) => draft.before.startsWith('\ufffd'))
      .map(({ draft: { reason, params } }) => ({
        reason,
        offset: params?.['offset'],
        bytes: params?.['bytes'],
      })),
  );
  expect(told).toEqual([
    { reason: 'invisible.unreadable', offset: 9, bytes: 'ff' },
    { reason: 'invisible.unreadable', offset: 20, bytes: 'ff' },
  ]);
});
