/** The beginning of a file as ASCII can be looked for in it: each byte a character of Latin-1, 4096 at most. */
export const asciiHead = (head: Uint8Array): string => String.fromCharCode(...head.subarray(0, 4096));
