/** css-tree as one file: it starts several times faster than its separate modules. */
declare module 'css-tree/dist/csstree.esm' {
  export * from 'css-tree'
}
