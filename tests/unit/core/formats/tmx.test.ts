import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportColumn, ExportRow, TextFacts } from '#core/formats/export-source.ts';
import type { RawBlock, RawSegment } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { code } from '#core/formats/tmx/code.ts';
import { tmx } from '#core/formats/tmx/index.ts';
import { symbolWriter } from '#core/formats/symbols.ts';
import {
  plain,
  type CellState,
  type DocumentId,
  type InlineTag,
  type RichText,
  type Side,
} from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { decodeXml } from '#core/xml/decode.ts';
import { sharedPath } from '#tests/needs.ts';
import { column, findingsOf, hostileRich, labels, rowsOf, type RowSpec } from './sources.ts';

const options = { layout: 'side-by-side', created: '2026-02-03T04:05:06.789Z' } as const;

const segmentsOf = (bytes: Uint8Array, source?: string): readonly RawSegment[] => {
  const reading = code.read?.([bytes], source === undefined ? {} : { choices: { source } }, usualLimits);
  const blocks = Array.from(reading?.blocks ?? [], (block): RawBlock => {
    if (!block.ok) throw new Error(`${block.error.code} ${JSON.stringify(block.error.params)}`);
    return block.value;
  });
  return blocks.flatMap(({ segments = [] }) => segments);
};

const collected = (write: (sink: (piece: string | Uint8Array) => void) => { readonly ok: boolean }) => {
  const pieces: Uint8Array[] = [];
  const done = write((piece) => void pieces.push(Buffer.from(piece)));
  expect(done).toMatchObject({ ok: true });
  return new Uint8Array(Buffer.concat(pieces));
};

const facts = (state: CellState): TextFacts => ({ state, locked: false, origin: 'typed', stale: false });

const sourceFor = (columns: readonly ExportColumn[], specs: readonly RowSpec[], original?: Uint8Array) => ({
  title: 'ferry',
  columns,
  labels,
  rows: rowsOf(specs).map((row): ExportRow => ({ ...row, document: 1 as DocumentId })),
  ...(original === undefined
    ? {}
    : { originals: () => [{ bytes: () => original, text: () => new TextDecoder().decode(original) }] }),
});

const written = (columns: readonly ExportColumn[], specs: readonly RowSpec[]): Uint8Array =>
  collected((sink) => code.write?.(sourceFor(columns, specs), options, sink) ?? { ok: false });

const filled = (columns: readonly ExportColumn[], specs: readonly RowSpec[], original: Uint8Array) =>
  collected((sink) => code.fill?.(sourceFor(columns, specs, original), options, sink) ?? { ok: false });

const textOf = (bytes: Uint8Array): string => {
  const decoded = decodeXml(bytes);
  if ('kind' in decoded) throw new Error(decoded.kind);
  return decoded.text;
};

const memory = (units: string, srclang = 'zh-TW'): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0"?>\n<tmx version="1.4">\n<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="${srclang}" datatype="xml"/>\n<body>\n${units}\n</body>\n</tmx>\n`,
  );

const en = column('en', 'en');
const hans = column('zh-Hans', 'zh-Hans');
const original = column('source', 'zh-Hant');

