import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { giveWay } from '#engine/turns.ts';

/** Work without a pause, until timers that were set before it are due. */
const busy = (): void => {
  for (const until = performance.now() + 3; performance.now() < until;);
};

test.each(['a message', 'a timer'] as const)(
  'between two pieces of work that begin with %s, a save that is due goes first',
  async (begins) => {
    const order: string[] = [];
    const { port1, port2 } = new MessageChannel();
    await new Promise<void>((resolve) => {
      if (begins === 'a timer') setTimeout(resolve, 1);
      port2.once('message', () => resolve());
      if (begins === 'a message') port1.postMessage(null);
    });
    for (const piece of ['first', 'second', 'third']) {
      setTimeout(() => order.push('save'), 1);
      order.push(piece);
      busy();
      await giveWay();
    }
    port1.close();
    expect(order).toEqual(['first', 'save', 'second', 'save', 'third', 'save']);
  },
);
