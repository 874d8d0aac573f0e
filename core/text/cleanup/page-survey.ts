/** What a PDF copy repeats on every page. A plain value, bounded. */
export type PageHabit = {
  /** Whether lines with nothing but a number count the pages. */
  readonly isNumbered: boolean;
  /** Lines that stand beside the page numbers again and again, numbers in them left out. */
  readonly heads: ReadonlySet<string>;
};

export type PageSurvey = { observe(line: string): void; finish(): PageHabit };

const numberLine =
  /^[-–—·~\s[（(]*(?:第\s*|page\s+|p\.\s*)?(\d{1,4})(?:\s*(?:頁|页))?(?:\s*(?:\/|of|共)\s*\d{1,4}\s*(?:頁|页)?)?[-–—·~\s\])）]*$/i;

/** The number of a line that holds nothing but a page number, or undefined. */
export const pageNumberOf = (line: string): number | undefined => {
  if (line.length > 24) return undefined;
  if (!/[\d\uff10-\uff19]/.test(line)) return undefined;
  const digits = numberLine.exec(line.normalize('NFKC'))?.[1];
  return digits === undefined ? undefined : Number(digits);
};

const longestHead = 40;

/** A line without the numbers in it, as running heads are compared; '' for lines that cannot be one. */
export const headKey = (line: string): string =>
  line.length > longestHead ? '' : line.normalize('NFKC').replace(/\d+/g, '').replace(/\s+/g, ' ').trim();

/** Pages have more lines than items of a list, and numbers that grow by one. */
const fewestLines = 6;
const fewestPages = 3;
const mostHeads = 2000;

/** Looks for page numbers and running heads. Memory is bounded. */
export const createPageSurvey = (): PageSurvey => {
  const beside = new Map<string, number>();
  let at = 0;
  let numbers = 0;
  let steps = 0;
  let last: { readonly number: number; readonly at: number } | undefined;
  let previous = '';
  let isBehindNumber = false;

  const count = (line: string): void => {
    const key = headKey(line);
    if (key === '' || (beside.size >= mostHeads && !beside.has(key))) return;
    beside.set(key, (beside.get(key) ?? 0) + 1);
  };

  const observe = (line: string): void => {
    at++;
    const number = pageNumberOf(line);
    if (number === undefined) {
      if (isBehindNumber) count(line);
    } else {
      numbers++;
      if (last && number === last.number + 1 && at - last.at >= fewestLines) steps++;
      last = { number, at };
      count(previous);
    }
    isBehindNumber = number !== undefined;
    previous = line;
  };

  const finish = (): PageHabit => {
    const isNumbered = steps >= fewestPages - 1 && steps >= (numbers - 1) * 0.6;
    const heads = isNumbered ? [...beside].filter(([, seen]) => seen >= Math.max(2, numbers * 0.3)) : [];
    return { isNumbered, heads: new Set(heads.map(([key]) => key)) };
  };

  return { observe, finish };
};
