/** The encodings a document may come in. Labels as in the WHATWG Encoding Standard, which both worlds implement. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis'] as const;
export type Encoding = (typeof encodings)[number];

/** The part of the platform's TextDecoder (WHATWG Encoding Standard, section 7.1) that the core uses. */
type PlatformDecoder = { decode(input?: Uint8Array, options?: { stream?: boolean }): string };
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => PlatformDecoder;

export type DecoderLabel = Encoding | 'gbk' | 'windows-1252';

/**
 * A decoder that throws at the first bad byte and keeps a byte order mark as U+FEFF.
 * In: an encoding label. Out: the platform's decoder; its `decode` throws a TypeError.
 */
export const fatalDecoder = (label: DecoderLabel): PlatformDecoder =>
  new TextDecoder(label, { fatal: true, ignoreBOM: true });

/** A decoder that puts U+FFFD for every bad byte. In: an encoding label. Out: the platform's decoder. */
export const lenientDecoder = (label: DecoderLabel): PlatformDecoder =>
  new TextDecoder(label, { ignoreBOM: true });
