import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConverter, type Converter } from '#core/text/conversion/index.ts';
import { writeProse } from '../engine.ts';
import { median, round, timed, type Bench } from '../measure.ts';

type Line = { readonly what: string; readonly rate: string; readonly ratio: number };

const characters = 10_000_000;
const runs = 3;

type Direction = {
  readonly what: string;
  /** OpenCC's configuration of the same conversion. */
  readonly config: string;
  readonly text: string;
  readonly convert: Converter;
};

const rate = (length: number, ms: number): string => `${round(length / ms / 1000, 1)} M characters/s`;

const compare = async ({ what, config, text, convert }: Direction, folder: string): Promise<Line[]> => {
  const path = join(folder, `${config}.txt`);
  await writeFile(path, text);
  convert(text.slice(0, 100_000));
  const own: number[] = [];
  const command: number[] = [];
  const isThere = spawnSync('opencc', ['--version']).status === 0;
  for (let run = 0; run < runs; run += 1) {
    own.push((await timed(() => convert(text))).ms);
    if (!isThere) continue;
    const options = ['-c', `${config}.json`, '-i', path, '-o', `${path}.converted`];
    command.push((await timed(() => spawnSync('opencc', options))).ms);
  }
  const line = { what: `${what}: the app`, rate: rate(text.length, median(own)), ratio: 1 };
  if (!isThere) return [line];
  const ratio = round(median(own) / median(command), 2);
  return [line, { what: `${what}: opencc (C++) command`, rate: rate(text.length, median(command)), ratio }];
};

/** Conversion as the app does it, with its own rules, against Debian's `opencc` command on the same file. */
export const opencc: Bench = {
  name: 'opencc',
  run: async (folder) => {
    const path = await writeProse(folder, characters, false);
    const traditional = await readFile(path, 'utf8');
    const toSimplified = createConverter({
      from: 'zh-Hant',
      to: 'zh-Hans',
      region: 'cn',
      protectedWords: [],
    });
    const toTraditional = createConverter({
      from: 'zh-Hans',
      to: 'zh-Hant',
      region: 'tw',
      protectedWords: [],
    });
    const lines = [
      ...(await compare(
        { what: 'to Simplified', config: 't2s', text: traditional, convert: toSimplified },
        folder,
      )),
      ...(await compare(
        {
          what: 'to Traditional, Taiwan',
          config: 's2tw',
          text: toSimplified(traditional),
          convert: toTraditional,
        },
        folder,
      )),
    ];
    return {
      title: 'Conversion between the scripts',
      notes: [
        `${traditional.length} characters, median of ${runs}.`,
        ...(lines.length > 2 ? [] : ['The opencc command is not installed here.']),
      ],
      lines,
    };
  },
};
