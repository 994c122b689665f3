/** The address that dials a number, however it was written. */
export const callTo = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/g, "")}`;
