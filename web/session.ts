import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares without telling by its duration how much of a guess was right. */
const same = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/** How long the printed address can be opened, in milliseconds. */
const tokenLife = 3600 * 1000;

type Redeemed = 'entered' | 'wrong' | 'used' | 'expired';

/**
 * Who may talk to this host: whoever brings the token first is given the key, and after that whoever proves to hold the key. The key itself is sent
 * once, inside the page that the token buys; the page keeps it for its own origin, which another port is not, and proves it by
 * HMAC-SHA256 over what it asks for.
 */
export type Session = {
  /** Stands in the printed address. Works once, for an hour. */
  readonly token: string;
  readonly key: string;
  readonly redeem: (token: string) => Redeemed;
  /** The proof, as base64url, that the holder of the key means `purpose`. */
  readonly proof: (purpose: string) => string;
  readonly proves: (purpose: string, proof: string | null) => boolean;
};

/** Starts a session. `now` tells milliseconds. */
export const createSession = (now: () => number = Date.now): Session => {
  const token = secret();
  const key = secret();
  const until = now() + tokenLife;
  let redeemed = false;
  const proof = (purpose: string): string => createHmac('sha256', key).update(purpose).digest('base64url');
  return {
    token,
    key,
    redeem: (given) => {
      if (!same(given, token)) return 'wrong';
      if (redeemed) return 'used';
      if (now() > until) return 'expired';
      redeemed = true;
      return 'entered';
    },
    proof,
    proves: (purpose, given) => given !== null && same(given, proof(purpose)),
  };
};
