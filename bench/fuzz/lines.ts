/** What went wrong with a damaged copy. `refused`: it was read, but is not filled; `unlike`: filled with its own words, it is another file. */
export type FuzzFault = 'thrown' | 'slow' | 'refused' | 'unlike';

/** A line that the child prints. */
export type FuzzLine =
  | { readonly is: 'begun'; readonly copy: string }
  | {
      readonly is: 'fault';
      readonly copy: string;
      readonly what: string;
      readonly kind: FuzzFault;
      readonly detail: string;
    }
  | {
      readonly is: 'done';
      readonly copies: number;
      readonly read: number;
      readonly refused: number;
      readonly filled: number;
      readonly unlike: number;
      /** Milliseconds of processor time of the longest call. */
      readonly longest: number;
      /** Megabytes of the process at its highest. */
      readonly memory: number;
    };
