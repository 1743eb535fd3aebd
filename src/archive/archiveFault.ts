/** What is wrong with a file that was to be read as an archive: a sentence without its subject, as in `is no PDF`. */
export class ArchiveFault extends Error {}

/**
 * The most that is unpacked from one file, in bytes, however small it is itself: more than any edition needs, less than what
 * brings a machine down.
 */
export const unpackLimit = 512 * 1024 * 1024
