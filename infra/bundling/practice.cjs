/**
 * Makes a bundle's code cache: loads the bundle, calls it a few times against an AWS that knows nothing, and keeps what
 * V8 compiled on the way. Run by the Node that will read the cache: `node practice.cjs <folder> <variable>…`
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const [folder = '.', ...variables] = process.argv.slice(2);
const bundle = path.join(folder, 'bundle.js');

const visit = (rawPath) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath,
  rawQueryString: '',
  headers: { host: '127.0.0.1' },
  requestContext: { http: { method: 'GET', path: rawPath, sourceIp: '127.0.0.1', userAgent: 'practice' } },
  isBase64Encoded: false,
});

// Every function is called with each; what is not meant for it, it refuses.
const calls = [visit('/'), visit('/desk'), visit('/survey'), { Records: [] }, { step: 'practice' }];

const context = {
  awsRequestId: 'practice',
  functionName: 'practice',
  memoryLimitInMB: '1024',
  invokedFunctionArn: 'arn:aws:lambda:ap-northeast-1:000000000000:function:practice',
  getRemainingTimeInMillis: () => 10_000,
};

const practise = async (address) => {
  Object.assign(process.env, Object.fromEntries(variables.map((name) => [name, address])), {
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: 'practice',
    AWS_SECRET_ACCESS_KEY: 'practice',
    AWS_ENDPOINT_URL: address,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  const script = new Script(wrap(readFileSync(bundle, 'utf8')), { filename: bundle });
  const module = { exports: {} };
  script.runInThisContext().call(module.exports, module.exports, require, module, bundle, folder);
  for (const call of calls) await Promise.resolve(module.exports.handler?.(call, context)).catch(() => {});
  writeFileSync(path.join(folder, 'bundle.cache'), script.createCachedData());
};

const knowsNothing = createServer((request, response) => {
  request
    .resume()
    .on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'));
});
knowsNothing.listen(0, '127.0.0.1', async () => {
  await practise(`http://127.0.0.1:${knowsNothing.address().port}`);
  process.exit(0);
});
