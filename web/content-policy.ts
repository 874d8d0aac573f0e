/** Response headers that keep a page of the app to itself. Used by the loopback host and by the Electron shell. */

/**
 * The content security policy of the one page. Scripts, fonts and connections come from the app alone.
 * Styles additionally carry the nonce of their response: CodeMirror and the scroll lock of dialogs add style
 * elements at run time, and both accept a nonce (docs/decisions/0006-style-nonce.md).
 * `connect` lists extra sources of connections, such as the WebSocket of the host.
 */
export const contentPolicy = (nonce: string, connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');

/** Headers of every answer, whatever it holds. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
  'Cache-Control': 'no-store',
};

/** Puts the key of the session where the page finds it; the page takes it out again before anything else runs. */
export const withKey = (html: string, key: string | null): string =>
  key === null
    ? html
    : html.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}<meta name="duizhao-session" content="${key}">`);

/**
 * Puts the nonce of this response where the page's scripts find it:
 * `document.querySelector('meta[property="csp-nonce"]').nonce`, the convention Vite uses too.
 */
export const withNonce = (html: string, nonce: string): string =>
  html.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`);
