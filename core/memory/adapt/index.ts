export { adapterFor, type AdaptedRange, type TermSource } from './adapt.ts';
export { adaptTags } from './tags.ts';
export type { Place } from './place.ts';
