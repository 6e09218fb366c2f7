/**
 * Makes a bundle's code cache: loads the bundle, calls it a few times against an AWS that knows one empty city, and keeps
 * what V8 compiled on the way. Run by the Node that will read the cache: `node practice.cjs <folder> <variable>…`
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');
const city = require('./practice-city.json');

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
const calls = [
  visit('/'),
  visit('/intake'),
  visit('/find'),
  visit('/survey'),
  visit('/desk'),
  visit('/escalations'),
  visit('/api/v1/facilities'),
  { Records: [] },
  { step: 'practice' },
];

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

const attribute = (value) => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  return Array.isArray(value) ? { L: value.map(attribute) } : { M: attributes(value) };
};
const attributes = (item) =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attribute(value)]));

/** Whoever asks for an item or a list gets the city; where something else was looked for, it is passed over. */
const answers = { Query: { Count: 1, Items: [attributes(city)] }, GetItem: { Item: attributes(city) } };

const practiceAws = createServer((request, response) => {
  const action = String(request.headers['x-amz-target']).split('.').at(-1);
  request.resume().on('end', () => {
    response
      .setHeader('content-type', 'application/x-amz-json-1.0')
      .end(JSON.stringify(answers[action] ?? {}));
  });
});
practiceAws.listen(0, '127.0.0.1', async () => {
  await practise(`http://127.0.0.1:${practiceAws.address().port}`);
  process.exit(0);
});
