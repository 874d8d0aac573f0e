import { expect, it } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import { code as tmx } from '#core/formats/tmx/code.ts';
import { code as xliff } from '#core/formats/xliff/code.ts';
import { plain } from '#core/model/index.ts';
import { readGolden, rowsOfGolden } from './golden-files.ts';
import { labels } from './sources.ts';

const count = 1500;

/** What the encoding of a file is judged by is read at once. */
const judged = 65_536;

const unitsOf = (unit: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => unit(n)).join('\n');

const xliffOf = (language: string, target: (n: number) => string): string =>
  `<xliff version="1.2"><file original="a" source-language="zh-Hant"${language}><body>${unitsOf(
    (n) => `<trans-unit id="${n}"><source>第${n}句</source>${target(n)}</trans-unit>`,
  )}</body></file></xliff>`;

const tmxOf = (date: string, english: (n: number) => string): string =>
  `<tmx version="1.4"><header srclang="zh-TW"/><body>${unitsOf(
    (n) =>
      `<tu><tuv xml:lang="zh-TW"><seg>第${n}句</seg></tuv><tuv xml:lang="en"${date}><seg>${english(n)}</seg></tuv></tu>`,
  )}</body></tmx>`;

const [language, dated] = [' target-language="en"', ' changedate="20260203T040506Z"'];
const translated = (n: number): string => `<target state="translated">line ${n}</target>`;

it.each([
  ['TMX', 'tmx', tmx, tmxOf('', (n) => `was ${n}`), tmxOf(dated, (n) => `line ${n}`)],
  [
    'XLIFF',
    'xliff',
    xliff,
    xliffOf(language, (n) => `<target state="translated">${n}</target>`),
    xliffOf(language, translated),
  ],
  ['XLIFF without a language', 'xliff', xliff, xliffOf('', () => ''), xliffOf(language, translated)],
] as const)(
  '%s is written while its rows come: neither they, nor changes, nor the file are held',
  async (...given) => {
    const [, format, code, before, now] = given;
    const was = Buffer.from(before);
    const settings = { target: 'en' };
    const file = { format, name: `a.${format}`, path: '', rows: '', settings };
    const golden = rowsOfGolden(await readGolden(file, was), settings);
    const { side } = golden.column;
    let asked = 0;
    function* rows(): Generator<ExportRow> {
      for (const [n, row] of golden.rows.entries()) {
        asked += 1;
        yield {
          ...row,
          texts: { ...row.texts, [side]: plain(`line ${n}`) },
          facts: {
            ...row.facts,
            [side]: { state: 'translated', locked: false, origin: 'typed', stale: false },
          },
        };
      }
    }
    const portionLength = 1000;
    let left = Infinity; // of the file, when the last portion of it was asked for, in characters
    function* portions(): Generator<Uint8Array> {
      for (let at = 0; at < was.length; at += portionLength) {
        left = now.length - pieces.join('').length;
        yield was.subarray(at, at + portionLength);
      }
    }
    const pieces: string[] = [];
    const askedAt: number[] = [];
    const source = {
      title: 'a',
      columns: [golden.column],
      rows: rows(),
      labels,
      originals: () => [{ bytes: () => was, text: () => before, portions }],
    };
    const options = { layout: 'interleaved', created: '2026-02-03T04:05:06.789Z' } as const;
    const done = code.fill?.(source, options, (piece) => {
      askedAt.push(asked);
      pieces.push(String(piece));
    });
    expect(done).toMatchObject({ ok: true });
    expect(askedAt[0]).toBeLessThan(5);
    expect(asked).toBe(count);
    expect(pieces.join('') === now).toBe(true);
    expect(left).toBeLessThan(judged + 2 * portionLength);
  },
);
