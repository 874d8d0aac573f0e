/** FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv), over UTF-16 units, with the offset basis mixed by `seed`. */
const fnv = (text: string, seed: number): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
};

/** 64 bits as 16 hexadecimal digits: tells whether a text is the one an anchor was made on. No safeguard against forgery. */
export const textHash = (text: string): string =>
  [fnv(text, 0), fnv(text, 0x9e3779b9)].map((half) => half.toString(16).padStart(8, '0')).join('');
