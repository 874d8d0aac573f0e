import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a program of Poppler says of a file. */
export const say = (program: string, ...args: readonly string[]): string =>
  spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;

export type PrintedFont = {
  /** Without the letters that say it is a subset. */
  readonly name: string;
  readonly type: string;
  readonly embedded: string;
  readonly unicode: string;
};

/** The fonts of a PDF as `pdffonts` tells them: its first line names the columns, the second says how wide they are. */
export const fontsOf = (path: string): readonly PrintedFont[] => {
  const [, rule = '', ...lines] = say('pdffonts', path).trimEnd().split('\n');
  const widths = rule.split(' ').map(({ length }) => length);
  return lines.map((line) => {
    let at = 0;
    const [name = '', type = '', , embedded = '', , unicode = ''] = widths.map((width) => {
      at += width + 1;
      return line.slice(at - width - 1, at - 1).trim();
    });
    return { name: name.replace(/^[A-Z]{6}\+/u, ''), type, embedded, unicode };
  });
};

/** A piece of text where it stands on a page, in points: `y` is its baseline, counted from the upper edge. */
export type PrintedPiece = {
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
};

/** The pieces of text of a PDF, with the places at which they are drawn: what pdftotext tells are boxes, whose heights each font has its own for. */
export const piecesOf = async (path: string): Promise<readonly PrintedPiece[]> => {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const file = await task.promise;
  const numbers = Array.from({ length: file.numPages }, (_, n) => n + 1);
  const pages = await Promise.all(
    numbers.map(async (number) => {
      const page = await file.getPage(number);
      const [, , , height = 0] = page.view;
      const { items } = await page.getTextContent();
      return items.flatMap((item): readonly PrintedPiece[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
        return [{ page: number, size: Math.hypot(c, d), x, y: height - y, text: item.str }];
      });
    }),
  );
  await task.destroy();
  return pages.flat();
};
