import manifest from "../package.json" with { type: "json" };

/** The version of all packages of Bimetal and of its crate. */
export const RELEASE: string = manifest.version;
