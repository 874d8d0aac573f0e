export { encodings } from './encodings.ts';
export type { Encoding } from './encodings.ts';
export { createEncodingProbe } from './probe.ts';
export type { Candidate, EncodingProbe, EncodingReport } from './probe.ts';
export { openDecoder } from './decoder.ts';
export type { DocumentDecoder } from './decoder.ts';
