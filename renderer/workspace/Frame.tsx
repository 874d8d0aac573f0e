import type { Feature } from './feature.ts';

/** The open project: bar, text, side panel, status. */
export const Frame = ({ features }: { readonly features: readonly Feature[] }) => (
  <main data-panels={features.length} />
);
