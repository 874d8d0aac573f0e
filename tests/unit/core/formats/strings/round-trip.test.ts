import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { plain, type DocumentId, type BlockId, type RichText } from '#core/model/index.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { labels } from '#tests/unit/core/formats/sources.ts';

/*
 * Whatever a translator types into a text is what the file says afterwards: each format writes a text into each kind of place that it has,
 * and reads the file again.
 */

const files: Readonly<Record<string, string>> = {
  po: 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "x"\n\nmsgid ""\n"b"\nmsgstr "y"\n',
  json: '{"a": "one", "b": ["two"]}\n',
  properties: 'a=one é\nb = two\\n\\\n  three\n',
  yaml: 'a: one\nb: "two"\nc: \'three\'\nd: |\n  four\n  five\ne: >-\n  six\nf: [seven, {g: eight}]\nh: |+\n  nine\n\n',
  php: '<?php return ["a" => "one", \'b\' => \'two\'];\n',
  'apple-strings': '"a" = "one";\nb = \'two\';\n"c" = "three\nfour";\n',
  android:
    '<resources><string name="a">one</string><string name="b">"two"</string><string name="c"><![CDATA[three]]></string></resources>\n',
  resx: '<root><data name="a"><value>one</value></data><data name="b"><value><![CDATA[two]]></value></data></root>\n',
  stringsdict: '<plist version="1.0"><dict><key>a</key><string>one</string></dict></plist>\n',
  csv: 'en,zh-Hans\none,"a"\ntwo,b\n',
};

type Read = { readonly source: RichText; readonly text: RichText; readonly ref: string };

const encoder = new TextEncoder();

const readIn = async (id: string, bytes: Uint8Array): Promise<readonly Read[]> => {
  const code = await formats.get(id)?.load();
  const reading = code?.read?.([bytes], { encoding: 'utf-8' }, usualLimits);
  return Array.from(reading?.blocks ?? []).flatMap((block) => {
    if (!block.ok) throw new Error(`${id}: ${block.error.code} ${JSON.stringify(block.error.params)}`);
    return (block.value.segments ?? []).map(({ rich, ref = '', translations = [] }) => ({
      source: rich,
      text: translations[0]?.rich ?? rich,
      ref,
    }));
  });
};

const filled = async (
  id: string,
  bytes: Uint8Array,
  read: readonly Read[],
  words: string,
): Promise<Uint8Array> => {
  const code = await formats.get(id)?.load();
  const pieces: Uint8Array[] = [];
  const done = code?.fill?.(
    {
      title: id,
      labels,
      columns: [{ side: 'a', language: 'zh-Hans', label: '' }],
      rows: read.map(({ source, ref }, n) => ({
        row: n + 1,
        document: 1 as DocumentId,
        block: { id: (n + 1) as BlockId, kind: 'paragraph' as const, level: 0 },
        opensBlock: true,
        opensDocument: n === 0 ? id : null,
        gap: '\n',
        ref,
        texts: { source, a: plain(words) },
      })),
      originals: () => [
        { encoding: 'utf-8', bytes: () => bytes, text: () => new TextDecoder().decode(bytes) },
      ],
    },
    { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z' },
    (piece) => void pieces.push(typeof piece === 'string' ? encoder.encode(piece) : piece.slice()),
  );
  expect(done).toMatchObject({ ok: true });
  return Buffer.concat(pieces);
};

/** Letters and everything that means something to one of the formats; no white space at the edges, which belongs to the file. */
const words = fc
  .array(
    fc.constantFrom(
      ...Array.from('ab譯文 "\'\\:;#=@?&<>,|-[]{}%$!*~`/()é😀\n\t', (char) => char),
      ' #',
      ': ',
      ']]>',
      '\\n',
      '=1',
      'yes',
      '${',
      '\u2028',
      '---',
      '  ',
      '\n\n',
      "''",
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');

test.each(Object.keys(files))('%s says what was typed, and nothing else changes', async (id) => {
  const bytes = encoder.encode(files[id] ?? '');
  const read = await readIn(id, bytes);
  expect(read.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(words, async (typed) => {
      const changed = await filled(id, bytes, read, typed);
      const again = await readIn(id, changed);
      expect(again.map(({ ref }) => ref)).toEqual(read.map(({ ref }) => ref));
      // Codes that were typed are codes when they are read: by their letters the texts are the same.
      expect(again.map(({ text }) => lettersOf(text))).toEqual(read.map(() => typed));
      expect(Buffer.from(await filled(id, changed, again, typed)).equals(Buffer.from(changed))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** A text with its codes as the letters that they stand for. */
const lettersOf = ({ text, tags }: RichText): string => {
  const points = Array.from(text);
  const ends = new Map(
    tags.flatMap(({ kind, id, data }) => (kind === 'open' ? [[id, data?.['end'] ?? '']] : [])),
  );
  let [letters, from] = ['', 0];
  for (const { at, kind, id, data } of tags) {
    letters +=
      points.slice(from, at).join('') + (kind === 'close' ? (ends.get(id) ?? '') : (data?.['code'] ?? ''));
    from = at;
  }
  return letters + points.slice(from).join('');
};
