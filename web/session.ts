import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares without telling by its duration how much of a guess was right. */
const same = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/** Who may talk to this host: whoever brings the token first, and after that whoever holds the cookie. */
export type Session = {
  /** Stands in the printed address. Works once. */
  readonly token: string;
  /** True for the right token, the first time only. */
  readonly redeem: (token: string) => boolean;
  /** The `Set-Cookie` value that a redeemed token buys. */
  readonly setCookie: string;
  /** Whether a request's `Cookie` header holds the cookie. */
  readonly admits: (cookieHeader: string | undefined) => boolean;
};

/** Starts a session. Cookies do not tell ports of one machine apart, so the cookie's name carries the port. */
export const createSession = (port: number): Session => {
  const token = secret();
  const value = secret();
  const name = `duizhao-${port}`;
  let redeemed = false;
  return {
    token,
    redeem: (given) => {
      const right = same(given, token) && !redeemed;
      redeemed ||= right;
      return right;
    },
    setCookie: `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
    admits: (cookieHeader) =>
      (cookieHeader ?? '').split(';').some((pair) => {
        const at = pair.indexOf('=');
        return at > 0 && pair.slice(0, at).trim() === name && same(pair.slice(at + 1).trim(), value);
      }),
  };
};
