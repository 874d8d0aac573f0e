/** What becomes of a text with characters that its file's encoding does not have: all of it in UTF-8, or signs in their place. */
export const encodingFallbacks = ['utf-8', 'replace'] as const;
export type EncodingFallback = (typeof encodingFallbacks)[number];
