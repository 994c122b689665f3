import type { ReactNode } from "react";
import styles from "./pictures.module.css";

/** Line drawings in ink with one part in sun. They say nothing that the words beside them do not. */
function Drawing({ box, name, children }: { box: string; name: string; children: ReactNode }) {
  return (
    <svg
      className={styles[name]}
      viewBox={box}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** A path that winds over hills to a low sun. */
export function PathPicture() {
  return (
    <Drawing box="0 0 520 150" name="path">
      <circle cx="392" cy="58" r="34" fill="var(--sun)" />
      <path d="M300 92c40-26 150-34 218 6v50H300z" fill="var(--primary-tint)" stroke="none" />
      <path d="M268 100c58-36 160-42 250-2" />
      <path d="M2 128c66-50 168-60 262-20 44 18 92 26 140 28" fill="var(--primary-tint)" />
      <path d="M150 148c60-2 96-12 78-24s-38-16 2-24" strokeDasharray="1 9" strokeWidth="3.6" />
      <path d="M372 92c-14 6-40 8-34 18" strokeDasharray="1 8" strokeWidth="3" />
      <path d="M86 132V84M86 88h26l7 7-7 7H86M86 106H66l-6 6 6 6h20" />
      <path d="M462 94V78" />
      <circle cx="462" cy="68" r="11" fill="var(--primary-tint)" />
      <path d="M488 100V86" />
      <circle cx="488" cy="78" r="8" fill="var(--primary-tint)" />
    </Drawing>
  );
}

/** A card with faces: answering. */
export function AnswerPicture() {
  return (
    <Drawing box="0 0 96 72" name="step">
      <rect x="10" y="8" width="64" height="52" rx="8" />
      <path d="M20 20h30" />
      <circle cx="27" cy="42" r="8" />
      <path d="M23.5 45.5q3.5-3 7 0" />
      <circle cx="54" cy="42" r="11" fill="var(--sun)" />
      <path d="M48.5 44q5.5 6 11 0" />
      <path d="M70 66l16-22" />
      <path d="M66.5 69l3.5-3 1 .8z" />
    </Drawing>
  );
}

/** A signpost with two arms: seeing where to. */
export function SignpostPicture() {
  return (
    <Drawing box="0 0 96 72" name="step">
      <path d="M48 6v60M36 66h24" />
      <path d="M48 12h28l8 8-8 8H48z" fill="var(--sun)" />
      <path d="M48 34H22l-8 7 8 7h26z" />
    </Drawing>
  );
}

/** An open door with light behind it: a step. */
export function DoorPicture() {
  return (
    <Drawing box="0 0 96 72" name="step">
      <path d="M38 12h28v48H38z" fill="var(--sun)" />
      <path d="M66 12v48l14 6V6z" />
      <path d="M72 36v2" />
      <path d="M22 66h66M10 60h28M14 52h14" />
      <path d="M38 12h28" />
    </Drawing>
  );
}

/** A map without a mark: the page is not there. */
export function LostPicture() {
  return (
    <Drawing box="0 0 160 96" name="lost">
      <path d="M12 20l40-10 52 14 44-12v64l-44 12-52-14-40 10z" />
      <path d="M52 10v64M104 24v64" />
      <path d="M24 60c14-18 26-2 40-14s20-4 30-2" strokeDasharray="1 8" strokeWidth="3.2" />
      <circle cx="120" cy="46" r="13" fill="var(--sun)" />
      <path d="M116.5 42.5a4 4 0 1 1 5.5 4c-1.5.8-2 1.5-2 3M120 53.5v.1" />
    </Drawing>
  );
}

/** A cup on a table: nothing waits. */
export function RestPicture() {
  return (
    <Drawing box="0 0 160 96" name="lost">
      <path d="M10 82h140" />
      <path d="M54 44h44v22a16 16 0 0 1-16 16H70a16 16 0 0 1-16-16z" fill="var(--sun)" />
      <path d="M98 50h8a9 9 0 0 1 0 18h-8" />
      <path d="M66 34c-4-6 4-8 0-15M76 34c-4-6 4-8 0-15M86 34c-4-6 4-8 0-15" />
    </Drawing>
  );
}
