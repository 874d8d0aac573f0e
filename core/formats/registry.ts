import { fail } from '../model/index.ts';
import type { Format, FormatCode, WriteDocument } from './format.ts';

export type FormatRegistry = {
  /** In the order in which they are offered, and asked whether a file is theirs. */
  readonly all: readonly Format[];
  readonly importing: readonly Format[];
  readonly exporting: readonly Format[];
  /** Null for an id that this version does not know, as a project of another version may have. */
  readonly get: (id: string) => Format | null;
  /**
   * The format of a file, from its name and first bytes; null when it is none that can be read. The extension decides; where
   * several formats share it, and for names without one, the first that the file begins like, else the first that need not be begun like.
   */
  readonly ofFile: (name: string, head: Uint8Array) => Format | null;
};

const idPattern = /^[a-z][a-z0-9-]{0,31}$/;
const extensionPattern = /^[a-z0-9]{1,12}$/;

const check = (formats: readonly Format[]): void => {
  const ids = new Set<string>();
  for (const { id, extensions } of formats) {
    if (!idPattern.test(id)) throw new Error(`no id of a format: ${id}`);
    if (ids.has(id)) throw new Error(`two formats are called ${id}`);
    const odd = extensions.find((extension) => !extensionPattern.test(extension));
    if (odd !== undefined) throw new Error(`no extension: ${odd}`);
    ids.add(id);
  }
};

/** What is written is of a column: where none is named there is nothing to write, in any format. What stands for missing translations is another matter. */
const ofColumns = (write: WriteDocument | null): WriteDocument | null =>
  write === null
    ? null
    : (source, options, sink) =>
        source.columns.length === 0 ? fail('export.no-columns') : write(source, options, sink);

const withRules = (format: Format): Format => ({
  ...format,
  load: async (): Promise<FormatCode> => {
    const code = await format.load();
    return { ...code, write: ofColumns(code.write), fill: ofColumns(code.fill) };
  },
});

/**
 * Makes a registry, from which everything that lists formats is derived. Throws where two formats have one id, and where
 * an id or an extension could not stand in a file name, in SQL and in a key of the locales as it is.
 */
export const formatRegistry = (given: readonly Format[]): FormatRegistry => {
  check(given);
  const all = given.map(withRules);
  const byId = new Map(all.map((format) => [format.id, format]));
  const importing = all.filter(({ imports }) => imports);
  return {
    all,
    importing,
    exporting: all.filter(({ exports }) => exports !== null),
    get: (id) => byId.get(id) ?? null,
    ofFile: (name, head) => {
      const extension = /[^/\\.][^/\\]*\.([a-z0-9]{1,12})$/i.exec(name)?.[1]?.toLowerCase();
      const possible =
        extension === undefined
          ? importing
          : importing.filter(({ extensions }) => extensions.includes(extension));
      const found = possible.find((format) => format.sniff(head, name));
      if (found !== undefined) return found;
      return extension === undefined
        ? null
        : (possible.find(({ onlySniffed }) => onlySniffed !== true) ?? null);
    },
  };
};
