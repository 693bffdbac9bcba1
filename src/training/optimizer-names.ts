/** The optimizers that are compared, by the names that readers see. A page that draws them loads nothing else. */
export const OPTIMIZERS = { sgd: 'SGD', momentum: 'momentum', adam: 'Adam', adamw: 'AdamW', muon: 'Muon' };
export type OptimizerName = keyof typeof OPTIMIZERS;
