import type { Feature } from './workspace/feature.ts';

/** Every feature of the workspace, in the order of the side panel's tabs. */
export const features: readonly Feature[] = [];
