// One cold start: loads a function and asks it once, in a process of its own, and prints how long that took.
const { performance } = require('node:perf_hooks');

const [file, event] = process.argv.slice(2);
const context = {
  awsRequestId: 'bench',
  functionName: 'bench',
  memoryLimitInMB: '1024',
  invokedFunctionArn: 'arn:aws:lambda:ap-northeast-1:000000000000:function:bench',
  getRemainingTimeInMillis: () => 10_000,
};
const call = JSON.parse(event);

const before = performance.now();
const { handler } = require(file);
const loaded = performance.now();

const print = (outcome) => {
  const took = { loadMs: loaded - before, firstMs: performance.now() - loaded, outcome };
  process.stdout.write(`\n${JSON.stringify(took)}`, () => process.exit(0));
};
handler(call, context).then(
  () => print('answered'),
  (refusal) => print(`refused: ${refusal?.name}`),
);
