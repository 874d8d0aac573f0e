import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { converted } from '#tests/real-documents/office.ts';
import { epubcheck, lackOfProgram } from '#tests/needs.ts';

/** What a format's own program says against a file: kinds of faults, each with how often it is said. */
export type Said = ReadonlyMap<string, number>;

/** A word that a filled file is to have, and the text of the original in which it is. */
export type NewWord = { readonly word: string; readonly was: string };

/** A file that is judged, and the new words that it is to have; `original`: the file that it was. */
export type Judged = {
  readonly path: string;
  readonly words: readonly NewWord[];
  readonly original?: string;
};

/** Reads files with the format's own program; null where the program is not there. */
export type Judge = (files: readonly Judged[]) => readonly Said[] | null;

const counted = (kinds: readonly string[]): Said => {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
};

const run = (program: string, parameters: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return `${stdout}\n${stderr}`;
};

/** Errors, fatal errors and warnings by their codes and the words of the message. */
const judgeEpub: Judge = (files) => {
  const jar = epubcheck('books of packages are judged');
  if (jar === null) return null;
  return files.map(({ path }) =>
    counted(
      run('java', ['-jar', jar, path])
        .split('\n')
        .flatMap((line) => {
          const found = /^(ERROR|FATAL|WARNING)\(([^)]+)\): .*?(?:\(\d+,-?\d+\))?: (.*)$/.exec(line);
          return found === null ? [] : [`${found[1]} ${found[2]} ${(found[3] ?? '').slice(0, 120)}`];
        }),
    ),
  );
};

const judgePo: Judge = (files) =>
  lackOfProgram('msgfmt', 'translations of packages are judged') !== null
    ? null
    : files.map(({ path }) =>
        counted(
          run('msgfmt', ['-c', '-o', '/dev/null', path])
            .split('\n')
            .flatMap((line) => {
              const found = /^[^:]*:\d+(?::\d+)?: (.*)$/.exec(line);
              return found === null ? [] : [(found[1] ?? '').replace(/\d+/g, 'N')];
            }),
        ),
      );

/** Pages of XHTML are to be well-formed; what libxml2 says of others is counted, and compared with the original. */
const judgePage: Judge = (files) =>
  lackOfProgram('xmllint', 'pages of packages are judged') !== null
    ? null
    : files.map(({ path }) => {
        const isXml = /^\s*<\?xml/.test(readFileSync(path, 'latin1').slice(0, 200));
        const parameters = isXml ? ['--noout', '--nonet'] : ['--noout', '--nonet', '--html'];
        return counted(
          run('xmllint', [...parameters, path])
            .split('\n')
            .flatMap((line) => {
              const found = /^[^:]*:\d+: (.*)$/.exec(line);
              return found === null ? [] : [(found[1] ?? '').slice(0, 120)];
            }),
        );
      });

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** All words of a file in flat XML that LibreOffice made, ends of elements and white space alike as one space. */
export const flatWords = (path: string): string =>
  readFileSync(path, 'utf8')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name] ?? '')
    .replaceAll(/\s+/g, ' ');

/**
 * Whether LibreOffice opens them and has every new word. What it does not show of the original either is no fault of filling: a section in an item of a list, which
 * pandoc writes, it leaves out.
 */
const judgeOffice =
  (to: string): Judge =>
  (files) => {
    if (lackOfProgram('soffice', 'office documents of packages are judged') !== null) return null;
    const [first] = files;
    if (first === undefined) return [];
    const paths = files.map(({ path }) => path);
    const opened = converted(dirname(first.path), paths, to);
    const originals = files.flatMap(({ original }) => original ?? []);
    const before =
      originals.length < files.length ? [] : converted(dirname(originals[0] ?? ''), originals, to);
    return files.map(({ words }, n) => {
      const path = opened[n] ?? '';
      if (!existsSync(path)) return counted(['LibreOffice does not open it']);
      const shown = new Set(readFileSync(path, 'utf8').match(/qz\d+zq/g));
      const missing = words.filter(({ word }) => !shown.has(word));
      const was = before[n] ?? '';
      const old = missing.length > 0 && existsSync(was) ? flatWords(was) : null;
      const lost = missing.filter((one) => old === null || old.includes(one.was.replaceAll(/\s+/g, ' ')));
      return counted(lost.map(() => 'LibreOffice does not show a word'));
    });
  };

export const judges: Readonly<Record<string, Judge>> = {
  epub: judgeEpub,
  po: judgePo,
  html: judgePage,
  docx: judgeOffice('fodt'),
  odt: judgeOffice('fodt'),
  ods: judgeOffice('fods'),
  xlsx: judgeOffice('fods'),
  odp: judgeOffice('fodp'),
  pptx: judgeOffice('fodp'),
};

/** Documents that pandoc makes of the pages of packages, for formats in which packages have next to none. */
export const madeByPandoc = (pages: readonly string[], folder: string): readonly string[] =>
  pages.flatMap((page, n) =>
    ['docx', 'odt', 'epub', 'pptx'].flatMap((format) => {
      const path = join(folder, `pandoc-${n}.${format}`);
      const { status } = spawnSync('pandoc', [page, '-o', path], { encoding: 'utf8' });
      return status === 0 && existsSync(path) ? [path] : [];
    }),
  );
