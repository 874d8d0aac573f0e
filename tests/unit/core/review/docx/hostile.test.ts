import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readReviewDocx, type DocxCell, type ReviewDocx } from '#core/review/docx/read.ts';
import { readLimits } from '#core/formats/limits.ts';
import { zipLimits } from '#core/package/unzip.ts';
import { matchReviewDocx } from '#core/review/docx/match.ts';
import { sharedPath } from '#tests/needs.ts';
import { frozenRows, partsOf, session, written, zipped } from './documents.ts';

const filesIn = (folder: string): readonly string[] => {
  const path = sharedPath(`conformance/${folder}`);
  if (path === null) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.docx') || name.endsWith('.zip') || name.endsWith('.xlsx'))
    .map((name) => join(path, name));
};
const codeOf = (bytes: Uint8Array): string => {
  const read = readReviewDocx(bytes, 'x.docx');
  return read.ok ? 'read' : read.error.code;
};

/** All characters of a document but white space and the brackets of readings and footnotes, sorted. */
const sorted = (text: string): string =>
  Array.from(text.replaceAll(/[\s()[\]]/g, ''))
    .sort()
    .join('');

const cellText = (cell: DocxCell | undefined): string => cell?.text ?? '';
const everything = ({ rows, outside }: ReviewDocx): string =>
  [
    ...rows.flatMap(({ cells, others }) => [...Object.values(cells), ...others].map(cellText)),
    ...outside,
  ].join('');

/** The words of a main part as another parser has them: outside fallbacks of what is there in a new form, and what was taken out. */
const wordsOf = (xml: string, notes: ReadonlyMap<string, string> = new Map()): string => {
  const path: string[] = [];
  let words = '';
  let fallbacks = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        path.push(name);
        if (name === 'mc:Fallback') fallbacks += 1;
        if (fallbacks > 0) return;
        if (name === 'v:textpath') words += attributes['string'] ?? '';
        if (/^w:(footnote|endnote)Reference$/.test(name))
          words += notes.get(`${name.slice(2, -9)} ${attributes['w:id']}`) ?? '';
        if (name === 'w:softHyphen') words += '\u00ad';
        if (name === 'w:noBreakHyphen') words += '\u2011';
        if (name === 'w:sym') words += String.fromCharCode(Number.parseInt(attributes['w:char'] ?? '', 16));
      },
      ontext: (text) => {
        const isWords = ['w:t', 'm:t', 'a:t'].includes(path.at(-1) ?? '');
        if (isWords && fallbacks === 0 && !path.includes('w:del') && !path.includes('w:moveFrom'))
          words += text;
      },
      onclosetag: (name) => {
        path.pop();
        if (name === 'mc:Fallback') fallbacks -= 1;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return words;
};

