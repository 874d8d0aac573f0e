/** Kinds of what can be exchanged in a translation; `tag`: inline markup. */
export const adaptedKinds = ['number', 'percent', 'date', 'time', 'weekday', 'code', 'term', 'tag'] as const;
export type AdaptedKind = (typeof adaptedKinds)[number];
