/** The version of the rules, from src/engine/scenario.ts, written in by the bundler. */
declare const __MODEL_VERSION__: string
