import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#core/formats/docx/write.ts';
import type { ExportNote, NotePlace } from '#core/formats/notes.ts';
import type { RichText, Side } from '#core/model/index.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { rowsOf, sourceOf, three, type RowSpec } from '../../unit/core/formats/sources.ts';

const missing = lackOfProgram('soffice', 'comments of a DOCX through LibreOffice') !== null;

const folder = mkdtempSync(join(quickFolder, 'duizhao-comments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const note = (number: number, more: Partial<ExportNote> = {}): ExportNote => ({
  number,
  quote: '電車',
  head: `Comment ${number}`,
  body: `Body *${number}*.`,
  wording: null,
  author: 'Lin Yu',
  created: '2026-01-02T03:04:05.678Z',
  resolved: null,
  replies: [],
  ...more,
});

/** The place of the first `words` of a text. */
const on = (
  rich: string | RichText,
  side: Side,
  words: string,
  of: ExportNote,
  isFirst = true,
): NotePlace => {
  const text = typeof rich === 'string' ? rich : rich.text;
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return { note: of, side, start, end: start + Array.from(words).length, isFirst };
};

const rich: RichText = {
  text: '𠮷祥號電車從港口開往檔案館。',
  tags: [
    { at: 2, kind: 'open', id: 1, type: 'strong' },
    { at: 4, kind: 'close', id: 1, type: 'strong' },
    { at: 6, kind: 'open', id: 2, type: 'link', data: { href: 'https://example.org/' } },
    { at: 8, kind: 'close', id: 2, type: 'link' },
  ],
};
const english = 'The lucky tram runs from the harbour to the archive.';
const heading = '電車';

const thread = note(1, {
  body: 'Which *one*?\n\n- a\n- **b** [site](https://example.org/x)',
  replies: [
    { author: '王小明', created: '2026-01-03T00:00:00.000Z', body: 'This one.' },
    { author: 'Lin Yu', created: '2026-01-04T00:00:00.000Z', body: 'Thanks <b>&amp;</b>' },
  ],
});
const solved = note(2, { resolved: 'Resolved: done', wording: 'Better: streetcar' });
const overlapping = note(3, { author: '王小明' });
const sides = note(4);
const point = note(5);
const onHeading = note(6);
const lost = note(7, { quote: '失去的話' });

const specs: readonly RowSpec[] = [
  {
    kind: 'heading',
    level: 1,
    texts: { source: heading },
    notes: [on(heading, 'source', '電車', onHeading)],
  },
  {
    texts: { source: rich, 'zh-Hans': '吉祥号电车从港口开往档案馆。', en: english },
    notes: [
      on(rich, 'source', '號電車從港', thread),
      on(rich, 'source', '車從港口開', overlapping),
      on(rich, 'source', '檔案', sides),
      on('吉祥号电车从港口开往档案馆。', 'zh-Hans', '档案', sides, false),
      on(english, 'en', 'archive', sides, false),
      on(english, 'en', 'lucky tram', solved),
      { note: point, side: 'en', start: 4, end: 4, isFirst: true },
    ],
  },
  { texts: { source: '下一段。', en: 'Next.' } },
];

type Comment = {
  readonly author: string;
  readonly date: string;
  readonly resolved: boolean;
  readonly name: string;
  readonly lines: readonly string[];
  words: string;
};

