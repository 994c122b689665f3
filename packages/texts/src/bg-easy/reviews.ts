import type { reviews as plain } from "../bg/reviews.ts";

export const reviews = {
  lead: "Менторът гледа профила ти. Името ти не се вижда. Менторът казва какво вижда. Това не е оценка.",
  emptyText: "Екипът ще ти намери ментор. После думите му ще са тук. Сега може да попълниш профила.",
  waitingText: "{name} ще види профила ти. Ти не правиш нищо.",
  noWords: "Менторът не написа друго.",
  rubric: "Какво се вижда в профила",
  part_experience: "Какво вече правиш",
  part_direction: "Какво харесваш",
  part_next_step: "Какво следва",
} satisfies Partial<Record<keyof typeof plain, string>>;
