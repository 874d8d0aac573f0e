import type { CellState } from '#core/model/index.ts';
import type { ReactNode } from 'react';

/**
 * The states of a cell as one family of shapes: a ring that fills as the work is done, then a tick, then two.
 * Told apart by form, not by colour.
 */
const shapes: Readonly<Record<CellState, ReactNode>> = {
  empty: <circle cx="6" cy="6" r="3.6" strokeDasharray="1.6 1.9" />,
  draft: (
    <>
      <circle cx="6" cy="6" r="3.6" />
      <path d="M6 2.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" stroke="none" />
    </>
  ),
  translated: <circle cx="6" cy="6" r="3.6" fill="currentColor" />,
  reviewed: <path d="m2.4 6.4 2.5 2.5 4.8-5.6" />,
  approved: <path d="m.9 6.6 2.3 2.4 4.3-5.4M5.9 8.4l.6.6 4.7-5.8" />,
};

const Glyph = ({ children, className }: { children: ReactNode; className?: string | undefined }) => (
  <svg
    viewBox="0 0 12 12"
    width="12"
    height="12"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
    strokeLinejoin="round"
    className={className}
    aria-hidden
  >
    {children}
  </svg>
);

export const StateGlyph = ({
  state,
  className,
}: {
  readonly state: CellState;
  readonly className?: string | undefined;
}) => <Glyph className={className}>{shapes[state]}</Glyph>;

/** The cell takes no changes. */
export const LockGlyph = () => (
  <Glyph>
    <rect x="2.6" y="5.4" width="6.8" height="4.8" rx="1" fill="currentColor" />
    <path d="M4 5.4V3.9a2 2 0 0 1 4 0v1.5" />
  </Glyph>
);

/** The original has changed since. */
export const StaleGlyph = () => (
  <Glyph>
    <path d="M6 1.8 11 10.4H1z" />
    <path d="M6 5v2.4M6 8.9v.1" />
  </Glyph>
);

/** The text was made by conversion and nobody has touched it. */
export const ConvertedGlyph = () => (
  <Glyph>
    <path d="M1.8 4.2h7.4L7 2M10.2 7.8H2.8L5 10" />
  </Glyph>
);

/** The text came from the memory and nobody has touched it: half a ring, and an arrow into it. */
export const MemoryGlyph = () => (
  <Glyph>
    <path d="M2.6 3.4v3a3.4 3.4 0 0 0 6.8 0v-3M6 1v5.4M4.2 4.8 6 6.6l1.8-1.8" />
  </Glyph>
);
