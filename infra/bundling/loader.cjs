/**
 * Ships as `index.js` beside each function's bundle. V8 keeps what it has compiled in a code cache; with it, a cold
 * start reads instead of compiling. A cache of another V8 is refused by V8 itself, and the bundle compiled as ever.
 */
const { existsSync, readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const bundle = path.join(__dirname, 'bundle.js');
const cache = path.join(__dirname, 'bundle.cache');

const source = wrap(readFileSync(bundle, 'utf8'));
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const script = new Script(source, { filename: bundle, cachedData });
if (script.cachedDataRejected !== false) {
  console.warn(
    JSON.stringify({
      level: 'WARN',
      message: cachedData ? 'code cache rejected' : 'code cache missing',
      node: process.version,
      architecture: process.arch,
    }),
  );
}
script.runInThisContext().call(exports, exports, require, module, bundle, __dirname);
