/**
 * Asked between pieces of long work, which gives way to others here. False: the work was cancelled, or its project closed, and
 * nothing more may be read or written.
 */
export type Pace = () => Promise<boolean> | boolean;
