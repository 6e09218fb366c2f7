import { App } from 'aws-cdk-lib';
import { Installation } from './installation.ts';

const app = new App();
// `-c stage=Production` synthesizes one stage alone; the local twin does.
const only: unknown = app.node.tryGetContext('stage');
for (const stage of ['Trial', 'Production']) {
  if (only === undefined || only === stage) new Installation(app, stage);
}
app.synth();
