import { expect, test } from 'vitest';
import { provideFeatureCode } from '#renderer/workspace/feature-code.ts';
import { openPackage, providePackages } from '#renderer/workspace/packages.ts';

test('a package that is opened before its code is there fetches it, and is looked into once it is, one time', async () => {
  const opened: string[] = [];
  const open = (_from: unknown, name: string): void => void opened.push(name);
  let stop = (): void => undefined;
  const fetched = new Promise<void>((resolve) => {
    provideFeatureCode(async () => {
      expect(opened).toEqual([]);
      stop = providePackages(open);
      resolve();
    });
  });
  openPackage({ path: '/a.duizhao-review' }, 'a');
  await fetched;
  expect(opened).toEqual(['a']);
  openPackage({ path: '/b.duizhao-review' }, 'b');
  expect(opened).toEqual(['a', 'b']);
  stop();
  providePackages(open);
  expect(opened).toEqual(['a', 'b']);
});
