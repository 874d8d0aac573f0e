import { assert, constant, integer, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFileName, localDay, type NamedFile } from '#core/formats/file-names.ts';
import { longestName, utf8Length } from '#core/text/file-name.ts';
import { languages, wordsOf, type WordLanguage } from '../../words.ts';

const wordsIn = (language: WordLanguage) => {
  const all = wordsOf(language);
  return (key: string, params: Readonly<Record<string, string | number>> = {}): string => {
    const text = all.get(`file-names:${key}`);
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
  };
};
const words = { en: wordsIn('en'), 'zh-Hans': wordsIn('zh-Hans'), 'zh-Hant': wordsIn('zh-Hant') };

/** One file of every kind of one project and review; those that differ within a kind several times. */
const everyFile = (project: string, review: string, reviewer: string): readonly NamedFile[] => {
  const of = { project, review, round: 2 };
  return [
    { is: 'translation', project, document: null, columns: ['en'] },
    { is: 'translation', project, document: null, columns: ['source', 'en'] },
    { is: 'annotations', project },
    { is: 'annotationTable', project },
    { is: 'annotationReport', project },
    { ...of, is: 'handover' },
    { ...of, is: 'handover', round: 3 },
    { ...of, is: 'answers' },
    { ...of, is: 'return', reviewer },
    { ...of, is: 'return', reviewer: '丁' },
    { ...of, is: 'reviewDocument', column: 'en' },
    { ...of, is: 'reviewDocument', column: 'zh-Hans' },
    { ...of, is: 'reviewReport', date: '2026-03-04' },
    { ...of, is: 'reviewReport', date: '2026-03-05' },
    { ...of, is: 'reviewCopy', reviewer },
    { ...of, is: 'decisionsCopy', reviewer },
  ];
};

/** What a name must not hold on Windows, macOS or Linux, and how it must not end or begin. */
const forbidden = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]|^[\s.]|[\s.]$|[\u202a-\u202e\u2066-\u2069]/;

describe('default file names', () => {
  it.each([
    ['en', 'Letter · First look · review package, round 2'],
    ['zh-Hans', 'Letter · First look · 审校包（第 2 轮）'],
    ['zh-Hant', 'Letter · First look · 審校包（第 2 輪）'],
  ] as const)('say project, review, kind and round (%s)', (language, name) => {
    const file = { is: 'handover', project: 'Letter', review: 'First look', round: 2 } as const;
    expect(defaultFileName(file, words[language])).toBe(name);
  });

  it.each(languages)('are never the same for two kinds (%s)', (language) => {
    const hostile = [
      '',
      'A',
      'annotations',
      '註解',
      'A · annotations',
      'con',
      '名'.repeat(300),
      '../..',
      'x\n',
    ];
    for (const project of hostile)
      for (const review of hostile)
        for (const reviewer of ['甲', '', 'B/C', '名'.repeat(100), 'x · annotations']) {
          const names = everyFile(project, review, reviewer).map((file) =>
            defaultFileName(file, words[language]).normalize('NFC').toLowerCase(),
          );
          expect(new Set(names).size, JSON.stringify({ project, review, reviewer })).toBe(names.length);
        }
  });

  it.each(languages)('can be written on every system, with ending and number (%s)', (language) => {
    // Any code point, halves of pairs among them; the first few hundred more often.
    const point = oneof(integer({ min: 0, max: 0x2_ff }), integer({ min: 0, max: 0x10_ff_ff }));
    const unit = point.map((one) => String.fromCodePoint(one));
    const text = oneof(string({ unit, maxLength: 30 }), constant('名字'.repeat(60)));
    assert(
      property(text, text, text, (project, review, reviewer) => {
        for (const file of everyFile(project, review, reviewer)) {
          const name = defaultFileName(file, words[language]);
          expect(name).not.toMatch(forbidden);
          expect(name).not.toBe('');
          expect(utf8Length(name)).toBeLessThanOrEqual(longestName);
          expect(utf8Length(name)).toBe(Buffer.byteLength(name));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('name one document of several without its ending, and a review called like its project once', () => {
    const { en } = words;
    const file = { is: 'translation', project: 'Book', document: 'ch.1 two.md', columns: ['en'] } as const;
    expect(defaultFileName(file, en)).toBe('Book · ch.1 two · English');
    expect(defaultFileName({ ...file, document: null, columns: ['source', 'zh-Hans', 'en'] }, en)).toBe(
      'Book · Original + Simplified Chinese + English',
    );
    expect(defaultFileName({ is: 'answers', project: 'Book', review: 'Book', round: 1 }, en)).toBe(
      'Book · decisions, round 1',
    );
  });

  it('shorten the longer of project and review, never the kind', () => {
    const file = { is: 'reviewReport', review: 'First look', round: 12, date: '2026-03-04' } as const;
    const name = defaultFileName({ ...file, project: '長'.repeat(300) }, words['zh-Hant']);
    expect(name).toMatch(/^長{20,} · First look · 審校報告（第 12 輪，2026-03-04）$/);
  });

  it('tell the day where the machine is', () => {
    expect(localDay(new Date(2026, 0, 2, 0, 30))).toBe('2026-01-02');
    expect(localDay(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
  });
});
