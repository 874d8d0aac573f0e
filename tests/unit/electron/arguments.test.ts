import { expect, it } from 'vitest';
import { filesIn } from '#electron/arguments.ts';

it('takes files as the user’s folder has them, and neither switches nor the app itself', () => {
  const argv = ['/electron', '--no-sandbox', '/app', '文章.txt', '--lang=zh', '/else/b.md'];
  expect(filesIn(argv, '/home/me')).toEqual(['/home/me/文章.txt', '/else/b.md']);
  expect(filesIn(['/app', 'a.txt'], '/home/me', true)).toEqual(['/home/me/a.txt']);
  expect(filesIn(['/electron', '/app'], '/home/me')).toEqual([]);
});
