import { cpus, totalmem, type as systemName, release } from 'node:os';

/** One line of a table: what was measured, and its figures by column. */
export type Line = Readonly<Record<string, string | number>>;
export type Table = {
  readonly title: string;
  readonly notes: readonly string[];
  readonly lines: readonly Line[];
};
export type Bench = { readonly name: string; readonly run: (folder: string) => Promise<Table> };

/** The value below which a share `p` (0..1) of the sorted sample lies (nearest rank). */
export const percentile = (sample: readonly number[], p: number): number => {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? NaN;
};

export const median = (sample: readonly number[]): number => percentile(sample, 0.5);

/** Milliseconds `work` takes. */
export const timed = async <T>(
  work: () => T | Promise<T>,
): Promise<{ readonly value: T; readonly ms: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
};

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
export const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

/** The machine, since no figure means anything without it. */
export const machine = (): string => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1_073_741_824);
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB, ${systemName()} ${release()}, Node ${process.version}`;
};

/** A table as Markdown. */
export const render = ({ title, notes, lines }: Table): string => {
  const columns = Object.keys(lines[0] ?? {});
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    row(columns),
    row(columns.map(() => '---')),
    ...lines.map((line) => row(columns.map((column) => line[column] ?? ''))),
    '',
    ...notes,
    '',
  ].join('\n');
};
