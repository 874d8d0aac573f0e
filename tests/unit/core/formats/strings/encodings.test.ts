import { expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { plain, type BlockId, type DocumentId } from '#core/model/index.ts';
import type { ExportSource } from '#core/formats/export-source.ts';
import { encodeText } from '#core/text/encode/index.ts';
import { openDecoder } from '#core/text/decode/index.ts';
import { labels } from '#tests/unit/core/formats/sources.ts';

const encoding = 'big5';
const options = { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z' } as const;

/** A file in Big5 with one text, which is to say `words`. */
const sourceOf = (file: string, ref: string, words: string): ExportSource => {
  const bytes = encodeText(file, encoding);
  return {
    title: 'big5',
    labels,
    columns: [{ side: 'a', language: 'zh-Hans', label: '' }],
    rows: [
      {
        row: 1,
        document: 1 as DocumentId,
        block: { id: 1 as BlockId, kind: 'paragraph', level: 0 },
        opensBlock: true,
        opensDocument: null,
        gap: '',
        ref,
        texts: { source: plain('檔案'), a: plain(words) },
      },
    ],
    originals: () => [
      {
        encoding,
        bytes: () => bytes,
        text: () => {
          const decoder = openDecoder(encoding);
          return decoder.push(bytes) + decoder.end();
        },
      },
    ],
  };
};

const written = async (id: string, source: ExportSource) => {
  const pieces: Uint8Array[] = [];
  const code = await formats.get(id)?.load();
  const done = code?.fill?.(source, options, (piece) => void pieces.push(Buffer.from(piece)));
  const decoder = openDecoder(encoding);
  return { done, text: decoder.push(Buffer.concat(pieces)) + decoder.end() };
};

test.each([
  ['json', '{"a":"檔案","b":"題"}', '/a', '{"a":"x\\u4e2a中😀","b":"題"}'.replace('😀', '\\ud83d\\ude00')],
  ['properties', 'a=檔案\nb=題\n', '/a', 'a=x\\u4e2a\\u4e2d\\ud83d\\ude00\nb=題\n'],
])('%s escapes what its encoding lacks', async (id, file, ref, expected) => {
  const { done, text } = await written(id, sourceOf(file, ref, 'x个中😀'));
  expect(done).toMatchObject({ ok: true });
  expect(text).toBe(expected);
});

test.each([
  ['yaml', 'a: 檔案\n', '/a'],
  ['php', "<?php return ['a' => '檔案'];\n", '/a'],
  ['apple-strings', '"a" = "檔案";\n', '/a'],
  ['csv', '檔案,1\n', 'A1'],
])(
  '%s tells what its encoding lacks before it is written, and writes nothing then',
  async (id, file, ref) => {
    const source = sourceOf(file, ref, '个');
    const code = await formats.get(id)?.load();
    expect([...(code?.checkFill?.(source, options) ?? [])]).toEqual([
      { code: `${id}.unencodable`, row: 1, side: 'a', severity: 'error', detail: '个' },
    ]);
    const { done, text } = await written(id, source);
    expect(done).toMatchObject({ ok: false, error: { code: 'export.unencodable' } });
    expect(text).toBe('');
  },
);
