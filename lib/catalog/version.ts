/**
 * The version of the catalogue, which is the package's. It stands in what the catalogue was used for and somebody else
 * reads: another catalogue may answer otherwise.
 */
export const CATALOG_VERSION = '0.1.0';

/** The versions of the catalogue that this one knows, its own among them: what was asked under one of them is looked at again under this one. */
export const KNOWN_CATALOG_VERSIONS: readonly string[] = [CATALOG_VERSION];
