/** Bytes of the sequence of UTF-8 that a byte begins, of those that Chinese text is made of: two or three; 0 where it begins none. */
export const lengthOf = (byte: number): number =>
  byte >= 0xe2 && byte <= 0xef ? 3 : byte >= 0xc2 && byte <= 0xdf ? 2 : 0;

/** Whether a byte may stand in a sequence behind its first. */
export const isFollowing = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/**
 * The text that bytes are, all of them in sequences that `lengthOf` knows; '' where one of them is none: a byte that is missing or does not follow,
 * half of a surrogate pair. By hand: most of what is asked for is two or three characters long, which a decoder takes longer to be asked than to read.
 */
export const utf8 = (bytes: readonly number[]): string => {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = lengthOf(first);
    const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]];
    if (length === 0 || !isFollowing(second) || (length === 3 && !isFollowing(third))) return '';
    const unit =
      length === 2
        ? ((first & 0x1f) << 6) | (second & 0x3f)
        : ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
    if (isSurrogate(unit)) return '';
    text += String.fromCharCode(unit);
    at += length;
  }
  return text;
};
