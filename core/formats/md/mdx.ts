/** What MDX adds to Markdown stands at offsets of a text: from, to. */
type Region = readonly [from: number, to: number];

const nameStart = /[\p{L}$_]/u;

/** The end of a string that begins with its quote; the text's when it is never closed. */
const afterString = (text: string, from: number): number => {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === quote) return at + 1;
  }
  return text.length;
};

/** More units of one expression or tag are no such thing: something was left open. */
const longestRegion = 20_000;

/** The end of an expression whose brace is at `from`: braces, strings and comments of JavaScript are gone over. Null where it has none. */
const afterExpression = (text: string, from: number): number | null => {
  let depth = 0;
  const most = Math.min(text.length, from + longestRegion);
  for (let at = from; at < most;) {
    const char = text.charAt(at);
    if (char === '"' || char === "'" || char === '`') at = afterString(text, at);
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) return null;
      at = end + 2;
    } else {
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      at += 1;
      if (depth === 0) return at;
    }
  }
  return null;
};

/** The end of a tag of JSX that begins at `from`; null where there is none, and for one that HTML knows as well. */
const afterTag = (text: string, from: number): number | null => {
  const first = text.charAt(from + 1) === '/' ? text.charAt(from + 2) : text.charAt(from + 1);
  if (first !== '>' && !nameStart.test(first)) return null;
  let isOwn = first === '>' || first !== first.toLowerCase();
  const most = Math.min(text.length, from + longestRegion);
  for (let at = from + 1; at < most;) {
    const char = text.charAt(at);
    if (char === '>') return isOwn ? at + 1 : null;
    if (char === '<') return null;
    if (char === '"' || char === "'") {
      const end = text.indexOf(char, at + 1);
      if (end < 0) return null;
      at = end + 1;
    } else if (char === '{') {
      const end = afterExpression(text, at);
      if (end === null) return null;
      isOwn = true;
      at = end;
    } else {
      // `<Tabs.Item>` and `<svg:path>` are names of JSX, and no elements that HTML writes so.
      if (char === '.' && /\w/.test(text.charAt(at - 1))) isOwn = true;
      at += 1;
    }
  }
  return null;
};

const fence = /^ {0,3}(`{3,}|~{3,})/;

/** The end of a line, its newline included. */
const afterLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
};

/** The end of a fenced block of code that begins at the line `from`. */
const afterFence = (text: string, from: number, mark: string): number => {
  for (let at = afterLine(text, from); at < text.length; at = afterLine(text, at)) {
    const line = text.slice(at, afterLine(text, at)).trimEnd();
    const own = fence.exec(line)?.[1] ?? '';
    if (own.startsWith(mark) && line.trim() === own) return afterLine(text, at);
  }
  return text.length;
};

/** The end of `import` and `export` (ESM), which go on to the next empty line. */
const afterModule = (text: string, from: number): number => {
  const end = /\n[ \t]*(?:\n|$)/.exec(text.slice(from, from + longestRegion));
  return end === null ? Math.min(text.length, from + longestRegion) : from + end.index;
};

function* regionsIn(text: string): Generator<Region> {
  let isNew = true; // a block may begin here
  let budget = 4 * text.length + 100_000; // units that may be read for ends that are not there
  for (let at = 0; at < text.length;) {
    const atLine = at === 0 || text.charAt(at - 1) === '\n';
    if (atLine) {
      const to = afterLine(text, at);
      const line = text.slice(at, to);
      const mark = fence.exec(line)?.[1];
      if (mark !== undefined) {
        at = afterFence(text, at, mark);
        isNew = true;
        continue;
      }
      if (isNew && /^(?:import|export)\b/.test(line)) {
        const end = afterModule(text, at);
        yield [at, end];
        at = end;
        continue;
      }
      isNew = line.trim() === '';
    }
    const char = text.charAt(at);
    if (char === '\\') at += 2;
    else if (char === '`') {
      const run = /`+/y;
      run.lastIndex = at;
      const ticks = run.exec(text)?.[0] ?? '`';
      const end = text.indexOf(ticks, at + ticks.length);
      const paragraph = text.indexOf('\n\n', at);
      at = end < 0 || (paragraph >= 0 && end > paragraph) ? at + ticks.length : end + ticks.length;
    } else if (char === '{' || char === '<') {
      const end = char === '{' ? afterExpression(text, at) : afterTag(text, at);
      if (end !== null) yield [at, end];
      else budget -= Math.min(longestRegion, text.length - at);
      if (budget < 0) return;
      at = end ?? at + 1;
    } else at += 1;
  }
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
const tag = (text: string): string => `<a${text.slice(2, -1).replaceAll(/[^\n]/g, 'a')}>`;

/**
 * Markdown of the same length and lines in the place of MDX 3: what it adds is left alone. Modules, and expressions and tags that have
 * their lines to themselves, are empty lines; within a line they are elements without a meaning, which become placeholders. (A
 * parser of JavaScript would be needed to tell a mistake; a brace or tag without an end is text.) Linear.
 */
export const maskMdx = (text: string): string => {
  const regions = [...regionsIn(text)];
  let masked = '';
  let read = 0;
  for (let n = 0; n < regions.length;) {
    // Regions that follow each other with nothing but white space between are on their lines together.
    let last = n;
    while (
      regions[last + 1] !== undefined &&
      text.slice(regions[last]?.[1], regions[last + 1]?.[0]).trim() === '' &&
      !text.slice(regions[last]?.[1], regions[last + 1]?.[0]).includes('\n')
    )
      last += 1;
    const [from, to] = [regions[n]?.[0] ?? 0, regions[last]?.[1] ?? 0];
    const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
    const isAlone = before.trim() === '' && text.slice(to, afterLine(text, to)).trim() === '';
    for (; n <= last; n += 1) {
      const [start, end] = regions[n] ?? [0, 0];
      const own = text.slice(start, end);
      masked += text.slice(read, start);
      masked += isAlone ? blank(own) : own.length < 3 || own.includes('\n\n') ? own : tag(own);
      read = end;
    }
  }
  return masked + text.slice(read);
};
