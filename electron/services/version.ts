import packageJson from '../../package.json' with { type: 'json' }

/** Compiled in: an installed app has no other way to know. */
export const version: string = packageJson.version
