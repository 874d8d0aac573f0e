/** Link reference definitions of a whole text, so that a stretch of it can be parsed by itself. */
export type Definitions = {
  /** The definitions that `stretch` may refer to and does not make itself, as Markdown. */
  readonly neededBy: (stretch: string) => string;
};

/** CommonMark 0.31, section 4.7, those that stand on one line (nearly all do). */
const definition = /^ {0,3}\[([^[\]\n]{1,999})\]:[ \t]*\S[^\n]*$/gm;
const label = /\[([^[\]]{1,999})\]/g;
const key = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase().toUpperCase();

/** Collects the definitions in `text`; the first of a name counts. */
export const definitionsOf = (text: string): Definitions => {
  const lines = new Map<string, string>();
  if (text.includes(']:'))
    for (const [line, name] of text.matchAll(definition)) {
      if (name !== undefined && line.length < 2000 && !lines.has(key(name)))
        lines.set(key(name), line.trim());
    }
  return {
    neededBy: (stretch) => {
      if (lines.size === 0 || !stretch.includes('[')) return '';
      const needed = new Set<string>();
      for (const [, name] of stretch.matchAll(label)) {
        const line = lines.get(key(name ?? ''));
        if (line !== undefined) needed.add(line);
      }
      return [...needed].join('\n\n');
    },
  };
};
