import { describe, expect, test } from 'vitest';
import { code } from '#core/formats/po/code.ts';
import { po } from '#core/formats/po/index.ts';
import { placeOf } from '#core/formats/po/reference.ts';
import type { ExportRow, TextFacts } from '#core/formats/export-source.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { plain, type BlockId, type DocumentId, type RichText } from '#core/model/index.ts';
import { encodeText } from '#core/text/encode/index.ts';
import { openDecoder, type Encoding } from '#core/text/decode/index.ts';
import { labels } from '#tests/unit/core/formats/sources.ts';

type Change = { readonly text?: string; readonly facts?: Partial<TextFacts> };

type Case = {
  readonly language?: string;
  readonly encoding?: Encoding;
  /** Whether references end with the place, as those of earlier versions do. */
  readonly isOld?: true;
  /** By the number of the row from 0; what is left out stays as it was read. */
  readonly changes?: Readonly<Record<number, Change>>;
};

const none: RichText = { text: '', tags: [] };

/** The file with some translations changed, as the project would give them. */
const filled = (
  file: string,
  { language = 'zh-Hans', encoding = 'utf-8', isOld, changes = {} }: Case = {},
): string => {
  const bytes = encodeText(file, encoding);
  const reading = code.read?.([bytes], { encoding }, usualLimits);
  const rows: ExportRow[] = [];
  for (const block of reading?.blocks ?? []) {
    if (!block.ok) throw new Error(block.error.code);
    for (const { rich: source, ref = '', translations = [] } of block.value.segments ?? []) {
      const n = rows.length;
      const [was] = translations;
      const { text, facts = {} } = changes[n] ?? {};
      rows.push({
        row: n + 1,
        document: 1 as DocumentId,
        block: { id: (n + 1) as BlockId, kind: 'paragraph', level: 0 },
        opensBlock: true,
        opensDocument: null,
        gap: '\n',
        ref: isOld === true ? placeOf(ref) : ref,
        texts: { source, a: text === undefined ? (was?.rich ?? none) : plain(text) },
        facts: {
          a: {
            state: was?.state ?? 'draft',
            stale: was?.stale ?? false,
            locked: false,
            origin: 'imported',
            ...facts,
          },
        },
      });
    }
  }
  const pieces: Uint8Array[] = [];
  const done = code.fill?.(
    {
      title: 'po',
      labels,
      columns: [{ side: 'a', language, label: '' }],
      rows,
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
    },
    { layout: 'interleaved', created: '2026-01-01T00:00:00.000Z' },
    (piece) => void pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece.slice()),
  );
  expect(done).toMatchObject({ ok: true });
  const decoder = openDecoder('utf-8');
  return decoder.push(Buffer.concat(pieces)) + decoder.end();
};

const headerIn = (charset: string, language = 'zh_CN', plural = 'nplurals=1; plural=0;'): string =>
  `msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n"Content-Type: text/plain; charset=${charset}\\n"\n"Plural-Forms: ${plural}\\n"\n\n`;
const header = headerIn('UTF-8');

const fuzzy = `${header}#: a.c:1\n#, fuzzy, c-format\n#| msgid "Open %s"\nmsgid "Open %s now"\nmsgstr "打开"\n`;

describe('a head that leaves something open', () => {
  const open =
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "甲"\n';

  test('stays so while no translation changes', () => {
    expect(filled(open)).toBe(open);
  });

  test('says language and plural forms with the first one that does', () => {
    const now = filled(open, { changes: { 0: { text: '乙' } } });
    expect(now).toContain('"Language: zh_CN\\n"');
    expect(now).toContain('"Plural-Forms: nplurals=1; plural=0;\\n"');
  });
});

