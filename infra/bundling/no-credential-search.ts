/**
 * Stands in for `@aws-sdk/credential-provider-node` in bundles. Lambda hands credentials over in the environment and
 * our clients are given them, so the search through profiles, single sign-on and metadata services never runs.
 */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('An AWS client was built without credentials; take them from awsAccess');
};
