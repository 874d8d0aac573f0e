/** Milliseconds that a user waited, over what was due: of saves, the longest of all. */
export type Waits = {
  /** By the clock: whatever else the machine does is in it. */
  readonly clock: number;
  /** By the processor time of the thread that saves: what the engine itself did meanwhile. */
  readonly own: number;
};

/** What a hostile file cost. Printed by the child, read by the bench. */
export type Answer = {
  /** `read`, or the code of the failure. */
  readonly outcome: string;
  readonly seconds: number;
  readonly cpu: number;
  /** Megabytes above the idle engine. */
  readonly memory: number;
  readonly waits: Waits;
  /** The same with nothing to read, right before. */
  readonly control: Waits;
  /** Milliseconds until a reading that was cancelled had ended; null where it was too short to be. */
  readonly cancel: Waits | null;
};
