/**
 * What may be written to a guardian before anybody decided: nothing of the child, of what was told, of what is done, and
 * no promise. The same words whatever the case.
 */
export const preparedLines = {
  received: {
    en: "We have received what you sent.",
    fr: "Nous avons reçu ce que vous avez envoyé.",
    ar: "وصلنا ما أرسلته.",
    uk: "Ми отримали те, що ви надіслали.",
  },
  places: {
    en: "The numbers and places on the first page are there for you too.",
    fr: "Les numéros et les lieux de la première page sont là pour vous aussi.",
    ar: "الأرقام والأماكن في الصفحة الأولى موجودة لك أيضا.",
    uk: "Номери й місця на першій сторінці є і для вас.",
  },
  danger: {
    en: "If somebody is in danger now, please call one of the emergency numbers on the first page.",
    fr: "Si quelqu’un est en danger maintenant, appelez un numéro d’urgence de la première page.",
    ar: "إذا كان أحد في خطر الآن، يرجى الاتصال بأحد أرقام الطوارئ في الصفحة الأولى.",
    uk: "Якщо хтось зараз у небезпеці, зателефонуйте за одним із екстрених номерів на першій сторінці.",
  },
} as const;

export type PreparedLine = keyof typeof preparedLines;

const isLanguage = (code: string): code is keyof (typeof preparedLines)["received"] =>
  Object.hasOwn(preparedLines.received, code);

/** A line in the person's language, else in English. */
export const lineIn = (line: PreparedLine, language: string): string =>
  preparedLines[line][isLanguage(language) ? language : "en"];

/** Whether a text is one of the lines, word by word, in any language. */
export const isPreparedLine = (text: string): boolean =>
  Object.values(preparedLines).some((line) => Object.values(line).some((one) => one === text));
