/**
 * The key of the session with the loopback host. It comes inside the page that the printed address is answered with, and is kept in the store of this
 * origin, so that other tabs and a reloaded page have it too. Another port is another origin: unlike a cookie, it is never sent to a server, only
 * proofs of it are.
 */
const place = 'duizhao-session';
/** The key where nothing can be stored. */
let held: string | null = null;

const stored = (): string | null => {
  try {
    return localStorage.getItem(place);
  } catch {
    // The user lets pages keep nothing.
    return null;
  }
};

/** Takes the key out of the page, and the token out of the address, its copies and its history. */
const takeFromPage = (): void => {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${place}"]`);
  if (meta === null) return;
  held = meta.content;
  meta.remove();
  history.replaceState(null, '', '/');
  try {
    localStorage.setItem(place, held);
  } catch {
    // Then this tab alone has it, until it is closed.
  }
};
takeFromPage();

/** Hears of a key that another tab was given. Answers how to stop. */
export const onNewKey = (heard: () => void): (() => void) => {
  const hear = (event: StorageEvent): void => {
    if (event.key === place && event.newValue !== null) heard();
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
};

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** HMAC-SHA256 by the key over `purpose`, as base64url; null without a key. */
export const proofOf = async (purpose: string): Promise<string | null> => {
  // Read each time: another tab may have been given the key of a host that was started anew.
  const secret = stored() ?? held;
  if (secret === null) return null;
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return base64url(await crypto.subtle.sign('HMAC', key, encoder.encode(purpose)));
};

/** An address of the host with `asked` and the proof that holders of the key mean it; null without a key. */
export const provenAddress = async (
  path: string,
  purpose: string,
  asked: Readonly<Record<string, string>>,
): Promise<string | null> => {
  const proof = await proofOf(purpose);
  return proof === null ? null : `${path}?${new URLSearchParams({ ...asked, proof }).toString()}`;
};
