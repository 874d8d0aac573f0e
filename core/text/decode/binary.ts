/** What a file that is no text is, as far as its first bytes tell. */
const binaryKinds = [
  'image',
  'audio-video',
  'archive',
  'pdf',
  'office',
  'database',
  'program',
  'font',
  'other',
] as const;
export type BinaryKind = (typeof binaryKinds)[number];

/** File signatures (after PRONOM and the WHATWG MIME Sniffing Standard, section 6): kind, offset, bytes in Latin-1. */
const signatures: readonly (readonly [BinaryKind, number, string])[] = [
  ['image', 0, '\x89PNG\r\n\x1a\n'],
  ['image', 0, '\xff\xd8\xff'],
  ['image', 0, 'GIF87a'],
  ['image', 0, 'GIF89a'],
  ['image', 8, 'WEBP'],
  ['image', 0, 'II*\0'],
  ['image', 0, 'MM\0*'],
  ['image', 0, '\0\0\x01\0'],
  ['image', 0, '8BPS\0'],
  ['image', 4, 'ftypavif'],
  ['image', 4, 'ftypheic'],
  ['audio-video', 4, 'ftyp'],
  ['audio-video', 8, 'WAVE'],
  ['audio-video', 8, 'AVI '],
  ['audio-video', 0, 'ID3\x02'],
  ['audio-video', 0, 'ID3\x03'],
  ['audio-video', 0, 'ID3\x04'],
  ['audio-video', 0, 'OggS\0'],
  ['audio-video', 0, 'fLaC\0'],
  ['audio-video', 0, '\x1aE\xdf\xa3'],
  ['archive', 0, 'PK\x03\x04'],
  ['archive', 0, 'PK\x05\x06'],
  ['archive', 0, '\x1f\x8b\x08'],
  ['archive', 0, 'BZh91AY&SY'],
  ['archive', 0, '\xfd7zXZ\0'],
  ['archive', 0, '7z\xbc\xaf\x27\x1c'],
  ['archive', 0, 'Rar!\x1a\x07'],
  ['archive', 0, '\x28\xb5\x2f\xfd'],
  ['archive', 257, 'ustar'],
  ['pdf', 0, '%PDF-'],
  ['office', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['database', 0, 'SQLite format 3\0'],
  ['program', 0, '\x7fELF'],
  ['program', 0, '\xcf\xfa\xed\xfe'],
  ['program', 0, '\xce\xfa\xed\xfe'],
  ['program', 0, '\xca\xfe\xba\xbe'],
  ['program', 0, '\0asm'],
  ['program', 0, 'MZ\x90\0'],
  ['font', 0, 'OTTO\0'],
  ['font', 0, '\0\x01\0\0\0'],
  ['font', 0, 'wOFF'],
  ['font', 0, 'wOF2'],
];

/** How many bytes of a file's beginning `signatureOf` looks at. */
export const signatureLength = 512;

/** The kind of file that the first bytes name, or null. They can begin a text too: `GIF89a` may be its first word. */
export const signatureOf = (head: Uint8Array): BinaryKind | null => {
  const start = String.fromCharCode(...head.subarray(0, signatureLength));
  return signatures.find(([, offset, bytes]) => start.startsWith(bytes, offset))?.[0] ?? null;
};

/** What the first bytes of a file are made of. */
export type ByteCounts = {
  readonly all: number;
  readonly controls: number;
  readonly evenNuls: number;
  readonly oddNuls: number;
};

export const noBytes: ByteCounts = { all: 0, controls: 0, evenNuls: 0, oddNuls: 0 };

const countedBytes = 65_536;
const mostControls = 0.02;

/** Adds a chunk to the counts; beyond the first 64 KB nothing is counted. In: counts so far, the next bytes. */
export const countBytes = (counts: ByteCounts, chunk: Uint8Array): ByteCounts => {
  if (counts.all >= countedBytes) return counts;
  let { all, controls, evenNuls, oddNuls } = counts;
  for (const byte of chunk.subarray(0, countedBytes - all)) {
    if (byte === 0 && all % 2 === 0) evenNuls++;
    else if (byte === 0) oddNuls++;
    else if (byte < 0x08 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls++;
    all++;
  }
  return { all, controls, evenNuls, oddNuls };
};

/** Whether there is nothing but NULs, as in a file whose content never reached the disk. */
export const isEmptyOfText = ({ all, evenNuls, oddNuls }: ByteCounts): boolean =>
  all > 0 && evenNuls + oddNuls === all;

/**
 * Whether bytes that no encoding fits are no text at all, rather than a text with damage: many control bytes. NULs by
 * themselves say nothing: crashes and tape blocks leave whole runs of them behind good text.
 */
export const looksBinary = ({ all, controls, evenNuls, oddNuls }: ByteCounts): boolean =>
  controls / Math.max(1, all - evenNuls - oddNuls) > mostControls;

/** Whether NULs stand where UTF-16 has them in Latin text: many, and nearly all on one side of the byte pairs. */
export const nulsOfUtf16 = ({ all, evenNuls, oddNuls }: ByteCounts): boolean => {
  const nuls = evenNuls + oddNuls;
  return nuls > 0 && nuls / all > 0.05 && Math.min(evenNuls, oddNuls) / nuls < 0.1;
};
