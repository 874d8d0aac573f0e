export { encodeText, isUnicode, lostIn, replacementFor } from './encode.ts';
export type { LostCharacter } from './encode.ts';
export { patchBytes } from './patch-bytes.ts';
