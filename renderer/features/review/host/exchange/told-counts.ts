/** What a merge tells how much there was of, in this order. */
export const toldCounts = [
  'items',
  'applied',
  'clashes',
  'contested',
  'reopened',
  'annotations',
  'replies',
  'states',
  'conflicts',
  'adrift',
] as const;
