/** The version in package.json, written in by the bundler. */
declare const __VERSION__: string
