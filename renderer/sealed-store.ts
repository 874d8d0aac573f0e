/**
 * Texts kept in the store of this origin, sealed with AES-256-GCM under a key that the host keeps in app data, so that nobody reads them who serves a page on
 * the same port later. In a window the store is the app's own, and nothing is sealed.
 */
let give: (key: CryptoKey) => void = () => undefined;
let draftKey = new Promise<CryptoKey>((resolve) => {
  give = resolve;
});

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

const base64Of = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** Takes the key the host has handed over. */
export const takeDraftKey = async (base64: string): Promise<void> => {
  const key = await crypto.subtle.importKey('raw', bytesOf(base64), 'AES-GCM', false, ['encrypt', 'decrypt']);
  give(key);
  // Of another host, if it has another one.
  draftKey = Promise.resolve(key);
};

const isWindow = window.duizhaoShell !== undefined;
const nonceLength = 12;

/** Seals a text for the store. Waits for the key. */
export const seal = async (text: string): Promise<string> => {
  if (isWindow) return text;
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await draftKey,
    new TextEncoder().encode(text),
  );
  return `${base64Of(iv)}.${base64Of(new Uint8Array(sealed))}`;
};

/** Reads a sealed text; null when it was sealed under another key, or changed. */
export const unseal = async (sealed: string): Promise<string | null> => {
  if (isWindow) return sealed;
  try {
    const [iv = '', bytes = ''] = sealed.split('.');
    const algorithm = { name: 'AES-GCM', iv: bytesOf(iv) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, await draftKey, bytesOf(bytes)));
  } catch {
    return null;
  }
};
