import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { megabytes, round, type Bench, type Line } from '../measure.ts';

const characters = 500_000;

const child = fileURLToPath(new URL('../book-child.ts', import.meta.url));

/** One book in a process of its own, so that its memory is its own too. */
const written = (folder: string, layout: string, output: string, hyphenation = 'divided'): Line => {
  const args = ['--expose-gc', child, layout, output, folder, String(characters), hyphenation];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  const told = JSON.parse(done.stdout) as Readonly<Record<string, number>>;
  const figure = (name: string): number => told[name] ?? 0;
  const above = (most: string, idle: string): string =>
    `${megabytes(figure(most) - figure(idle))} (of ${megabytes(figure(most))})`;
  const isPrinted = output === 'pdf';
  return {
    layout,
    output: hyphenation === 'divided' ? output : `${output}, words ${hyphenation}`,
    seconds: round(figure('seconds'), 2),
    'of it here': round(figure('seconds') - figure('waited'), 2),
    'processor seconds here': round(figure('processor'), 2),
    'of the browser': isPrinted ? round(figure('browserSeconds'), 2) : '',
    MB: round(figure('size') / 1_048_576, 2),
    'MB of memory above idle here': above('most', 'idle'),
    'of the browser above an empty page': isPrinted ? above('browserMost', 'browserIdle') : '',
  };
};

/** A novel of 500,000 characters with its translation, from its rows to each output: seconds, size, and memory of the processes. */
export const books: Bench = {
  name: 'books',
  run: (folder) => {
    const lines = [
      ['side-by-side', 'epub'],
      ['side-by-side', 'docx'],
      ['side-by-side', 'html'],
      ['facing', 'docx'],
      ['side-by-side', 'pdf'],
      ['side-by-side', 'pdf', 'whole'],
      ['facing', 'pdf'],
    ].map(([layout = '', output = '', hyphenation]) => written(folder, layout, output, hyphenation));
    return Promise.resolve({
      title: `Books of ${characters} characters with their translation`,
      notes: [
        'PDF: English words are divided at the ends of lines, as the app prints; `words whole`: without that, to see what it costs.',
        'Memory: the most at a time, and in brackets with what each process has before anything is written.',
      ],
      lines,
    });
  },
};
