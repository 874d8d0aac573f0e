import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plain } from '#core/model/text.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { createConverter, doubtfulCharacters } from '#core/text/conversion/index.ts';
import { detectLanguage } from '#core/text/script.ts';
import { compileQuery } from '#core/text/search/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';
import { sharedPath } from '#tests/needs.ts';

const path = sharedPath('samples/seed-article.txt');

describe.skipIf(path === null)('the text rules on a damaged article', () => {
  const text = path === null ? '' : readFileSync(path, 'utf8');
  const { lead, pieces } = segmentText(plain(text), 'zh-Hant');

  it('is seen to be Traditional', () => {
    expect(detectLanguage(text).language).toBe('zh-Hant');
  });

  it('is cut into sentences that join back to it', () => {
    expect(lead + pieces.map((piece) => piece.text + piece.gap).join('')).toBe(text);
    expect(pieces.length).toBeGreaterThan(60);
    for (const piece of pieces) expect(piece.text).not.toMatch(/^[，。！？”’」』）》]/u);
  });

  it('keeps what is said and who says it together', () => {
    const quoted = pieces.filter((piece) => /[。！？]”/u.test(piece.text)).map((piece) => piece.text);
    expect(quoted.length).toBeGreaterThan(5);
    // After a closing quote stands nothing, or a reporting clause, never another sentence.
    for (const sentence of quoted) expect(sentence).toMatch(/[。！？]”[^，。]{0,8}。?$/u);
    expect(pieces.filter((piece) => piece.text.length < 8 && /[說示]。$/u.test(piece.text))).toEqual([]);
  });

  it('is converted character by character, with few doubts', () => {
    const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });
    const converted = convert(text);
    expect(codePointLength(converted)).toBe(codePointLength(text));
    expect(detectLanguage(converted).language).toBe('zh-Hans');
    const perThousand =
      (1000 * doubtfulCharacters(text, converted, 'zh-Hant', 'zh-Hans').length) / codePointLength(text);
    expect(perThousand).toBeLessThan(5);
  });

  it('is searched in either script', () => {
    const query = {
      text: '训练',
      mode: 'plain',
      matchCase: false,
      wholeWord: false,
      exactScript: false,
    } as const;
    const blind = compileQuery(query);
    const exact = compileQuery({ ...query, exactScript: true });
    expect(blind.ok && blind.value(text).length).toBeGreaterThan(3);
    expect(exact.ok && exact.value(text)).toEqual([]);
  });
});
