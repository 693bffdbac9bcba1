/** Where this site lives: address, base path and repository, set by environment variables or by package.json. */
import manifest from '../package.json' with { type: 'json' };

const environment = typeof process === 'undefined' ? {} : process.env;

export const site = {
  name: 'Unrolled',
  tagline: 'The sequence-model glossary that runs',
  /** Origin the site is served from, e.g. `https://example.org`. Set SITE_URL to change it. */
  address: environment.SITE_URL ?? manifest.homepage,
  /** Path the site lives under, with slashes at both ends. Set BASE_PATH to change it. */
  base: `/${(environment.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/'),
  /** Web address of the repository, for "edit this page". Set REPOSITORY_URL to change it. */
  repository: (environment.REPOSITORY_URL ?? manifest.repository.url).replace(/\.git$/, ''),
};

/** The address of a path of this site, under the base path: `link('/terms/lstm/')`. */
export const link = (path: string): string => site.base + path.replace(/^\//, '');
