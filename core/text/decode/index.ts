export { encodingOfLabel, encodings } from './encodings.ts';
export type { Encoding } from './encodings.ts';
export { noDamage } from './damage.ts';
export type { Damage, DamageList } from './damage.ts';
export { createEncodingProbe } from './probe.ts';
export type { Candidate, EncodingProbe, EncodingReport } from './probe.ts';
export type { BinaryKind } from './binary.ts';
export { openDecoder } from './decoder.ts';
export type { DocumentDecoder } from './decoder.ts';
