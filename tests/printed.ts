import { spawnSync } from 'node:child_process';

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
