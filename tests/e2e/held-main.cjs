// The app's own main, held back until Playwright is attached. Playwright does this by itself only for an Electron it
// finds itself; without it a window may open while Playwright attaches, and then, rarely, the launch never returns.
const path = require('node:path');

const playwright = path.dirname(require.resolve('playwright-core/package.json'));
require(path.join(playwright, 'lib/server/electron/loader.js'));
require('../../dist/electron/main.cjs');