/** The comments in a flat ODT, each with the words between its mark and the end of its mark. */
const commentsOf = (xml: string): readonly Comment[] => {
  const found: Comment[] = [];
  const open = new Set<Comment>();
  let inside: { author: string; date: string; lines: string[]; attributes: Record<string, string> } | null =
    null;
  const path: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        path.push(name);
        if (name === 'office:annotation') inside = { author: '', date: '', lines: [], attributes };
        if (name === 'text:p' && inside !== null) inside.lines.push('');
        if (name !== 'office:annotation-end') return;
        for (const comment of open) if (comment.name === attributes['office:name']) open.delete(comment);
      },
      ontext: (text) => {
        if (inside === null) {
          if (path.some((name) => name === 'text:p' || name === 'text:h'))
            for (const comment of open) comment.words += text;
        } else if (path.at(-1) === 'dc:creator') inside.author += text;
        else if (path.at(-1) === 'dc:date') inside.date += text;
        else if (path.includes('text:p')) inside.lines[inside.lines.length - 1] += text;
      },
      onclosetag: (name) => {
        path.pop();
        if (name !== 'office:annotation' || inside === null) return;
        const { attributes, ...rest } = inside;
        const comment: Comment = {
          ...rest,
          name: attributes['office:name'] ?? '',
          resolved: attributes['loext:resolved'] === 'true',
          words: '',
        };
        inside = null;
        found.push(comment);
        if (comment.name !== '') open.add(comment);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
};

describe.skipIf(missing)('the comments of a written DOCX in LibreOffice', () => {
  let comments: readonly Comment[] = [];

  beforeAll(() => {
    const parts: Uint8Array[] = [];
    const source = {
      ...sourceOf([], three, '對照'),
      rows: rowsOf(specs),
      notes: { elsewhere: [lost], elsewhereTitle: 'Gone', continued: 'See note {number}: {words}' },
    };
    writeDocx(source, { layout: 'table' }, (bytes) => parts.push(bytes));
    const file = join(folder, 'out.docx');
    writeFileSync(file, Buffer.concat(parts));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const order = [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, file];
    const converted = spawnSync('soffice', order);
    if (converted.status !== 0) throw new Error(converted.stderr.toString());
    comments = commentsOf(readFileSync(join(folder, 'out.fodt'), 'utf8'));
  }, 120_000);

  /** The comments on some words, as author and lines. */
  const told = (words: string): readonly unknown[] =>
    comments
      .filter((comment) => comment.words === words)
      .map(({ author, lines }) => [author, ...lines.map((line) => line.trim())])
      .sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1));

  it('stand on exactly their words, in a heading, across looks and links, and over each other', () => {
    expect(told('電車')).toEqual([['Lin Yu', 'Comment 6', 'Body 6.']]);
    expect(told('車從港口開')).toEqual([['王小明', 'Comment 3', 'Body 3.']]);
    expect(told('lucky tram')).toEqual([
      ['Lin Yu', 'Comment 2', 'Better: streetcar', 'Body 2.', 'Resolved: done'],
    ]);
    expect(told('')).toEqual([['Lin Yu', 'Comment 5', 'Body 5.']]);
    expect(comments.map(({ words }) => words).sort()).toEqual(
      ['', 'archive', 'lucky tram', '失去的話', '档案', '檔案', '電車', '車從港口開']
        .concat(Array.from({ length: 3 }, () => '號電車從港'))
        .sort(),
    );
  });

  it('have a thread on one place, and lead to the note from its words on other sides', () => {
    expect(told('號電車從港')).toEqual([
      ['Lin Yu', 'Comment 1', 'Which one?', '• a', '• b site (https://example.org/x)'],
      ['Lin Yu', 'Thanks <b>&</b>'],
      ['王小明', 'This one.'],
    ]);
    expect(told('檔案')).toEqual([['Lin Yu', 'Comment 4', 'Body 4.']]);
    for (const words of ['档案', 'archive']) expect(told(words)).toEqual([['Lin Yu', 'See note 4: 電車']]);
    expect(told('失去的話')).toEqual([['Lin Yu', 'Comment 7', 'Body 7.']]);
  });

  it('keep their time, and that they are resolved', () => {
    expect(comments.filter(({ resolved }) => resolved).map(({ words }) => words)).toEqual(['lucky tram']);
    expect(comments.find(({ words }) => words === 'archive')?.date).toBe('2026-01-02T03:04:05');
  });
});
