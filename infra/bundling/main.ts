import { makeBundle } from './make-bundle.ts';

// Called by the function construct, which cannot wait: synthesis is synchronous, bundling is not.
const [entry, ...variables] = process.argv.slice(2);
if (!entry) throw new Error('which entry?');
process.stdout.write(JSON.stringify(await makeBundle(entry, variables)));
