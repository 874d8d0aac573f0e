import type { InlineTag } from '../../model/index.ts';

/** The cues of a subtitle file that one text goes over: the number of the first, from 1, and how long each is shown. */
export type CueRange = {
  readonly first: number;
  readonly count: number;
  /** Milliseconds, one for each cue; null where the file does not say it. */
  readonly times: readonly (number | null)[];
};

/** Where a text of a subtitle file stands in it: `4+2@1800,2100` are the fourth and fifth cue, shown for 1.8 and 2.1 seconds. */
export const writeCueRef = ({ first, count, times }: CueRange): string =>
  `${first}+${count}@${times.map((time) => (time === null ? '' : Math.round(time))).join(',')}`;

/** Null for what is no reference of a subtitle file. */
export const readCueRef = (ref: string): CueRange | null => {
  const [, first, count, written] = /^(\d{1,9})\+(\d{1,3})@([\d,]*)$/.exec(ref) ?? [];
  if (first === undefined || count === undefined || written === undefined) return null;
  const times = written.split(',').map((time) => (time === '' ? null : Number(time)));
  const range = { first: Number(first), count: Number(count), times };
  return range.first >= 1 && range.count >= 1 && times.length === range.count ? range : null;
};

/** The number of the cue that begins at a border between two cues of one sentence; null for all other tags. */
export const borderOf = ({ data }: Pick<InlineTag, 'data'>): number | null =>
  data?.['cue'] === undefined ? null : Number(data['cue']);
