interface Ordered {
  readonly id: string
  readonly order: string
}

/** Lists by order key; two that people gave the same key without knowing of each other stand by id, the same on every replica. */
export const byOrder = (a: Ordered, b: Ordered): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
