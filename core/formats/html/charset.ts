const inMeta = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})/i;
const inXml = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})["']/i;

/**
 * The character encoding an HTML page says it has, in lower case as written there, or null.
 * `head` is the beginning of the file read as Latin-1 or ASCII; HTML (section 4.2.5.4) wants the declaration
 * in its first 1024 bytes, real pages are a little later, so 4096 characters are looked at.
 */
export const declaredCharset = (head: string): string | null => {
  const start = head.slice(0, 4096);
  const found = inMeta.exec(start)?.[1] ?? inXml.exec(start)?.[1];
  return found === undefined ? null : found.toLowerCase();
};
