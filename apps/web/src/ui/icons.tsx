import type { ReactNode } from "react";

/** Line drawings in the colour of the text, each with at most one part in sun. Decoration: the word beside it says it. */
const drawings = {
  help: (
    <>
      <circle cx="12" cy="12" r="9" />
      <circle cx="12" cy="12" r="3.6" fill="var(--sun)" />
      <path d="M5.7 5.7l3.7 3.7M18.3 5.7l-3.7 3.7M5.7 18.3l3.7-3.7M18.3 18.3l-3.7-3.7" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  compass: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M15.5 8.5l-2 5-5 2 2-5z" fill="var(--sun)" />
    </>
  ),
  tools: (
    <>
      <path d="M14.5 6.5a4 4 0 0 1 5-1l-2.5 2.5 1 2 2 .5 1-2.2a4 4 0 0 1-5.5 4.7L8 20.5a2 2 0 0 1-3-3l8-7" />
      <circle cx="6.5" cy="19" r=".6" fill="var(--sun)" />
    </>
  ),
  letter: (
    <>
      <rect x="3" y="5.5" width="18" height="13" rx="2" />
      <path d="M3.5 7l8.5 6.5L20.5 7" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.6-4.2 3.6-6.5 7.5-6.5s6.9 2.3 7.5 6.5" />
    </>
  ),
  check: <path d="M4.5 12.5l5 5 10-11" />,
  ring: <circle cx="12" cy="12" r="7" />,
  cross: <path d="M6 6l12 12M18 6L6 18" />,
  back: <path d="M14.5 5.5L8 12l6.5 6.5" />,
  forward: <path d="M9.5 5.5L16 12l-6.5 6.5" />,
  down: <path d="M5.5 9l6.5 6.5L18.5 9" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5L20.5 20.5" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v6M12 7.5v.1" />
    </>
  ),
  warning: (
    <>
      <path d="M12 3.5L21.5 20h-19z" />
      <path d="M12 10v4.5M12 17.2v.1" />
    </>
  ),
  print: (
    <>
      <path d="M7 9V3.5h10V9M7 17H4.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H17" />
      <rect x="7" y="14" width="10" height="6.5" fill="var(--sun)" />
    </>
  ),
  save: <path d="M6.5 3.5h11a1 1 0 0 1 1 1v16l-6.5-4-6.5 4v-16a1 1 0 0 1 1-1z" />,
  phone: (
    <path d="M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5.5a2 2 0 0 1 2-2z" />
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}

/** The compass of the name. */
export function Brand({ size = 34 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 34 34" aria-hidden="true" focusable="false">
      <circle cx="17" cy="17" r="16" fill="var(--primary)" />
      <path d="M17 6l5 11-5 11-5-11z" fill="var(--sun)" />
      <path d="M17 6l5 11H12z" fill="var(--on-primary)" />
    </svg>
  );
}
