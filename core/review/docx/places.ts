import type { Range } from '../../model/index.ts';
import type { Body, BodyMark, Stop } from './body.ts';
import { viewOf, type View } from './view.ts';

/** Words a comment is on, in code points: of the cell with all changes made, and of the cell with none. */
export type StopPlace = { readonly stop: number; readonly after: Range; readonly before: Range };

/** A comment on more places than this, full or empty, is one on the document; it is shown at the first of them. */
const mostPlaces = 50;

const rangeIn = ({ offsets }: View, from: number, to: number): Range => {
  const start = offsets[from] ?? 0;
  return { start, end: Math.max(start, offsets[to] ?? 0) };
};

const isEmpty = ({ start, end }: Range): boolean => start === end;

/** Where each comment stands, by its id: on its words, or where its sign is when it has none. */
export const commentPlaces = ({ stops, marks }: Body): ReadonlyMap<string, readonly StopPlace[]> => {
  const views = new Map<Stop, { readonly after: View; readonly before: View }>();
  const viewsOf = (stop: Stop): { readonly after: View; readonly before: View } => {
    const known = views.get(stop) ?? {
      after: viewOf(stop.content, 'after'),
      before: viewOf(stop.content, 'before'),
    };
    views.set(stop, known);
    return known;
  };
  const between = (start: BodyMark, end: BodyMark): readonly StopPlace[] => {
    const places: StopPlace[] = [];
    const last = Math.min(end.stop, start.stop + mostPlaces);
    for (let index = start.stop; index <= last; index += 1) {
      const stop = stops[index];
      if (stop === undefined) break;
      const { after, before } = viewsOf(stop);
      const from = index === start.stop ? start.at : 0;
      const to = index === end.stop ? end.at : stop.content.pieces.length;
      const place = { stop: index, after: rangeIn(after, from, to), before: rangeIn(before, from, to) };
      if (start.stop === end.stop || !isEmpty(place.after) || !isEmpty(place.before)) places.push(place);
    }
    return places;
  };
  const found = new Map<string, { start?: BodyMark; end?: BodyMark; sign?: BodyMark }>();
  for (const mark of marks) {
    const one = found.get(mark.id) ?? {};
    one[mark.is] ??= mark;
    found.set(mark.id, one);
  }
  return new Map(
    Array.from(found, ([id, { start, end, sign }]) => {
      const from = start ?? sign ?? end;
      const to = start === undefined ? from : (end ?? sign ?? start);
      if (from === undefined || to === undefined) return [id, []] as const;
      const isForward = from.stop < to.stop || (from.stop === to.stop && from.at <= to.at);
      return [id, between(from, isForward ? to : from)] as const;
    }),
  );
};
