/** What an order costs. */
export function total({ items }: { items: readonly { quantity: number; price: number }[] }): number {
  return items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
}

/** What the items of a catalog cost. */
export function worth({ items }: { items: readonly { price: number }[] }): number {
  return items.reduce((sum, { price }) => sum + price, 0);
}