describe('the compliance kit', () => {
  const kit = sharedPath('conformance/tmx');
  const cases = [
    ['ImportTest1A', 'en-US', 'fr-CA', '_fr-ca'],
    ['ImportTest1B', 'en-US', 'fr-CA', '_fr-ca'],
    ['ImportTest1C', 'en-US', 'fr-CA', '_fr-ca'],
    ['ImportTest1D', 'en-US', 'en-GB', '_en-gb'],
    ['ImportTest1E', 'en-US', 'en-GB', '_en-gb'],
    ['ImportTest1F', 'en-US', 'en-GB', '_en-gb'],
  ] as const;
  const expected = (name: string): string =>
    readFileSync(`${kit}/${name}.txt`, 'utf8')
      .replace(/^\ufeff/, '')
      .trimEnd();

  it.skipIf(kit === null).each(cases)('%s is read exactly', (name, source, target, suffix) => {
    const segments = segmentsOf(readFileSync(`${kit}/${name}.tmx`), source);
    expect(segments.map(({ rich }) => rich.text).join('\n')).toBe(expected(name));
    const translations = segments.flatMap(({ translations: all = [] }) =>
      all.filter(({ language }) => language === target),
    );
    expect(translations.map(({ rich }) => rich.text).join('\n')).toBe(expected(name + suffix));
    console.log(`${name}: ${segments.length} units, original and ${target} as the kit has them`);
  });

  it.skipIf(kit === null)('every file is itself again when it is filled with what it has', () => {
    for (const [name, source, target] of cases) {
      const bytes = new Uint8Array(readFileSync(`${kit}/${name}.tmx`));
      const specs = segmentsOf(bytes, source).map(({ rich, ref, translations = [] }) => ({
        ...(ref === undefined ? {} : { ref }),
        texts: { source: rich, t: translations.find(({ language }) => language === target)?.rich ?? '' },
      }));
      expect(Buffer.from(filled(column('t', target), specs, bytes)).equals(bytes), name).toBe(true);
    }
  });
});

/** Text with pairs inside each other and placeholders, numbered as they come. */
const tidyRich: fc.Arbitrary<RichText> = fc
  .array(
    fc.oneof(
      fc.constantFrom('甲', '乙 ', 'a<b&c', '𠮷', '\n', '\t', ']]>', '"\'').map((text) => ({ text })),
      fc.constantFrom('strong', 'emphasis', 'link', 'underline', 'code', 'sub').map((open) => ({ open })),
      fc.constant({ close: true as const }),
      fc.constantFrom('image', 'break', 'other').map((empty) => ({ empty })),
      fc.constantFrom('start', 'end').map((half) => ({ half })),
    ),
    { maxLength: 14 },
  )
  .map((parts) => {
    let [text, id] = ['', 0];
    const tags: InlineTag[] = [];
    const open: InlineTag[] = [];
    const add = (tag: Omit<InlineTag, 'at'>): InlineTag => {
      const made = { ...tag, at: codePointLength(text) };
      tags.push(made);
      return made;
    };
    for (const part of parts) {
      if ('text' in part) text += part.text;
      else if ('open' in part) {
        const type = part.open as InlineTag['type'];
        const data = type === 'link' ? { data: { href: 'https://例.test/?a="b"&c=<d>', title: '題' } } : {};
        open.push(add({ kind: 'open', id: (id += 1), type, ...data }));
      } else if ('close' in part) {
        const last = open.pop();
        if (last !== undefined) add({ kind: 'close', id: last.id, type: last.type });
      } else if ('empty' in part) {
        const type = part.empty as InlineTag['type'];
        const data =
          type === 'image'
            ? { data: { src: 'a.png', alt: '渡口' } }
            : type === 'other'
              ? { data: { display: '{0}' } }
              : {};
        add({ kind: 'empty', id: (id += 1), type, ...data });
      } else add({ kind: 'empty', id: (id += 1), type: 'strong', data: { display: '<b>', half: part.half } });
    }
    for (const last of open.toReversed()) add({ kind: 'close', id: last.id, type: last.type });
    return { text, tags };
  });

const hasWords = ({ text, tags }: RichText): boolean => text !== '' || tags.length > 0;

