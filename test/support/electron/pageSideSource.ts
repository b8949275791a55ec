import { runPreload } from './pageSide.ts'

/** Source text that runs a preload in a page. The preload's own text is inside it: the page's CSP forbids `eval`. */
export const pageSideSource = (preload: string): string =>
  `(${runPreload.toString()})((require, module, exports) => {${preload}\n})`