describe('what is fuzzy', () => {
  test('stays so, byte for byte, while nobody touches it', () => {
    expect(filled(fuzzy)).toBe(fuzzy);
  });

  test('is no longer so once it is changed, and what the original was before goes with the flag', () => {
    expect(filled(fuzzy, { changes: { 0: { text: '现在打开' } } })).toBe(
      fuzzy
        .replace('#, fuzzy, c-format\n#| msgid "Open %s"\n', '#, c-format\n')
        .replace('"打开"', '"现在打开"'),
    );
  });

  test('is no longer so once it is confirmed as it is', () => {
    const confirmed = { 0: { facts: { state: 'reviewed', stale: false } } } as const;
    expect(filled(fuzzy, { changes: confirmed })).toBe(
      fuzzy.replace('#, fuzzy, c-format\n#| msgid "Open %s"\n', '#, c-format\n'),
    );
    const alone = fuzzy.replace(', c-format', '');
    expect(filled(alone, { changes: confirmed })).toBe(alone.replace('#, fuzzy\n#| msgid "Open %s"\n', ''));
  });

  test('becomes so where its original has changed, or nobody has seen what the program converted', () => {
    const plainEntry = `${header}#, c-format\nmsgid "a %s"\nmsgstr "甲"\n\nmsgid "b"\nmsgstr "乙"\n`;
    const changes = { 0: { facts: { stale: true } }, 1: { facts: { stale: true } } };
    expect(filled(plainEntry, { changes })).toBe(
      plainEntry.replace('#, c-format', '#, fuzzy, c-format').replace('msgid "b"', '#, fuzzy\nmsgid "b"'),
    );
    const converted = { 1: { text: '丙', facts: { origin: 'converted', state: 'draft' } } } as const;
    expect(filled(plainEntry, { changes: converted })).toBe(
      plainEntry.replace('msgid "b"\nmsgstr "乙"', '#, fuzzy\nmsgid "b"\nmsgstr "丙"'),
    );
  });
});

describe('plural forms', () => {
  const two = 'msgid "one"\nmsgid_plural "%d many"\nmsgstr[0] "x"\nmsgstr[1] "y"\n';

  test('that a file lacks are added where its language has them', () => {
    const russian = headerIn(
      'UTF-8',
      'ru',
      'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);',
    );
    expect(filled(russian + two, { language: 'ru', changes: { 2: { text: 'z' } } })).toBe(
      `${russian}${two}msgstr[2] "z"\n`,
    );
  });

  test('are as many as the column has, where the file is filled with another language', () => {
    const english = headerIn('UTF-8', 'en', 'nplurals=2; plural=(n != 1);');
    const changes = { 0: { text: '一个' }, 1: { text: '多个' } };
    expect(filled(english + two, { changes })).toBe(
      `${header}msgid "one"\nmsgid_plural "%d many"\nmsgstr[0] "多个"\n`,
    );
  });

  const russian = headerIn('UTF-8', 'ru', 'nplurals=2; plural=(n != 1);');

  test('that are more than the header says are read, changed and kept', () => {
    const file = `${russian}${two}msgstr[2] "z"\n`;
    expect(filled(file, { language: 'ru' })).toBe(file);
    expect(filled(file, { language: 'ru', changes: { 0: { text: 'a' } } })).toBe(file.replace('"x"', '"a"'));
    expect(filled(file, { language: 'ru', changes: { 2: { text: 'c' } } })).toBe(file.replace('"z"', '"c"'));
    const chinese = `${header}${two}`;
    expect(filled(chinese, { changes: { 1: { text: 'b' } } })).toBe(chinese.replace('"y"', '"b"'));
  });

  test('of a language with less of them: the last says what the last with words said', () => {
    const three = `${headerIn('UTF-8', 'ru', 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);')}${two}msgstr[2] "z"\n`;
    const changes = { 0: { text: 'one' }, 1: { text: 'few' }, 2: { text: 'many' } };
    const english = headerIn('UTF-8', 'en', 'nplurals=2; plural=(n != 1);');
    const wanted = (other: string): string =>
      `${english}msgid "one"\nmsgid_plural "%d many"\nmsgstr[0] "one"\nmsgstr[1] "${other}"\n`;
    expect(filled(three, { language: 'en', changes })).toBe(wanted('many'));
    expect(filled(three, { language: 'en', changes: { ...changes, 2: { text: '' } } })).toBe(wanted('few'));
  });

  test.each([
    ['en', 'nplurals=2; plural=(n != 1);', ['one', 'one']],
    [
      'ru',
      'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);',
      ['one', 'one', 'one'],
    ],
  ])(
    'of %s, which has more than the header of the file: all are there, and say what the last says',
    (language, rule, forms) => {
      const single = `${header}msgid "one"\nmsgid_plural "%d many"\nmsgstr[0] "一"\n`;
      const written = forms.map((words, form) => `msgstr[${form}] "${words}"\n`).join('');
      expect(filled(single, { language, changes: { 0: { text: 'one' } } })).toBe(
        `${headerIn('UTF-8', language, rule)}msgid "one"\nmsgid_plural "%d many"\n${written}`,
      );
    },
  );

  test('a template is given its language, forms and encoding', () => {
    const template = `${headerIn('CHARSET', '', 'nplurals=INTEGER; plural=EXPRESSION;')}${two.replace('"x"', '""').replace('"y"', '""')}`;
    const changes = { 0: { text: '一个' }, 1: { text: '多个' } };
    expect(filled(template, { changes })).toBe(
      `${header}msgid "one"\nmsgid_plural "%d many"\nmsgstr[0] "多个"\n`,
    );
  });
});