describe('what is written', () => {
  it('is read the same', () => {
    fc.assert(
      fc.property(tidyRich.filter(hasWords), tidyRich.filter(hasWords), (source, translation) => {
        const bytes = written([...original, ...en], [{ texts: { source, en: translation } }]);
        const [segment] = segmentsOf(bytes);
        expect(segment?.rich).toEqual(source);
        const [read] = segment?.translations ?? [];
        expect(read?.rich.text).toBe(translation.text);
        expect(read?.rich.tags.map(({ at, kind }) => [at, kind])).toEqual(
          translation.tags.map(({ at, kind }) => [at, kind]),
        );
      }),
    );
  });

  it('is well-formed, and has every word, whatever the tags', () => {
    const visible = (text: string): string => symbolWriter().visible(text);
    fc.assert(
      fc.property(hostileRich, hostileRich, (source, translation) => {
        fc.pre(hasWords(source) && hasWords(translation));
        const bytes = written([...original, ...en], [{ texts: { source, en: translation } }]);
        const [segment] = segmentsOf(bytes);
        expect(segment?.rich.text).toBe(visible(source.text));
        expect(segment?.translations?.[0]?.rich.text).toBe(visible(translation.text));
      }),
    );
  });

  it('has all columns in one unit, and only what is translated or further', () => {
    const specs: RowSpec[] = [
      {
        texts: { source: '甲', en: 'A', 'zh-Hans': '甲' },
        facts: { source: facts('draft'), en: facts('approved'), 'zh-Hans': facts('translated') },
      },
      { texts: { source: '乙', en: 'B' }, facts: { en: facts('draft') } },
      { texts: { source: '丙', en: '' }, facts: { en: facts('empty') } },
      {
        texts: { source: '丁', en: 'D', 'zh-Hans': '丁' },
        facts: { en: facts('draft'), 'zh-Hans': facts('reviewed') },
      },
    ];
    const segments = segmentsOf(written([...original, ...en, ...hans], specs));
    const told = segments.map(({ rich, translations = [] }) => [
      rich.text,
      ...translations.map(({ language, rich: own, state }) => `${language} ${own.text} ${state ?? ''}`),
    ]);
    expect(told).toEqual([
      ['甲', 'en A approved', 'zh-Hans 甲 translated'],
      ['丁', 'zh-Hans 丁 reviewed'],
    ]);
  });

  it('says when it was made, and begins like TMX', () => {
    const bytes = written([...original, ...en], [{ texts: { source: '甲', en: 'A' } }]);
    expect(textOf(bytes)).toContain('creationdate="20260203T040506Z"');
    expect(textOf(bytes)).toContain('<tuv xml:lang="en" changedate="20260203T040506Z">');
    expect(tmx.sniff(bytes, 'a')).toBe(true);
    expect(tmx.sniff(new TextEncoder().encode('<html><tmx></tmx></html>'), 'a')).toBe(false);
  });

  it('is not written without columns', () => {
    expect(code.write?.(sourceFor([], []), options, () => {})).toMatchObject({
      ok: false,
      error: { code: 'export.no-columns' },
    });
  });
});

const three =
  '<tu changedate="20200101T000000Z"><tuv xml:lang="zh-TW"><seg>早安</seg></tuv><tuv xml:lang="EN-us" changeid="ann"><seg>Morning</seg></tuv></tu>\n' +
  '<tu><prop type="x-ConfirmationLevel">Draft</prop><tuv xml:lang="zh-TW"><seg>晚安</seg></tuv><tuv xml:lang="en"><seg>Night</seg></tuv><tuv xml:lang="zh-CN"><seg>晚安</seg></tuv></tu>';

it('a unit of more elements than anybody writes is refused', () => {
  const crowded = memory(
    `<tu>${'<prop type="a"/>'.repeat(20_001)}<tuv xml:lang="zh-TW"><seg>甲</seg></tuv></tu>`,
  );
  const blocks = Array.from(code.read?.([crowded], {}, usualLimits).blocks ?? []);
  expect(blocks).toMatchObject([
    { ok: false, error: { code: 'file.too-many', params: { what: 'unitParts' } } },
  ]);
});

