import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createConverter } from '../../core/text/conversion/index.ts';
import { writeProse } from '../engine.ts';
import { median, round, timed, type Bench } from '../measure.ts';

const characters = 10_000_000;
const runs = 3;

/** Conversion as the app does it (with the rule for 著) against Debian's `opencc` command on the same file. */
export const opencc: Bench = {
  name: 'opencc',
  run: async (folder) => {
    const path = await writeProse(folder, characters, false);
    const text = await readFile(path, 'utf8');
    const convert = createConverter({ from: 'zh-Hant', to: 'zh-Hans', region: 'cn', protectedWords: [] });
    convert(text.slice(0, 100_000));
    const own: number[] = [];
    const command: number[] = [];
    const isThere = spawnSync('opencc', ['--version']).status === 0;
    for (let run = 0; run < runs; run += 1) {
      own.push((await timed(() => convert(text))).ms);
      if (isThere) {
        const options = ['-c', 't2s.json', '-i', path, '-o', `${path}.converted`];
        command.push((await timed(() => spawnSync('opencc', options))).ms);
      }
    }
    const rate = (ms: number): string => `${round(text.length / ms / 1000, 1)} M characters/s`;
    return {
      title: 'Conversion, Traditional to Simplified',
      notes: [
        `${text.length} characters, median of ${runs}.`,
        ...(isThere ? [] : ['The opencc command is not installed here.']),
      ],
      lines: [
        { what: 'opencc-js in the app', rate: rate(median(own)), ratio: 1 },
        ...(isThere
          ? [
              {
                what: 'opencc (C++) command',
                rate: rate(median(command)),
                ratio: round(median(own) / median(command), 2),
              },
            ]
          : []),
      ],
    };
  },
};
