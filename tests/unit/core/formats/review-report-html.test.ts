import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { writeReviewHtml } from '#core/review/report/html.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { reviewReport, type ReviewReport } from '#core/review/report.ts';
import { scoreLines } from '#core/review/score-lines.ts';
import { languages, type WordLanguage } from '../../words.ts';
import {
  answered,
  assessed,
  back,
  inputOf,
  note,
  recordOf,
  reply,
  row,
  session,
  textOf,
  wordsIn,
} from '../review/report-fixtures.ts';
import { hostile, hostileInput } from '../review/report-hostile.ts';

const htmlOf = (report: ReviewReport, language: WordLanguage = 'en'): string =>
  [...writeReviewHtml(report, { language, words: wordsIn(language) })].join('');

type Seen = {
  readonly elements: readonly { readonly name: string; readonly attributes: Record<string, string> }[];
  /** The words inside each element of a name, in order. */
  readonly wordsOf: (name: string) => readonly string[];
  readonly text: string;
  readonly unclosed: readonly string[];
};

const voids = new Set(['meta', 'br', 'col', 'rect', 'line']);

/** A page as a parser of HTML sees it. */
const seen = (html: string): Seen => {
  const elements: { name: string; attributes: Record<string, string>; words: string }[] = [];
  const open: (typeof elements)[number][] = [];
  const unclosed: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element = { name, attributes, words: '' };
      elements.push(element);
      open.push(element);
    },
    ontext: (words) => {
      text += words;
      for (const element of open) element.words += words;
    },
    onclosetag: (name, implied) => {
      open.pop();
      if (implied && !voids.has(name)) unclosed.push(name);
    },
  });
  parser.end(html);
  return {
    elements,
    text,
    unclosed,
    wordsOf: (name) => elements.filter((one) => one.name === name).map(({ words }) => words),
  };
};

const first = row(1, '他回家了。', 'He goed home late.');
const second = row(2, '她笑了。', 'She laughed.');
const ofA = back('A', first, 'He went home.');
const items = itemsOfCell(ofA, textOf(first));
const report = reviewReport(
  inputOf([first, second], {
    record: recordOf({
      cells: [ofA, back('B', first, 'He walked home late.'), back('B', second, 'She laughed.', 'approved')],
      assessments: items.map(({ id }) => assessed(id, { severity: 'major', reason: 'No such form' })),
      answers: items.slice(0, 1).map(({ id }) => answered(id, { decision: 'rejected', reason: 'Dialect' })),
      annotations: [note('n1', 'A', second, 'en', 'laughed', { body: 'How?' })],
      replies: [reply('r1', 'n1', 'T', 'Loudly')],
    }),
  }),
);

describe('the report of a review as a page', () => {
  const page = seen(htmlOf(report));

  it('marks what was deleted and inserted, and says who did it', () => {
    const table = page.wordsOf('tbody').find((words) => words.includes('他回家了'));
    expect(table).toContain('He goed home late.');
    expect(table).toContain('He goedwent home late.');
    expect(table).toContain('He goedwalked home late.');
    expect(page.wordsOf('del')).toEqual(expect.arrayContaining(['goed', ' late']));
    expect(page.wordsOf('ins')).toEqual(expect.arrayContaining(['went', 'walked']));
  });

  it('tells items with what was said of them and the answers, and what was accepted as it is', () => {
    const [item] = page.wordsOf('li');
    for (const words of ['Replacement', 'Mistranslation · Major', 'No such form', 'rejected by T', 'Dialect'])
      expect(item).toContain(words);
    expect(page.text).toContain('accepted without changes');
  });

  it('shows changed formatting as it is to be', () => {
    const bold = {
      text: 'She laughed.',
      tags: [
        { at: 4, kind: 'open' as const, id: 1, type: 'strong' as const },
        { at: 11, kind: 'close' as const, id: 1, type: 'strong' as const },
      ],
    };
    const record = recordOf({ cells: [back('A', second, bold)] });
    const shown = seen(htmlOf(reviewReport(inputOf([second], { record }))));
    expect(shown.wordsOf('strong')).toEqual(['laughed', 'laughed']);
    expect(shown.wordsOf('li').join('')).toMatch(/^Formattinglaughed/);
    expect([...shown.wordsOf('ins'), ...shown.wordsOf('del')]).toEqual([]);
  });

  it('shows comments with their words and replies', () => {
    expect(page.wordsOf('q')).toEqual(['laughed']);
    expect(page.wordsOf('aside').join('')).toMatch(/How\?.*Loudly/);
  });

  it('prints the lines of the score sheet word for word', () => {
    for (const { score, unassessed } of report.scores[0]?.scores ?? [])
      for (const { label, value, formula } of scoreLines(score, wordsIn('en'), unassessed))
        for (const words of [label, value, formula]) expect(page.text).toContain(words);
  });

  it('has charts that say what they show', () => {
    const charts = page.elements.filter(({ name }) => name === 'svg');
    expect(charts.length).toBeGreaterThan(3);
    const ids = page.elements.map(({ attributes }) => attributes['id']).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of charts)
      for (const id of (attributes['aria-labelledby'] ?? '').split(' ')) expect(ids).toContain(id);
    expect(page.wordsOf('desc')).toContain('Mistranslation: Major 10');
  });

  it('bears the language of each text', () => {
    const languagesOf = (words: string): readonly (string | undefined)[] =>
      page.elements
        .filter(({ name }) => name === 'td')
        .map(({ attributes }) => attributes['lang'])
        .filter((_, i) => page.wordsOf('td')[i]?.includes(words));
    expect(languagesOf('他回家了')).toEqual(['zh-Hant']);
    expect(languagesOf('She laughed.')[0]).toBe('en');
  });

  it.each(languages)('is whole in %s, with no sentence missing', (language) => {
    const { unclosed, text } = seen(htmlOf(report, language));
    expect(unclosed).toEqual([]);
    expect(text).not.toMatch(/\{\{|\b(?:score|items|comparison|people|facts|sheet|agreement)\.[a-z]/);
  });

  it('has no sheet where scores were not asked for', () => {
    const asked = { ...session, asked: 'suggest' as const, profile: null };
    const plain = seen(htmlOf(reviewReport(inputOf([first], { session: asked }))));
    expect(plain.elements.filter(({ name }) => name === 'svg')).toEqual([]);
    expect(plain.text).toContain('not returned');
  });
});

describe('hostile words on a page', () => {
  const html = htmlOf(reviewReport(hostileInput()));
  const page = seen(html);

  it('are words', () => {
    const names = new Set(page.elements.map(({ name }) => name));
    for (const name of ['script', 'img', 'iframe', 'b2']) expect(names.has(name), name).toBe(false);
    for (const { attributes } of page.elements)
      for (const name of Object.keys(attributes)) expect(name).not.toMatch(/^on|^src$|^style$/);
    expect(page.unclosed).toEqual([]);
    for (const words of hostile) expect(page.text).toContain(words.written);
  });

  it('load nothing', () => {
    const links = page.elements.flatMap(({ attributes }) => attributes['href'] ?? []);
    expect(links.filter((href) => !/^(?:#|https?:\/\/|mailto:)/.test(href))).toEqual([]);
    expect(html).not.toMatch(/@import|url\((?!#)/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });
});
