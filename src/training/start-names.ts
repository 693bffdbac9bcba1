/** The recurrent matrices that are compared as a start, by the names that readers see. */
export const STARTS = {
  orthogonal: 'orthogonal',
  identity: 'identity',
  gaussian: 'Gaussian, 1/√H',
  xavier: 'Xavier uniform',
  pytorch: 'PyTorch’s uniform',
};
export type StartName = keyof typeof STARTS;
