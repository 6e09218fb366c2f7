import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Installation } from '../installation.ts';

const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
new Installation(app, 'Production');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