describe('what is filled', () => {
  it('goes into the texts of its language, each column into its own', () => {
    const bytes = filled(
      [...en, ...hans],
      [
        {
          ref: '0',
          texts: { source: '早安', en: 'Good morning', 'zh-Hans': '早上好' },
          facts: { en: facts('translated'), 'zh-Hans': facts('translated') },
        },
        {
          ref: '1',
          texts: { source: '晚安', en: 'Good night', 'zh-Hans': '晚安' },
          facts: { en: facts('approved'), 'zh-Hans': facts('translated') },
        },
      ],
      memory(three),
    );
    expect(textOf(bytes)).toBe(
      textOf(
        memory(
          '<tu changedate="20260203T040506Z"><tuv xml:lang="zh-TW"><seg>早安</seg></tuv><tuv xml:lang="EN-us" changedate="20260203T040506Z"><seg>Good morning</seg></tuv><tuv xml:lang="zh-Hans" creationdate="20260203T040506Z" changedate="20260203T040506Z"><seg>早上好</seg></tuv></tu>\n' +
            '<tu><prop type="x-ConfirmationLevel">Translated</prop><tuv xml:lang="zh-TW"><seg>晚安</seg></tuv><tuv xml:lang="en" changedate="20260203T040506Z"><seg>Good night</seg></tuv><tuv xml:lang="zh-CN"><seg>晚安</seg></tuv></tu>',
        ),
      ),
    );
  });

  it('leaves out drafts that the file does not have, and says so; keeps what is emptied, and says so', () => {
    const specs: RowSpec[] = [
      {
        ref: '0',
        texts: { source: '早安', en: '', 'zh-Hans': '早上好' },
        facts: { en: facts('empty'), 'zh-Hans': facts('draft') },
      },
    ];
    const bytes = memory(three);
    expect(Buffer.from(filled([...en, ...hans], specs, bytes)).equals(bytes)).toBe(true);
    const found = findingsOf(code, sourceFor([...en, ...hans], specs, bytes), options);
    expect(found.map(({ code: word, row, side, severity }) => [word, row, side, severity])).toEqual([
      ['tmx.kept', 1, 'en', 'warning'],
      ['tmx.draft', 1, 'zh-Hans', 'warning'],
    ]);
  });

  it.each([
    ['ApprovedSignOff', 'approved', false, 'ApprovedSignOff'],
    ['ApprovedSignOff', 'translated', true, 'Translated'],
    ['RejectedTranslation', 'draft', false, 'RejectedTranslation'],
    ['RejectedTranslation', 'draft', true, 'Draft'],
    ['Translated', 'reviewed', false, 'ApprovedTranslation'],
    ['Invented', 'draft', false, 'Invented'],
  ] as const)('the state %s of a %s text (changed: %s) is then %s', (word, state, isChanged, now) => {
    const unit = (level: string, en: string, changed: string): string =>
      `<tu><tuv xml:lang="zh-TW"><seg>甲</seg></tuv><tuv xml:lang="en"${changed}><prop type="x-ConfirmationLevel">${level}</prop><seg>${en}</seg></tuv></tu>`;
    const text = isChanged ? 'B' : 'A';
    const specs: RowSpec[] = [{ ref: '0', texts: { source: '甲', en: text }, facts: { en: facts(state) } }];
    const date = word === now && !isChanged ? '' : ' changedate="20260203T040506Z"';
    expect(textOf(filled(en, specs, memory(unit(word, 'A', ''))))).toBe(
      textOf(memory(unit(now, text, date))),
    );
  });

  const codes =
    '<tu><tuv xml:lang="zh-TW"><seg><bpt i="1" x="1">&lt;a href="a"></bpt>甲<ept i="1">&lt;/a></ept><bpt i="2" x="2">[</bpt>乙<ept i="2">]</ept></seg></tuv><tuv xml:lang="en"><seg><bpt i="1" x="2">(</bpt>B<ept i="1">)</ept></seg></tuv></tu>';

  it('takes a code from the translation where that has it, else from the original under a free number', () => {
    const [segment] = segmentsOf(memory(codes));
    const [link, , pair] = segment?.rich.tags ?? [];
    const rich: RichText = {
      text: 'A and B',
      tags: [link, { at: 1, kind: 'close', id: 1, type: 'link' } as const, pair]
        .flatMap((tag) => tag ?? [])
        .map((tag) => (tag.id === 2 ? { ...tag, at: 6 } : tag))
        .concat([{ at: 7, kind: 'close', id: 2, type: 'other' }]),
    };
    const bytes = filled(en, [{ ref: '0', texts: { source: segment?.rich ?? '', en: rich } }], memory(codes));
    expect(textOf(bytes)).toContain(
      '<seg><bpt i="1" x="1">&lt;a href="a"></bpt>A<ept i="1">&lt;/a></ept> and <bpt i="2" x="2">(</bpt>B<ept i="2">)</ept></seg>',
    );
  });

  it('nests elements around words whatever the tags do, and keeps codes that overlap', () => {
    const source = memory(
      '<tu><tuv xml:lang="zh-TW"><seg><hi type="a">甲</hi><hi type="b">乙</hi><bpt i="1">{</bpt>丙<ept i="1">}</ept></seg></tuv></tu>',
    );
    const tag = (at: number, kind: InlineTag['kind'], id: number): InlineTag => {
      const data = id === 3 ? { display: '{' } : { display: id === 1 ? 'a' : 'b' };
      return kind === 'close' ? { at, kind, id, type: 'other' } : { at, kind, id, type: 'other', data };
    };
    const rich: RichText = {
      text: '12345',
      tags: [
        tag(0, 'open', 1),
        tag(1, 'open', 2),
        tag(2, 'open', 3),
        tag(3, 'close', 1),
        tag(4, 'close', 2),
        tag(5, 'close', 3),
      ],
    };
    const bytes = filled(en, [{ ref: '0', texts: { source: '甲乙丙', en: rich } }], source);
    expect(textOf(bytes)).toContain(
      '<seg><hi type="a">1<hi type="b">2<bpt i="1">{</bpt>3</hi></hi><hi type="b">4</hi>5<ept i="1">}</ept></seg>',
    );
    expect(segmentsOf(bytes)[0]?.translations?.[0]?.rich.text).toBe('12345');
  });

  it.each([
    ['utf-16le', '\ufeff', 'UTF-16'],
    ['utf-8', '', 'UTF-8'],
    ['latin1', '', 'ISO-8859-1'],
  ] as const)('stays in its encoding: %s', (encoding, mark, name) => {
    const make = (text: string): Buffer =>
      Buffer.from(
        `${mark}${textOf(memory(`<tu><tuv xml:lang="fr"><seg>déjà</seg></tuv><tuv xml:lang="en"><seg>${text}</seg></tuv></tu>`, 'fr')).replace('?>', ` encoding="${name}"?>`)}`,
        encoding,
      );
    const bytes = filled(
      en,
      [{ ref: '0', texts: { source: 'déjà', en: 'é 渡口' } }],
      new Uint8Array(make('seen')),
    );
    const text = encoding === 'latin1' ? 'é &#x6E21;&#x53E3;' : 'é 渡口';
    const wanted = make(text)
      .toString(encoding)
      .replace('xml:lang="en"', 'xml:lang="en" changedate="20260203T040506Z"');
    expect(Buffer.from(bytes).toString(encoding)).toBe(wanted);
    expect(segmentsOf(bytes)[0]?.translations?.[0]?.rich).toEqual(plain('é 渡口'));
  });

  it('is read the same, whatever it replaces', () => {
    fc.assert(
      fc.property(
        tidyRich.filter(hasWords),
        tidyRich.filter(hasWords),
        tidyRich.filter(hasWords),
        (a, b, c) => {
          const bytes = written([...original, ...en], [{ texts: { source: a, en: b } }]);
          const side: Side = 'en';
          const again = filled(en, [{ ref: '0', texts: { source: a, [side]: c } }], bytes);
          const [segment] = segmentsOf(again);
          expect(segment?.rich).toEqual(a);
          const [read] = segment?.translations ?? [];
          expect(read?.rich.text).toBe(c.text);
          expect(read?.rich.tags.map(({ at, kind }) => [at, kind])).toEqual(
            c.tags.map(({ at, kind }) => [at, kind]),
          );
        },
      ),
    );
  });
});
