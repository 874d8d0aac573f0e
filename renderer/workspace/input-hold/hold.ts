import type { HeldInput } from './strokes.ts';

/** Where what is typed goes next, as the page now stands. */
export type Destination =
  /** The focus is where it belongs, or was just put there. */
  | 'arrived'
  /** What is to take the focus is not drawn yet. */
  | 'coming';

export type HoldPorts = {
  /** Puts the focus where input is received while it has to wait. */
  readonly receive: () => void;
  /** True while an input method composes in the receiver. */
  readonly isComposing: () => boolean;
  /** Puts the focus where it belongs, if that is there. */
  readonly arrive: () => Destination;
  /** Does what the input would have done, had it come now. False for text that nothing took. */
  readonly replay: (input: HeldInput) => boolean;
  /** Waits until what was changed is drawn. Must not let other input in between. */
  readonly drawn: () => Promise<void>;
  /** Tells of input that could go nowhere. */
  readonly onDropped: (input: readonly HeldInput[]) => void;
};

/**
 * Keeps what is typed in order while the focus is on its way: from the start of a command that moves it until the cell
 * it moves to is open. `isHolding` says that all input is to be given to `add`.
 */
export type InputHold = {
  readonly isHolding: () => boolean;
  /** True when only the drawing of the destination is waited for, and nothing stands in line. */
  readonly isIdle: () => boolean;
  /** True when Escape was pressed already and only the drawing is waited for: nothing may be coming any more. */
  readonly isLeaving: () => boolean;
  /** A command is under way; what comes waits. Answers how to say that it has ended. */
  readonly begin: () => () => void;
  /** What comes waits until the focus has arrived. */
  readonly wait: () => void;
  readonly add: (input: HeldInput) => void;
  /** Something may have arrived: goes on with what waits. */
  readonly goOn: () => void;
  /** What waits can go nowhere: it is dropped and told. Commands under way go on holding what comes after it. */
  readonly drop: () => void;
  /** Stops holding altogether, whatever is under way. */
  readonly release: () => void;
};

export const createHold = (ports: HoldPorts): InputHold => {
  let waiting: HeldInput[] = [];
  /** Text that nothing took, until all that waited has gone on: it is told together. */
  let untaken: HeldInput[] = [];
  let holding = false;
  let replaying = false;
  let askedAgain = false;
  const underWay = new Set<object>();

  const hold = (): void => {
    if (!holding) ports.receive();
    holding = true;
  };

  /** Hands the input on, one at a time: each may start a command of its own, which the rest waits for. */
  const handOn = async (): Promise<void> => {
    for (;;) {
      await ports.drawn();
      if (!holding || underWay.size > 0 || ports.isComposing()) return;
      if (ports.arrive() === 'coming') return;
      const next = waiting.shift();
      if (next === undefined) {
        holding = false;
        drop();
        return;
      }
      if (!ports.replay(next)) untaken.push(next);
    }
  };
  const goOn = (): void => {
    if (!holding) return;
    if (replaying) {
      askedAgain = true;
      return;
    }
    replaying = true;
    void handOn().finally(() => {
      replaying = false;
      if (!askedAgain) return;
      // Something ended after the loop had looked for the last time.
      askedAgain = false;
      goOn();
    });
  };
  const drop = (): void => {
    const dropped = [...untaken, ...waiting];
    untaken = [];
    waiting = [];
    if (dropped.length > 0) ports.onDropped(dropped);
  };

  return {
    isHolding: () => holding,
    isIdle: () => holding && underWay.size === 0 && waiting.length === 0,
    isLeaving: () => {
      const last = waiting.at(-1);
      return holding && underWay.size === 0 && last?.kind === 'key' && last.stroke.key === 'Escape';
    },
    begin: () => {
      const command = {};
      underWay.add(command);
      // Already holding, the focus may have come to a cell that this command leaves again.
      holding = true;
      ports.receive();
      return () => {
        if (underWay.delete(command)) goOn();
      };
    },
    wait: () => {
      hold();
      goOn();
    },
    add: (input) => {
      waiting.push(input);
      goOn();
    },
    goOn,
    drop,
    release: () => {
      drop();
      // A command that never ends would else hold all that is typed from the next one on.
      underWay.clear();
      holding = false;
    },
  };
};
