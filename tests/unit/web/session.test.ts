import { describe, expect, test } from 'vitest';
import { createSession } from '#web/session.ts';

const hour = 3600 * 1000;

describe('the token', () => {
  test('works once', () => {
    const session = createSession();
    expect(['wrong', '', session.key].map(session.redeem)).toEqual(['wrong', 'wrong', 'wrong']);
    expect([session.token, session.token].map(session.redeem)).toEqual(['entered', 'used']);
  });

  test('works for an hour', () => {
    let now = 0;
    const late = createSession(() => now);
    now = hour + 1;
    expect(late.redeem(late.token)).toBe('expired');
    expect(late.redeem(late.token)).toBe('expired');
    now = 0;
    const early = createSession(() => now);
    now = hour;
    expect(early.redeem(early.token)).toBe('entered');
  });

  test('is new each time, and not the key', () => {
    const secrets = [createSession(), createSession()].flatMap(({ token, key }) => [token, key]);
    expect(new Set(secrets).size).toBe(4);
  });
});

describe('a proof', () => {
  test('is of one key and one purpose', () => {
    const [one, other] = [createSession(), createSession()];
    const proof = one.proof('download /a');
    expect(one.proves('download /a', proof)).toBe(true);
    expect(one.proves('download /b', proof)).toBe(false);
    expect(one.proves('upload /a', proof)).toBe(false);
    expect(other.proves('download /a', proof)).toBe(false);
    expect(one.proves('download /a', null)).toBe(false);
    expect(one.proves('download /a', '')).toBe(false);
    expect(one.proves('download /a', one.key)).toBe(false);
    expect(proof).not.toContain(one.key);
  });
});
