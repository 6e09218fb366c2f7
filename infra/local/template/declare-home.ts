import { readCloudAssembly } from './cloud-assembly.ts';
import type { Declaration } from './declaration.ts';
import { readTemplates } from './read-templates.ts';
import type { Surroundings } from './resources/resource-type.ts';
import { synthesizeForHome } from './synthesize.ts';
import type { StackTemplate } from './template.ts';

/** Changes templates before they are read: how a test plants an error. It may change what it is given. */
export type AlterTemplates = (stacks: StackTemplate[]) => void;

export type HomeOptions = {
  repositoryRoot: string;
  surroundings: Surroundings;
  /** Values of CfnParameters that differ from those of home. */
  parameters?: Record<string, string> | undefined;
  alterTemplates?: AlterTemplates | undefined;
  /** Functions come as the bundles that are deployed. */
  bundled?: boolean | undefined;
};

/** What the CDK app declares, deployed at home. */
export const declareHome = async (options: HomeOptions): Promise<Declaration> => {
  const { repositoryRoot, surroundings, parameters, alterTemplates, bundled = false } = options;
  const stacks = await readCloudAssembly(await synthesizeForHome(repositoryRoot, { bundled }));
  alterTemplates?.(stacks);
  return readTemplates(stacks, {
    surroundings,
    parameters: { ...homeParameters(surroundings.origin), ...parameters },
  });
};

/** What a deployer at home answers where one on AWS would name domains and certificates. */
const homeParameters = (origin: string): Record<string, string> => ({
  PublicOrigin: origin,
  MailDomain: 'hoiku.example',
  SignInDomainPrefix: 'hoiku-at-home',
  DomainName: 'localhost',
  CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/none-at-home',
  FirewallArn: 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/none-at-home',
});