describe('layout', () => {
  test('a new text is wrapped as gettext does, at 79 columns and not before a mark', () => {
    const long = '很长的一段文字'.repeat(12);
    const text = filled(`${header}msgid "a"\nmsgstr ""\n`, { changes: { 0: { text: `${long}。\n完` } } });
    const lines = text.split('\n').slice(7);
    expect(lines[0]).toBe('msgstr ""');
    for (const line of lines)
      expect(
        Array.from(line, (char) => (char > '\u2e80' ? 2 : 1)).reduce((a, b) => a + b, 0),
      ).toBeLessThanOrEqual(79);
    expect(lines.some((line) => line.startsWith('"。'))).toBe(false);
    expect(lines.join('').replaceAll('""', '')).toContain(`${long}。\\n完`);
  });

  test('stays in one line in a file that wraps nothing', () => {
    const long = 'a long text '.repeat(12).trim();
    const file = `${header}msgid "${long}"\nmsgstr "x"\n`;
    expect(filled(file, { changes: { 0: { text: long } } })).toBe(file.replace('"x"', `"${long}"`));
  });

  test('lines end as those around them do', () => {
    const file = `${header}msgid "a"\nmsgstr "x"\n`.replaceAll('\n', '\r\n');
    expect(filled(file, { changes: { 0: { text: 'b\nc' } } })).toBe(
      file.replace('msgstr "x"', 'msgstr ""\r\n"b\\n"\r\n"c"'),
    );
  });

  test('begins and ends with the line ends of the original', () => {
    const file = `${header}msgid "\\na\\n"\nmsgstr ""\n`;
    expect(filled(file, { changes: { 0: { text: '甲' } } })).toContain('msgstr ""\n"\\n"\n"甲\\n"\n');
  });
});

test('a file becomes UTF-8, and says so, for a character that its encoding lacks', () => {
  const file = `${headerIn('ISO-8859-1', 'fr', 'nplurals=2; plural=(n > 1);')}msgid "a"\nmsgstr "é"\n\nmsgid "b"\nmsgstr ""\n`;
  const changes = { 1: { text: '中' } };
  expect(filled(file, { language: 'fr', encoding: 'windows-1252', changes })).toBe(
    file.replace('ISO-8859-1', 'UTF-8').replace('msgid "b"\nmsgstr ""', 'msgid "b"\nmsgstr "中"'),
  );
});

describe('the context and the form of a plural', () => {
  const file = `msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#| msgid "Opne"
msgctxt "menu: file"
msgid "Open"
msgid_plural "Open %d"
msgstr[0] ""
msgstr[1] ""

#~| msgid "Quti"
#~ msgid "Quit"
#~ msgstr "走"
`;

  test('are what a text is known by, and its place without them is that of earlier versions', () => {
    const reading = code.read?.([encodeText(file, 'utf-8')], {}, usualLimits);
    const refs = Array.from(reading?.blocks ?? []).flatMap((block) =>
      block.ok ? (block.value.segments ?? []).map(({ ref = '' }) => ref) : [],
    );
    expect(refs.map((ref) => po.nameOf?.(ref))).toEqual([
      'menu: file · msgstr[0]: n = 1',
      'menu: file · msgstr[1]: n = 0, 2, 3, 4 …',
    ]);
    expect(po.nameOf?.('1.0')).toBe('');
    const changes = { 0: { text: '打开' }, 1: { text: '打开 %d' } };
    const now = filled(file, { changes, language: 'en' });
    expect(now).toContain('msgstr[0] "打开"\nmsgstr[1] "打开 %d"');
    expect(filled(file, { changes, language: 'en', isOld: true })).toBe(now);
    // Words that were before, and entries that are gone, stay as they are.
    for (const kept of ['#| msgid "Opne"', '#~| msgid "Quti"\n#~ msgid "Quit"\n#~ msgstr "走"\n'])
      expect(now).toContain(kept);
  });
});
