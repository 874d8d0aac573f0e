import { describe, expect, it } from 'vitest';
import { writeHtmlBook } from '#core/layouts/html.ts';
import { englishHyphens } from '#core/layouts/hyphens.ts';
import type { BookSettings } from '#core/layouts/settings.ts';
import type { RichText } from '#core/model/index.ts';
import { bookOf, partsIn, settingsOf, written } from './books.ts';

const english = 'A representative understanding';

const book = (en: RichText | string = english, source: string = '渡船的水聲。') =>
  bookOf([
    { kind: 'heading', level: 1, texts: { source: '岸', en: 'Of understanding' } },
    { texts: { source, en } },
  ]);

const pageOf = (
  output: 'html' | 'pdf',
  wish: Partial<BookSettings> = {},
  one: ReturnType<typeof book> = book(),
): string => {
  let html = '';
  const options = { output, glosser: null, hyphens: englishHyphens() };
  const done = writeHtmlBook(one, settingsOf(wish), options, (text) => {
    html += text;
  });
  if (!done.ok) throw new Error(done.error.code);
  return html;
};

describe('words that may be divided', () => {
  it('are so in print, but for headings', () => {
    const html = pageOf('pdf');
    expect(html).toContain('A rep\u00adre\u00adsen\u00adta\u00adtive under\u00adstand\u00ading');
    expect(html).toContain('Of understanding</span>');
  });

  it('are whole where a program of the reader divides them', () => {
    expect(pageOf('html')).not.toContain('\u00ad');
    for (const output of ['epub', 'docx'] as const)
      for (const part of partsIn(written(book(), settingsOf({}), output)).values())
        expect(part).not.toContain('\u00ad');
  });

  it('are so across formatting, and never in code', () => {
    const text = 'understanding understanding';
    const tags = [
      { at: 0, kind: 'open', id: 1, type: 'strong' },
      { at: 7, kind: 'close', id: 1, type: 'strong' },
      { at: 14, kind: 'open', id: 2, type: 'code' },
      { at: 27, kind: 'close', id: 2, type: 'code' },
    ] as const;
    expect(pageOf('pdf', {}, book({ text, tags }))).toContain(
      '<strong>under\u00adst</strong>and\u00ading <code>understanding</code>',
    );
  });
});

describe('Zhuyin beside characters', () => {
  const wish = { layout: 'single', readings: 'zhuyin-beside' } as const;

  it('has its signs, its tone, and that of a light tone above', () => {
    const html = pageOf('pdf', wish);
    expect(html).toContain('<main class="reads-beside">');
    expect(html).toContain(
      '<ruby>渡<rt><span class="signs">ㄉㄨ</span><span class="tone">ˋ</span></rt></ruby>',
    );
    expect(html).toContain(
      '<ruby>的<rt><span class="light">˙</span><span class="signs">ㄉㄜ</span></rt></ruby>',
    );
    expect(html).toContain('<ruby>聲<rt><span class="signs">ㄕㄥ</span></rt></ruby>');
  });

  it('is above in Word documents, and is in the pages of e-books', () => {
    const above = { ...wish, readings: 'zhuyin' } as const;
    expect(written(book(), settingsOf(wish), 'docx')).toEqual(written(book(), settingsOf(above), 'docx'));
    const pages = [...partsIn(written(book(), settingsOf(wish), 'epub')).values()];
    expect(pages.some((page) => /<html [^>]*class="[^"]*reads-beside/u.test(page))).toBe(true);
  });
});
