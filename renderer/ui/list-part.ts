import { useCallback, useState, type KeyboardEvent, type ReactNode } from 'react';

/** What a drawn line is told. Its focusable part carries `data-list-focus` and `tabIndex={tabIndex}`. */
export type LineState = { readonly active: boolean; readonly tabIndex: 0 | -1 };

/** Lines of a list, and what is needed to draw them: a list is one of these, or several of them joined. */
export type ListPart = {
  readonly count: number;
  /** Height of a line in pixels before it is measured. */
  readonly estimate: (index: number) => number;
  readonly itemKey: (index: number) => string | number;
  readonly render: (index: number, state: LineState) => ReactNode;
  /** Hears keys on a line; true when it took one. */
  readonly onKey?: (event: KeyboardEvent, index: number) => boolean;
  /** First and last line in sight, with some on either side. Called often with the same: `useRange`. */
  readonly onRange?: (first: number, last: number) => void;
};

/** Which lines are in sight, for what has to be fetched, and how to say so. What is fetched goes some lines further. */
export const useRange = (): readonly [
  { readonly first: number; readonly last: number },
  (first: number, last: number) => void,
] => {
  const [range, setRange] = useState({ first: 0, last: 40 });
  const onRange = useCallback(
    (first: number, last: number) =>
      setRange((now) => (now.first === first && now.last === last + 10 ? now : { first, last: last + 10 })),
    [],
  );
  return [range, onRange];
};

/** Several parts below each other, as one. */
export const joinParts = (parts: readonly ListPart[]): ListPart => {
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, { count }) => sum + count, 0));
  const at = (index: number): readonly [part: ListPart | undefined, line: number, of: number] => {
    const of = Math.max(
      0,
      starts.findLastIndex((start) => start <= index),
    );
    return [parts[of], index - (starts[of] ?? 0), of];
  };
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    estimate: (index) => {
      const [part, line] = at(index);
      return part?.estimate(line) ?? 0;
    },
    itemKey: (index) => {
      const [part, line, of] = at(index);
      return `${of}:${part?.itemKey(line) ?? index}`;
    },
    render: (index, state) => {
      const [part, line] = at(index);
      return part?.render(line, state);
    },
    onKey: (event, index) => {
      const [part, line] = at(index);
      return part?.onKey?.(event, line) ?? false;
    },
    onRange: (first, last) =>
      parts.forEach(({ onRange, count }, of) => {
        const start = starts[of] ?? 0;
        if (first < start + count && last >= start)
          onRange?.(Math.max(0, first - start), Math.min(count - 1, last - start));
      }),
  };
};
