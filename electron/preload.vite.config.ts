import { bundleOf } from './vite.config.ts';

/** Apart from main: a sandboxed preload may load no file but itself, so it cannot share a chunk. */
export default bundleOf('preload');
