import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentPolicy, guardHeaders, withKey, withNonce } from '#web/content-policy.ts';

/** What a policy says of each kind of thing (Content Security Policy Level 3, section 2.3). */
const directives = (policy: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );

describe('the content policy', () => {
  it('lets nothing in but what the app has itself, and says so of all that has no usual', () => {
    const policy = directives(contentPolicy('abc', ['ws://127.0.0.1:8080']));
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'nonce-abc'"],
      'font-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'", 'ws://127.0.0.1:8080'],
      'manifest-src': ["'self'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'object-src': ["'none'"],
    });
    expect(directives(contentPolicy('abc', [])).get('connect-src')).toEqual(["'self'"]);
  });

  it('goes with headers that no other page can look in by, and nothing is kept', () => {
    expect(guardHeaders).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
      'Permissions-Policy':
        'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
      'Cache-Control': 'no-store',
    });
  });
});

describe('what is put into the page', () => {
  const words = fc.string({ unit: fc.constantFrom(...Array.from('ab $&`\'"<>/字')), maxLength: 20 });

  it('stands at the beginning of its head and nowhere else, whatever it is', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('<head>', '<HEAD lang="en">'),
        fc.base64String(),
        (rest, head, nonce) => {
          const [before, after] = ['<!doctype html><html>', `</head><body><header>${rest}</header></body>`];
          const page = before + head + after;
          expect(withNonce(page, nonce)).toBe(
            `${before}${head}<meta property="csp-nonce" nonce="${nonce}">${after}`,
          );
          expect(withKey(page, nonce)).toBe(
            `${before}${head}<meta name="duizhao-session" content="${nonce}">${after}`,
          );
          expect(withKey(page, null)).toBe(page);
        },
      ),
    );
  });
});
