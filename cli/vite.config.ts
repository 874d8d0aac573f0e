import { fileURLToPath } from 'node:url';
import { bundleOf } from '#engine/vite.config.ts';

export default bundleOf({ duizhao: fileURLToPath(new URL('duizhao.ts', import.meta.url)) });
