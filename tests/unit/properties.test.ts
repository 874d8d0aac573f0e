import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

const setWith = async (shrink: string, seed?: string): Promise<void> => {
  vi.stubEnv('DUIZHAO_SHRINK', shrink);
  vi.stubEnv('DUIZHAO_SEED', seed);
  vi.resetModules();
  await import('../properties.ts');
};

/** How often a property runs that fails at the second of its many values, and what is told of it. */
const failure = () => {
  let runs = 0;
  const told = fc.check(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (value) => {
      runs += 1;
      return value < 3;
    }),
    { seed: 1 },
  );
  return { runs, shrinks: told.numShrinks, seed: told.seed, told: fc.defaultReportMessage(told) };
};

test('a property with an engine that fails is told as it was found, with the way to find it again', async () => {
  await setWith('0');
  const { runs, shrinks, seed, told } = failure();
  expect({ runs: runs < 5, shrinks, seed }).toEqual({ runs: true, shrinks: 0, seed: 1 });
  expect(told).toContain('seed: 1, path: "');
});

test('a property of pure functions is made small, within a time', async () => {
  await setWith('');
  expect(failure().shrinks).toBeGreaterThan(0);
  expect(fc.readConfigureGlobal()).toMatchObject({
    interruptAfterTimeLimit: 280_000,
    markInterruptAsFailure: true,
  });
});

test('the values are the same in every run, unless others are asked for', async () => {
  const sample = (): readonly number[] => fc.sample(fc.integer(), 20);
  await setWith('');
  const values = sample();
  await setWith('');
  expect(sample()).toEqual(values);
  await setWith('', '7');
  expect(sample()).not.toEqual(values);
  await setWith('', 'random');
  expect(sample()).not.toEqual(sample());
});
