import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formats } from '#core/formats/index.ts';
import { rowsOfGolden, rowsWithWords } from '#tests/unit/core/formats/golden-files.ts';
import { projectFile } from '#tests/unit/core/omegat/omegat-files.ts';
import { round, type Bench, type Line } from '../measure.ts';
import { filling, readAll } from '../speed/filling.ts';
import { docx, epub, tmx, usualUnits, xliff, type Made } from '../speed/made.ts';

/** A program that reads the same file and writes it as something else. */
type Peer = {
  readonly program: string;
  readonly package: string;
  /** `{in}` and `{out}` stand for the paths, `{folder}` for where they are, `{profile}` for an option of LibreOffice. */
  readonly arguments: readonly string[];
  readonly prepare?: (folder: string, path: string) => void;
  /** What it has to have written below the folder, where how it ended does not say. */
  readonly writes?: (path: string) => string;
};

const pandoc: Peer = { program: 'pandoc', package: 'pandoc', arguments: ['{in}', '-o', '{out}.html'] };

/** Reads a project's file, looks its texts up in an empty memory, and writes the file in the other language. */
const omegat: Peer = {
  program: 'omegat',
  package: 'omegat',
  arguments: [
    '{folder}/project',
    '--mode=console-translate',
    '--config-dir={folder}/config',
    '--disable-project-locking',
    '--quiet',
  ],
  prepare: (folder, path) => {
    for (const name of ['source', 'target', 'tm', 'glossary', 'dictionary', 'omegat'])
      mkdirSync(join(folder, 'project', name), { recursive: true });
    mkdirSync(join(folder, 'config'), { recursive: true });
    writeFileSync(join(folder, 'project', 'omegat.project'), projectFile());
    copyFileSync(path, join(folder, 'project', 'source', basename(path)));
  },
  writes: (path) => join('project', 'target', basename(path)),
};

const documents: readonly {
  readonly format: string;
  readonly what: string;
  readonly make: () => Made;
  readonly peers: readonly Peer[];
}[] = [
  {
    format: 'docx',
    what: 'DOCX of 300 pages',
    make: docx,
    peers: [
      omegat,
      pandoc,
      {
        program: 'soffice',
        package: 'libreoffice-writer-nogui',
        arguments: ['{profile}', '--headless', '--convert-to', 'odt', '--outdir', '{folder}', '{in}'],
      },
    ],
  },
  { format: 'epub', what: 'EPUB of 2 MB', make: epub, peers: [pandoc] },
  {
    format: 'xliff',
    what: `XLIFF of ${usualUnits} units`,
    make: xliff,
    peers: [
      omegat,
      {
        program: 'xliff2po',
        package: 'translate-toolkit',
        arguments: ['--progress=none', '-i', '{in}', '-o', '{out}.po'],
      },
    ],
  },
  { format: 'tmx', what: `TMX of ${usualUnits} units`, make: tmx, peers: [] },
];

const seconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const isThere = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, program)));

/** Processor seconds of a peer, as its process was charged with them; null where it is not there, or fails. */
const peerSeconds = (peer: Peer, path: string, folder: string): number | null => {
  if (!isThere(peer.program)) return null;
  const values: readonly (readonly [string, string])[] = [
    ['{in}', path],
    ['{out}', `${path}-${peer.program}`],
    ['{folder}', folder],
    ['{profile}', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`],
  ];
  const own = peer.arguments.map((one) =>
    values.reduce((text, [name, value]) => text.replaceAll(name, value), one),
  );
  peer.prepare?.(folder, path);
  const run = spawnSync('bash', ['-c', 'time "$0" "$@"', peer.program, ...own], {
    encoding: 'utf8',
    env: { ...process.env, TIMEFORMAT: '%U %S' },
  });
  const [user, system] = (run.stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const isWritten = peer.writes === undefined || existsSync(join(folder, peer.writes(path)));
  return run.status === 0 && isWritten && user !== undefined && system !== undefined ? user + system : null;
};

/** The best of so many: no machine is quiet, and of a small file the first runs are spent on compiling what reads it. */
const runs = 5;

const best = async (work: () => unknown): Promise<number> => {
  let least = Infinity;
  for (let times = 0; times < runs; times += 1) {
    const before = seconds();
    await work();
    least = Math.min(least, seconds() - before);
  }
  return least;
};

/** Documents in and out, beside what programs of others take to read them and write something else of them. */
export const speed: Bench = {
  name: 'documents',
  run: async (folder) => {
    const lines: Line[] = [];
    const left: string[] = [];
    for (const { format, what, make, peers } of documents) {
      const code = await formats.get(format)?.load();
      if (code === undefined) throw new Error(format);
      const { bytes, xml } = make();
      const inSeconds = await best(async () => readAll(code, bytes));
      const rows = rowsWithWords(rowsOfGolden(readAll(code, bytes), {}), () => 'The ferry is here.');
      const [filled, checked] = filling(format, code, bytes, rows);
      const outSeconds = await best(filled);
      const checkSeconds = await best(checked);
      const own = join(folder, format);
      mkdirSync(own, { recursive: true });
      const path = join(own, `a.${formats.get(format)?.extensions[0] ?? format}`);
      writeFileSync(path, bytes);
      const others = peers.map((peer) => {
        const taken = peerSeconds(peer, path, own);
        if (taken === null)
          left.push(`${peer.program} (Debian: ${peer.package}) is not there or fails, and is left out.`);
        return taken === null ? `${peer.program}: –` : `${peer.program}: ${round(taken)} s`;
      });
      lines.push({
        what,
        'MB of XML': round(xml / 1e6),
        'in, MB per CPU second': round(xml / 1e6 / inSeconds),
        'out, every text changed': round(xml / 1e6 / outSeconds),
        'checked before, CPU s': round(checkSeconds, 2),
        'in and out, CPU s': round(inSeconds + outSeconds, 2),
        'others, CPU s': others.join('; '),
      });
    }
    return {
      title: 'Documents in and out',
      notes: [
        `The best of ${runs} runs. What is filled is read again first; others read the file and write it as another format, OmegaT as the same.`,
        ...left,
      ],
      lines,
    };
  },
};
