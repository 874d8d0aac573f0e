import { expect, test } from 'vitest';
import { paragraphScores } from '#core/align/paragraphs.ts';

const opening = (every: number): Uint8Array =>
  Uint8Array.from({ length: 60 }, (_, n) => (every > 0 && n % every === 0 ? 1 : 0));

const scores = (left: number, right: number) =>
  paragraphScores({ left: opening(left), right: opening(right) }, []);

test('where each sentence is a paragraph, or none is known, that says nothing', () => {
  const lines = scores(1, 1);
  expect(lines.start[3]).toBeCloseTo(0, 2);
  expect(lines.left.open).toBeCloseTo(0, 2);
  expect(lines.right.open).toBeCloseTo(0, 2);
  const running = scores(0, 0);
  expect(running.start[0]).toBeCloseTo(0, 2);
  expect(running.left.none).toBeCloseTo(0, 2);
});

test('paragraphs begin together, and seldom within what belongs together', () => {
  const { start, left } = scores(3, 3);
  expect(start[3]).toBeGreaterThan(0.3);
  expect(start[1]).toBeLessThan(-0.2);
  expect(start[2]).toBeLessThan(-0.2);
  expect(left.open).toBeLessThan(-0.3);
  expect(left.none).toBeGreaterThan(0);
});

test('beads that are known outweigh the usual odds', () => {
  const opens = { left: opening(3), right: opening(3) };
  const apart = Array.from({ length: 400 }, (_, n) => {
    const at = 3 * (n % 19);
    return { left: at, leftEnd: at + 1, right: at + 1, rightEnd: at + 2, posterior: 1 };
  });
  expect(paragraphScores(opens, apart).start[3]).toBeLessThan(0);
});
