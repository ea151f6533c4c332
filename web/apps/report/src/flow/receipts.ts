export async function checkReceipt(_pin: unknown, _proof: string): Promise<Date | undefined> {
  return undefined;
}
