import { describe, expect, it } from 'vitest';
import type { FillFinding } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { plain, type DocumentId } from '#core/model/index.ts';
import { readSizeLimits } from '#core/text/size-limits.ts';
import { fillGolden, readGolden, rowsOfGolden } from './golden-files.ts';
import { labels } from './sources.ts';

const settings = { target: 'en' };
const fileOf = (format: string) => ({ format, name: 'a.xlf', path: '', rows: '', settings });

const limitsIn = async (text: string, format = 'xliff') => {
  const read = await readGolden(fileOf(format), Buffer.from(text));
  expect(read.failure).toBe(null);
  return read.blocks.flatMap(({ segments = [] }) =>
    segments.map(({ ref = '' }) =>
      readSizeLimits(ref).map(
        ({ least, most, unit, normal, of }) => `${least}-${most ?? '*'} ${unit} ${normal} ${of}`,
      ),
    ),
  );
};

/** What is said before export of a document whose rows have these translations. */
const findings = async (text: string, translations: readonly string[], format = 'xliff') => {
  const own = rowsOfGolden(await readGolden(fileOf(format), Buffer.from(text)), settings);
  const rows = own.rows.map((row, n) => ({
    ...row,
    texts: { ...row.texts, c1: plain(translations[n] ?? '') },
  }));
  const { checkFill } = (await formats.get(format)?.load()) ?? {};
  const source = {
    title: 'a',
    columns: [own.column],
    rows: rows.map((row) => ({ ...row, document: 1 as DocumentId })),
    labels,
  };
  const options = { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z' } as const;
  return Array.from(
    checkFill?.(source, options) ?? [],
    ({ code, row, detail }: FillFinding) => `${row} ${code} ${detail}`,
  );
};

const old = (attributes: string, inner = '<source>甲</source>', root = ''): string =>
  `<xliff version="1.2"${root}><file original="a" source-language="zh-Hant" target-language="en" datatype="html"><body><trans-unit id="1" ${attributes}>${inner}</trans-unit></body></file></xliff>`;

const profiles =
  '<slr:profiles generalProfile="xliff:codepoints" storageProfile="xliff:utf8"><slr:normalization general="nfc" storage="nfd"/></slr:profiles>';
const fresh = (inner: string): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" version="2.1" srcLang="zh-Hant" trgLang="en"><file id="f">${inner}</file></xliff>`;
const unit = (id: string, attributes: string, words: readonly string[] = ['甲']): string =>
  `<unit id="${id}" ${attributes}>${words.map((one) => `<segment><source>${one}</source></segment>`).join('')}</unit>`;

/** What is said of a file's limits when it is read. */
const told = async (text: string): Promise<readonly string[]> =>
  (await readGolden(fileOf('xliff'), Buffer.from(text))).findings.map(
    ({ code, detail, count }) => `${code} ${detail} ${count}`,
  );

describe('limits that cannot be checked', () => {
  it('are told where they are widths, whose font is not known', async () => {
    expect(await told(old('maxwidth="20"'))).toEqual(['xliff.width-unchecked pixel 1']);
    expect(await told(old('minwidth="2" size-unit="em"'))).toEqual(['xliff.width-unchecked em 1']);
    expect(await told(old('maxwidth="20" size-unit="char" maxbytes="9"'))).toEqual([]);
    expect(await told(old('size-unit="pixel"'))).toEqual([]);
  });

  it('are told where they are measured by a profile of somebody else', async () => {
    const own = '<slr:profiles generalProfile="acme:lines" storageProfile="xliff:utf8"/>';
    const limits = 'slr:sizeRestriction="2" slr:storageRestriction="9"';
    expect(await told(fresh(own + unit('1', limits) + unit('2', limits)))).toEqual([
      'xliff.profile-unchecked acme:lines 2',
    ]);
    expect(await told(fresh(profiles + unit('1', limits)))).toEqual([]);
    const group = `<group id="g" slr:sizeRestriction="5">${unit('1', '')}</group>`;
    expect(await told(fresh(own + group))).toEqual(['xliff.profile-unchecked acme:lines 1']);
  });

  it('are told where they are of a code or a mark', async () => {
    const code = '甲<pc id="c" slr:sizeRestriction="2">乙</pc>';
    expect(await told(fresh(profiles + unit('1', '', [code])))).toEqual(['xliff.inline-unchecked  1']);
  });
});

describe('limits of XLIFF 1.2', () => {
  it.each([
    ['maxwidth="20" size-unit="char"', ['0-20 codepoints none own']],
    ['maxwidth="20" size-unit="glyph"', ['0-20 graphemes none own']],
    ['maxwidth="20" minwidth="3" size-unit="byte"', ['3-20 utf8 none own']],
    ['maxbytes="9"', ['0-9 utf8 none own']],
    ['maxwidth="20" size-unit="pixel"', []],
    ['maxwidth="20"', []],
    ['maxwidth="wide" size-unit="char"', []],
  ])('%s', async (attributes, limits) => {
    expect(await limitsIn(old(attributes))).toEqual([limits]);
  });

  it('are told of translations over them before export, and stay in the file', async () => {
    const was = old('maxwidth="4" size-unit="char"');
    expect(await findings(was, ['Four'])).toEqual([]);
    expect(await findings(was, ['Fives'])).toEqual(['1 xliff.over 5 > 4 (codepoints)']);
    const bytes = Buffer.from(was);
    const own = rowsOfGolden(await readGolden(fileOf('xliff'), bytes), settings);
    const rows = own.rows.map((row) => ({ ...row, texts: { ...row.texts, c1: plain('Fives') } }));
    const filled = Buffer.from((await fillGolden(fileOf('xliff'), bytes, { ...own, rows })) ?? []);
    expect(filled.toString('utf8')).toContain('maxwidth="4" size-unit="char"');
    expect(filled.toString('utf8')).toContain('>Fives</target>');
  });

  it('hold for all segments of a unit together', async () => {
    const seg = (mid: number, words: string): string => `<mrk mtype="seg" mid="${mid}">${words}</mrk>`;
    const was = old(
      'maxwidth="9" size-unit="char"',
      `<source>甲乙</source><seg-source>${seg(1, '甲')}${seg(2, '乙')}</seg-source>`,
    );
    const [first, second] = await limitsIn(was);
    expect(first).toEqual([expect.stringMatching(/^0-9 codepoints none u\d+$/)]);
    expect(second).toEqual(first);
    expect(await findings(was, ['Four', 'Fives'])).toEqual([]);
    expect(await findings(was, ['Fives', 'Fives'])).toEqual(['1 xliff.over 10 > 9 (codepoints)']);
  });

  it('of memoQ are read from its own attribute', async () => {
    const was = old('mq:maxlengthchars="12" mq:status="NotStarted"', undefined, ' xmlns:mq="MQXliff"');
    expect(await limitsIn(was, 'mqxliff')).toEqual([['0-12 codepoints none own']]);
    expect(await findings(was, ['Thirteen long'], 'mqxliff')).toEqual(['1 xliff.over 13 > 12 (codepoints)']);
  });
});

describe('limits of XLIFF 2', () => {
  it('are measured by the profiles of the file, in their normal form', async () => {
    const was = fresh(`${profiles}${unit('u', 'slr:sizeRestriction="60" slr:storageRestriction="2,255"')}`);
    expect(await limitsIn(was)).toEqual([['0-60 codepoints nfc own', '2-255 utf8 nfd own']]);
  });

  it.each([
    ['xliff:utf16', 'utf16'],
    ['xliff:utf32', 'utf32'],
  ])('storage is measured by %s', async (profile, name) => {
    const was = fresh(
      `<slr:profiles storageProfile="${profile}"/>${unit('u', 'slr:storageRestriction="8"')}`,
    );
    expect(await limitsIn(was)).toEqual([[`0-8 ${name} none own`]]);
  });

  it('of other profiles, and such as are none, are not measured', async () => {
    expect(await limitsIn(fresh(unit('u', 'slr:sizeRestriction="60"')))).toEqual([[]]);
    expect(
      await limitsIn(
        fresh(`<slr:profiles generalProfile="my:pixels"/>${unit('u', 'slr:sizeRestriction="60"')}`),
      ),
    ).toEqual([[]]);
    expect(await limitsIn(fresh(`${profiles}${unit('u', 'slr:sizeRestriction="*"')}`))).toEqual([[]]);
  });

  it('of a group hold for all that is in it, and end with it', async () => {
    const was = fresh(
      `${profiles}<group id="g" slr:sizeRestriction="9">${unit('u1', '')}${unit('u2', '')}</group>${unit('u3', '')}`,
    );
    const [first, second, third] = await limitsIn(was);
    expect(first).toEqual([expect.stringMatching(/^0-9 codepoints nfc g\d+$/)]);
    expect(second).toEqual(first);
    expect(third).toEqual([]);
    expect(await findings(was, ['Four', 'Fives', 'Whatever it may be'])).toEqual([]);
    expect(await findings(was, ['Fives', 'Fives', 'x'])).toEqual(['1 xliff.over 10 > 9 (codepoints)']);
    // What is not translated yet counts as its original.
    expect(await findings(was, ['Nine long', ''])).toEqual(['1 xliff.over 10 > 9 (codepoints)']);
  });

  it('count codes as the file says', async () => {
    const coded = `<unit id="u" slr:storageRestriction="8"><segment><source>甲<ph id="1" slr:equivStorage="5"/></source><target>AB<ph id="1" slr:equivStorage="5"/></target></segment></unit>`;
    const read = rowsOfGolden(
      await readGolden(fileOf('xliff'), Buffer.from(fresh(profiles + coded))),
      settings,
    );
    expect(read.rows[0]?.texts['c1']?.tags[0]?.data).toMatchObject({ equivStorage: '5' });
  });
});
