/** The rules of `.dependency-cruiser.mjs`, for the test that plants violations of them. */
declare const rules: { forbidden: { name: string }[] };
export default rules;
