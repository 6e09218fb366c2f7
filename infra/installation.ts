import { Stage, type StageProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { MailStack } from './stacks/mail-stack.ts';
import { SignInStack } from './stacks/sign-in-stack.ts';
import { WebStack } from './stacks/web-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';

/** One whole installation, serving any number of municipalities. Tokyo; the firewall alone lives in us-east-1. */
export class Installation extends Stage {
  constructor(scope: Construct, id: string, props: StageProps = {}) {
    super(scope, id, { env: { region: 'ap-northeast-1' }, ...props });
    const data = new DataStack(this, 'Data', {});
    const mail = new MailStack(this, 'Mail', {});
    const signIn = new SignInStack(this, 'SignIn', {});
    new WorkflowStack(this, 'Workflows', { data, mail });
    new WebStack(this, 'Web', { data, signIn });
    new EdgeStack(this, 'Edge', { env: { region: 'us-east-1' } });
    Tags.of(this).add('service', 'hoiku-concierge');
  }
}
