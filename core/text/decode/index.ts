export { encodingOfLabel, encodings } from './encodings.ts';
export type { Encoding, FileEncoding } from './encodings.ts';
export type { Damage, DamageList } from './damage.ts';
export { createEncodingProbe } from './probe.ts';
export type { Candidate, EncodingReport } from './probe.ts';
export { openDecoder } from './decoder.ts';
export { markOf } from './marks.ts';
