/** The models of a race, by name. */
export { models as racers } from '../../models/registry.ts';
