/** The fixed sections of a term page, in their order. */
export const SECTIONS = [
  'Why it matters',
  'Deeper dive',
  'In symbols',
  'In code',
  'In practice',
  'In your workflow',
  'Common misconceptions',
];

/** The components a term file may use, and the one attribute each takes. */
export const COMPONENTS: Record<string, string> = { Demo: 'id', Claim: 'id', Equation: 'of', Code: 'of' };
