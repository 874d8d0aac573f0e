import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow, smallestWindow, type Area } from '#electron/window-state.ts';

const screen: Area = { x: 0, y: 25, width: 1920, height: 1055 };

describe('where the window opens', () => {
  it('is the middle of the main screen the first time', () => {
    expect(placeWindow(null, [screen])).toEqual({
      x: 320,
      y: 152,
      width: 1280,
      height: 800,
      maximised: false,
    });
  });

  it('is where it stood, on whichever screen', () => {
    const second: Area = { x: 1920, y: 0, width: 1280, height: 1024 };
    const kept = { x: 2000, y: 100, width: 900, height: 700, maximised: true };
    expect(placeWindow(kept, [screen, second])).toEqual(kept);
  });

  it('is the middle when its screen was taken away, or its title bar is out of reach', () => {
    for (const kept of [
      { x: 4000, y: 100, width: 900, height: 700, maximised: false },
      { x: 100, y: -300, width: 900, height: 700, maximised: false },
      { x: 1900, y: 100, width: 900, height: 700, maximised: false },
    ]) {
      expect(placeWindow(kept, [screen])).toEqual({
        x: 510,
        y: 202,
        width: 900,
        height: 700,
        maximised: false,
      });
    }
  });

  it('never is out of reach, nor larger than its screen', () => {
    const number = fc.integer({ min: -5000, max: 5000 });
    const size = fc.integer({ min: 1, max: 6000 });
    const kept = fc.record({ x: number, y: number, width: size, height: size, maximised: fc.boolean() });
    const area = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: smallestWindow.width, max: 4000 }),
      height: fc.integer({ min: smallestWindow.height, max: 3000 }),
    });
    fc.assert(
      fc.property(kept, area, area, (state, main, other) => {
        const placed = placeWindow(state, [main, other]);
        const on = [main, other].filter(
          (each) =>
            placed.width <= each.width &&
            placed.height <= each.height &&
            placed.y >= each.y &&
            placed.y < each.y + each.height &&
            placed.x + placed.width > each.x &&
            placed.x < each.x + each.width,
        );
        expect(on).not.toEqual([]);
      }),
    );
  });
});
