import { expect, it } from 'vitest';
import { code } from '#core/formats/tmx/code.ts';
import type { DocumentId } from '#core/model/index.ts';
import { column, labels, rowsOf } from './sources.ts';

const said =
  'creationid="ann" creationdate="20190101T000000Z" usagecount="7" lastusagedate="20200101T000000Z"';

const memory = (id: string, date: string, words: string): string =>
  `<tmx version="1.4"><header srclang="zh-TW" datatype="xml"/><body><tu ${said} changeid="${id}" changedate="${date}"><prop type="client">Ferry</prop><tuv xml:lang="zh-TW"><seg>早安</seg></tuv><tuv xml:lang="en" ${said} changeid="${id}" changedate="${date}"><prop type="x-quality">3</prop><seg>${words}</seg></tuv></tu></body></tmx>`;

const filled = (original: string, words: string, author: string): string => {
  const bytes = new TextEncoder().encode(original);
  const pieces: Uint8Array[] = [];
  const rows = rowsOf([{ ref: '0', texts: { source: '早安', en: words } }]);
  const done = code.fill?.(
    {
      title: 'ferry',
      columns: column('en', 'en'),
      labels,
      rows: rows.map((row) => ({ ...row, document: 1 as DocumentId })),
      originals: () => [{ bytes: () => bytes, text: () => original }],
    },
    { layout: 'side-by-side', created: '2026-02-03T04:05:06.789Z', author },
    (piece) => void pieces.push(Buffer.from(piece)),
  );
  expect(done).toMatchObject({ ok: true });
  return Buffer.concat(pieces).toString('utf8');
};

it('says who changed a text, and keeps who made it, how often it was used and what else is said of it', () => {
  const was = memory('bob', '20200101T000000Z', 'Morning');
  expect(filled(was, 'Good morning', 'Mei & Co')).toBe(
    memory('Mei &amp; Co', '20260203T040506Z', 'Good morning'),
  );
  expect(filled(was, 'Morning', 'Mei & Co')).toBe(was);
  // Where nobody has said a name, nobody is named: not whoever changed it before.
  expect(filled(was, 'Good morning', '')).not.toContain('changeid');
});
