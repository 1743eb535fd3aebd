/** The part of citeproc-js that is used here. */
declare module 'citeproc' {
  namespace CSL {
    interface System {
      retrieveLocale(language: string): string
      retrieveItem(id: string): Readonly<Record<string, unknown>>
    }
    interface CitationItem {
      readonly id: string
      readonly position?: number
      readonly 'near-note'?: boolean
      readonly 'first-reference-note-number'?: number
      readonly locator?: string
      readonly label?: string
      readonly prefix?: string
      readonly suffix?: string
      readonly 'suppress-author'?: boolean
      readonly 'author-only'?: boolean
    }
    class Engine {
      constructor(system: System, style: string, language: string, forceLanguage?: boolean)
      readonly opt: {
        readonly xclass: string
        readonly lang: string
        readonly development_extensions: Record<string, boolean>
      }
      readonly citation: { readonly opt: Record<string, unknown> }
      updateItems(ids: readonly string[]): void
      restoreProcessorState(citations: readonly unknown[]): void
      makeCitationCluster(items: readonly CitationItem[]): string
      makeBibliography():
        | false
        | readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]]
    }
  }
  const CSL: { readonly Engine: typeof CSL.Engine }
  export = CSL
}
