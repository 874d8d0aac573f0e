/** A text with LF alone between its lines, as texts are in a project. */
export const withLineFeeds = (value: string): string => value.replaceAll('\r\n', '\n');

/** A text with CRLF between its lines where another has them. */
export const withEndsOf = (value: string, other: string): string =>
  other.includes('\r\n') ? value.replaceAll(/(?<!\r)\n/g, '\r\n') : value;
