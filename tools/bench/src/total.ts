/** What an order costs. */
export function total({ items }: { items: readonly { quantity: number; price: number }[] }): number {
  return items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
}