/** The words of footnotes and endnotes, by their kind and id. */
const notesOf = (parts: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> => {
  const xml = ['word/footnotes.xml', 'word/endnotes.xml'].map((name) =>
    strFromU8(parts[name] ?? new Uint8Array()),
  );
  const notes = xml.join('').matchAll(/<w:(footnote|endnote) [^>]*w:id="(-?\d+)".*?<\/w:\1>/gs);
  return new Map(Array.from(notes, ([note, kind, id]) => [`${kind} ${id}`, wordsOf(note)]));
};

/** What is wrong with how a document is read, or null. */
const faultOf = (path: string): string | null => {
  const bytes = readFileSync(path);
  const read = readReviewDocx(bytes, path);
  if (!read.ok) return `${basename(path)}: ${read.error.code}`;
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  if (sorted(everything(read.value)) !== sorted(wordsOf(xml, notesOf(parts))))
    return `${basename(path)}: other words`;
  const match = matchReviewDocx(read.value, frozenRows([{ source: '一', en: 'One' }]), session, 'en');
  return match.strange.length === read.value.rows.length ? null : `${basename(path)}: other rows`;
};

describe('documents of other programs', () => {
  const [ordinary, hostile] = [filesIn('docx'), filesIn('hostile')];

  it.skipIf(ordinary.length === 0)('are read without losing a character or having one twice', () => {
    expect(ordinary.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });

  it.skipIf(hostile.length === 0)('that mean harm end in a value', () => {
    for (const path of hostile)
      expect(codeOf(readFileSync(path)), path).toMatch(
        /^(read|review\.(not-word|word-damaged|word-too-large))$/,
      );
  });
});

const rows = frozenRows([
  { source: '電車。', en: 'The tram.' },
  { source: '港口。', en: 'The harbour.' },
]);
const docx = written(rows);

/** The directory of a zip with one number of an entry's record changed. */
const forged = (bytes: Uint8Array, entry: string, offset: number, value: number): Uint8Array => {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  const name = new TextEncoder().encode(entry);
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const found = copy.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
    if (Buffer.from(found).equals(Buffer.from(name))) view.setUint32(at + offset, value, true);
  }
  return copy;
};

describe('a zip that means harm', () => {
  const main = 'word/document.xml';
  const plainZip = zipped(partsOf(docx));

  it('is not inflated beyond what its directory says, nor beyond what is bearable', () => {
    const bomb = zipSync({ ...unzipSync(docx), [main]: new Uint8Array(20_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(bomb)).toBe('review.word-too-large');
    expect(codeOf(forged(bomb, main, 24, 1000))).toBe('review.word-damaged');
    expect(codeOf(forged(bomb, main, 24, zipLimits.bytes + 1))).toBe('review.word-too-large');
  });

  it('is refused when a part is not the one its check was made of, lies elsewhere, is encrypted or there twice', () => {
    expect(codeOf(plainZip)).toBe('read');
    expect(codeOf(forged(plainZip, main, 16, 1))).toBe('review.word-damaged');
    expect(codeOf(forged(plainZip, main, 42, 0xfffffff0))).toBe('review.word-damaged');
    expect(codeOf(forged(plainZip, main, 20, 0xfffffff0))).toBe('review.word-damaged');
    expect(codeOf(forged(plainZip, main, 8, 1 + (8 << 16)))).toBe('review.word-damaged');
    expect(codeOf(forged(plainZip, main, 8, 99 << 16))).toBe('review.word-damaged');
    const twice = zipped({ ...partsOf(docx), 'word/documenu.xml': '<x/>' });
    const name = Buffer.from('word/documenu.xml');
    const at = Buffer.from(twice).lastIndexOf(name);
    twice.set(Buffer.from(main), at);
    expect(codeOf(twice)).toBe('review.word-damaged');
  });

  it('is only looked up by the names of parts, wherever those lead', () => {
    const relations = partsOf(docx)['_rels/.rels'] ?? '';
    const leading = (target: string): string =>
      codeOf(zipped({ ...partsOf(docx), '_rels/.rels': relations.replace('word/document.xml', target) }));
    expect(leading('../../../etc/passwd')).toBe('review.not-word');
    expect(leading('/word/document.xml')).toBe('read');
    expect(leading('https://example.org/x" TargetMode="External')).toBe('review.not-word');
  });
});

describe('a document that floods', () => {
  const flooded = (content: string): ReturnType<typeof readReviewDocx> => {
    const parts = partsOf(docx);
    const main = (parts['word/document.xml'] ?? '').replace(/(The tram\.<\/w:t><\/w:r>)/, `$1${content}`);
    return readReviewDocx(zipped({ ...parts, 'word/document.xml': main }), 'x.docx');
  };
  const matchOf = (content: string) => {
    const read = flooded(content);
    return read.ok ? matchReviewDocx(read.value, rows, session, 'en') : null;
  };

  it('with words is reported, and not taken', () => {
    const long = matchOf(`<w:r><w:t>${'漢'.repeat(200_001)}</w:t></w:r>`);
    expect(long?.rows[0]).toMatchObject({ facts: ['too-long'], text: null });
    expect(matchOf(`<w:r><w:t>${'漢'.repeat(150_000)}</w:t></w:r>`)?.rows[0]?.facts).toContain('edited');
  });

  it('with runs, spaces, fields or elements comes to an end', () => {
    expect(
      matchOf('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>'.repeat(20_000))?.rows[0]
        ?.text?.tags,
    ).toHaveLength(40_000);
    expect(matchOf(`<w:r><w:t>a${' '.repeat(1_000_000)}b</w:t></w:r>`)?.rows[0]?.facts).toContain('too-long');
    expect(
      matchOf('<w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t></w:r>'.repeat(20_000))?.rows[0]?.facts,
    ).toContain('edited');
    const elements = flooded('<w:r/>'.repeat(readLimits.wordElements + 10_000));
    expect(elements).toMatchObject({
      ok: false,
      error: { code: 'file.too-many', params: { what: 'wordElements' } },
    });
  });
});

describe('a document with damage', () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const newer = 'http://schemas.microsoft.com/office/2011/relationships';
  const whole = partsOf(docx);
  /** With parts that Word adds when somebody comments. */
  const commented = {
    ...whole,
    'word/comments.xml': '<w:comments xmlns:w="w"/>',
    'word/commentsExtended.xml': '<w15:commentsEx xmlns:w15="w15"/>',
    'word/_rels/document.xml.rels': (whole['word/_rels/document.xml.rels'] ?? '').replace(
      '</Relationships>',
      `<Relationship Id="c1" Type="${office}/comments" Target="comments.xml"/><Relationship Id="c2" Type="${newer}/commentsExtended" Target="commentsExtended.xml"/></Relationships>`,
    ),
  };

  it('is refused in each part that says something of the review, and read without a look at the others', () => {
    expect(codeOf(zipped(commented))).toBe('read');
    const broken = Object.keys(commented).filter(
      (part) => codeOf(zipped({ ...commented, [part]: '<broken' })) !== 'read',
    );
    expect(broken.toSorted()).toEqual([
      '_rels/.rels',
      'docProps/core.xml',
      'docProps/custom.xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
      'word/commentsExtended.xml',
      'word/document.xml',
      'word/styles.xml',
    ]);
  });

  it('never throws, whatever bytes were changed', () => {
    const stored = zipSync(unzipSync(docx), { level: 0 });
    const damage = fc.array(fc.tuple(fc.nat(stored.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.boolean(), fc.nat(40), (places, isStored, cut) => {
        const bytes = new Uint8Array(isStored ? stored : docx);
        for (const [at, byte] of places) bytes[at % bytes.length] = byte;
        const code = codeOf(cut === 0 ? bytes.subarray(0, bytes.length >> 1) : bytes);
        expect(code).toMatch(/^(read|review\.(not-word|word-damaged|word-too-large))$/);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever became of its XML, and has every row it reads in its report', () => {
    const main = partsOf(docx)['word/document.xml'] ?? '';
    const tags = main.match(/<[^>]+>/g) ?? [];
    const more = [
      '<w:tbl>',
      '</w:tbl>',
      '<w:tr>',
      '</w:tr>',
      '<w:tc>',
      '<w:vMerge/>',
      '<w:del>',
      '</w:del>',
      '<w:ins>',
      '</w:ins>',
      '<w:gridSpan w:val="999999999"/>',
      '&',
      '<![CDATA[x]]>',
      '<w:commentRangeStart w:id="1"/>',
      '<w:fldChar w:fldCharType="begin"/>',
    ];
    const change = fc.tuple(
      fc.nat(tags.length - 1),
      fc.constantFrom('drop', 'twice', 'put'),
      fc.constantFrom(...more),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let seen = 0;
        const xml = main.replaceAll(/<[^>]+>/g, (tag) => {
          const now = changes.filter(([at]) => at === seen);
          seen += 1;
          return now.reduce(
            (text, [, what, extra]) => (what === 'drop' ? '' : what === 'twice' ? text + tag : text + extra),
            tag,
          );
        });
        const read = readReviewDocx(zipped({ ...partsOf(docx), 'word/document.xml': xml }), 'x.docx');
        const value = read.ok ? read.value : null;
        const match = value === null ? null : matchReviewDocx(value, rows, session, 'en');
        const found = [
          ...(match?.rows.flatMap((row) => row.found) ?? []),
          ...(match?.strange.map((row) => row.found) ?? []),
        ];
        expect(found.map(({ at }) => at).sort((a, b) => a - b)).toEqual((value?.rows ?? []).map((_, i) => i));
      }),
      { numRuns: 300 },
    );
  });
});
