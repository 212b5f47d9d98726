/* What the page says to its search: the words of the interface, the language, and where the site lies. */
export const box = document.querySelector(".sf-search");
export const words = JSON.parse(box.dataset.sfWords);
export const language = document.documentElement.lang || "en";
export const site = new URL(box.dataset.sfSite, location.href);
export const searchPage = new URL(box.dataset.sfPage, location.href);
export const numbers = new Intl.NumberFormat(language);
export const days = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

export const say = (name, values = {}) => words[name].replace(/%\((\w+)\)s/g, (_, key) => values[key]);

export const counted = (count) => (count === 1 ? words.result : say("results", { count: numbers.format(count) }));
