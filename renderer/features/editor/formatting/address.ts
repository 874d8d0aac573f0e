import { safeHref } from '#core/formats/spans.ts';

/**
 * The address as it is kept, of what was typed for one: of the kinds that exports write, `https://` where none was
 * said. Null for anything else.
 */
export const addressOf = (typed: string): string | null => {
  const address = typed.trim();
  const isMail = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(address);
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:\/|$))/i.test(address);
  // Words are no address; a blank in one that was copied with its scheme is written as `%20`.
  if (address === '' || (!hasScheme && /\s/.test(address))) return null;
  return safeHref(isMail ? `mailto:${address}` : hasScheme ? address : `https://${address}`);
};
