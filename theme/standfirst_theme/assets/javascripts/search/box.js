/* The box at the top of every page: a field with a list of results below it. */

import { askGroup, complete, inOrder, likely, loadManifest, openGroups, ordered, parse, read } from "./index.js";
import { addressOf, facts, foreign, make, quoted, titleOf } from "./results.js";
import { box, counted, language, numbers, say, searchPage, site, words } from "./settings.js";

const form = box.querySelector("form");
const input = form.querySelector("input");
const panel = box.querySelector(".sf-search-panel");
const list = box.querySelector(".sf-results");
const status = box.querySelector("[role=status]");
const opener = document.querySelector(".sf-search-open");
const narrow = matchMedia("(max-width: 59.9844em)");
const SHOWN = 8;
const ENOUGH = 40; // recent results, with which the box asks for no older ones
let latest = 0;
let cameFrom;

const tell = (text) => {
  if (status.textContent !== text) status.textContent = text;
};

const open = () => {
  panel.hidden = false;
};

const close = () => {
  latest += 1;
  panel.hidden = true;
  list.hidden = true;
  list.replaceChildren();
  tell("");
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  if (!("sfFull" in box.dataset)) return;
  delete box.dataset.sfFull;
  document.documentElement.classList.remove("sf-search-full");
  around(false);
};

/* On a small screen the box takes all of it: what it covers is out of reach. */
const around = (inert) => {
  for (let one = box; one !== document.body; one = one.parentElement) {
    for (const other of one.parentElement.children)
      if (other !== one && other.tagName !== "SCRIPT") other.inert = inert;
  }
};

/* The door has shown the box; `from` had the focus before and gets it back. */
export const opened = (from) => {
  if (from && !box.contains(from)) cameFrom = from;
  if (!("sfFull" in box.dataset)) return;
  document.documentElement.classList.add("sf-search-full");
  around(true);
};

const leave = () => {
  const back = cameFrom && cameFrom !== document.body ? cameFrom : narrow.matches ? opener : undefined;
  close();
  input.blur();
  back?.focus();
  cameFrom = undefined;
};

const options = () => [...list.querySelectorAll("[role=option]")];

const choose = (option) => {
  for (const one of options()) one.setAttribute("aria-selected", String(one === option));
  if (!option) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
};

const option = (href, name, ...inside) =>
  make(`a.${name}`, { href, role: "option", tabindex: "-1", "aria-selected": "false" }, ...inside);

const entry = (result) => {
  const { data, lacks } = result;
  const { meta } = data;
  const href = addressOf(data);
  const last = make(
    "span.sf-card-meta",
    {},
    ...facts(meta),
    lacks?.length ? make("span.sf-fact", {}, say("lacks", { words: lacks.join(", ") })) : "",
  );
  if (meta.kind !== "quote") {
    return option(href, "sf-result", make("span.sf-result-title", foreign(meta.language), titleOf(meta)), last);
  }
  const { words: said, tag, original } = quoted(result);
  const met = original?.some((node) => node.nodeName === "MARK");
  return option(
    href,
    "sf-result.sf-result-quote",
    make("span.sf-result-words", foreign(tag), ...said),
    met ? make("span.sf-result-original", foreign(meta.language), ...original) : "",
    make("span.sf-card-meta", {}, make("span.sf-result-speaker", {}, meta.speaker), ...last.childNodes),
  );
};

const cluster = (name, found) => {
  if (!found.length) return [];
  const id = `sf-search-${name}`;
  return [
    make(
      "div",
      { role: "group", "aria-labelledby": id },
      make("div.sf-label", { id, role: "presentation" }, words[name]),
      ...found.map(entry),
    ),
  ];
};

const listUp = (text, said, found, better, name) => {
  const held = document.getElementById(input.getAttribute("aria-activedescendant"))?.href;
  const all = new URL(searchPage);
  all.searchParams.set("q", text);
  const pages = found.filter((one) => one.data.meta.kind !== "quote");
  const quotes = found.filter((one) => one.data.meta.kind === "quote");
  const parts = name ? cluster(name, found) : [...cluster("pages", pages), ...cluster("quotes", quotes)];
  if (better) {
    const there = new URL(searchPage);
    there.searchParams.set("q", better);
    parts.unshift(
      Object.assign(option(there.href, "sf-search-better", say("mean", { query: better })), { sfBetter: better }),
    );
  }
  if (found.length) parts.push(option(all.href, "sf-search-all", words.all));
  list.replaceChildren(...parts);
  list.hidden = !parts.length;
  input.setAttribute("aria-expanded", String(parts.length > 0));
  const shown = options();
  shown.forEach((one, place) => (one.id = `sf-option-${place}`));
  choose(held && shown.find((one) => one.href === held));
  tell(said);
};

/* Look for what stands in the box: in the groups most likely to hold it, and in the others where these say little. */
const look = async () => {
  const mine = ++latest;
  const stale = () => mine !== latest;
  const query = parse(input.value);
  if (!query.words.length && !query.phrases.length) return (close(), open());
  try {
    const manifest = await loadManifest();
    const { first, later } = ordered(manifest, query.text);
    const more = likely(later, query);
    let groups = await openGroups(manifest, first);
    let answers = await Promise.all(groups.map((group) => askGroup(group, query, {})));
    if (stale()) return;
    const few = () => answers.reduce((sum, answer) => sum + answer.total, 0);
    const draw = async () => {
      const found = await inOrder(answers)(SHOWN);
      if (stale()) return;
      const all = groups.length > first.length || !more.length;
      const whole = few() <= SHOWN && all && !groups.some((group) => group.older);
      listUp(query.text, whole ? counted(few()) : say("shown", { count: numbers.format(found.length) }), found);
    };
    if (few()) await draw();
    if (stale()) return;
    if (few() < ENOUGH && (await complete(groups))) {
      answers = await Promise.all(groups.map((group) => askGroup(group, query, {})));
      if (stale()) return;
      if (few()) await draw();
    }
    if (few() < SHOWN && more.length && !(few() && navigator.connection?.saveData)) {
      groups = await openGroups(manifest, [...first, ...more]);
      await complete(groups);
      answers = await Promise.all(groups.map((group) => askGroup(group, query, {})));
      if (stale()) return;
      if (few()) await draw();
    }
    if (few() || stale()) return;
    const { mended, mostOf } = await import("./near.js");
    const some = await openGroups(manifest, [...first, ...likely(later, query, true)]);
    await complete(some);
    const { most, unknown } = await mostOf(some, query, {});
    const better = await mended([...first, ...later], query, unknown);
    const found = await read(most.slice(0, 5));
    if (!stale()) listUp(query.text, say("none", { query: query.text.trim() }), found, better, "most");
  } catch (error) {
    if (!stale()) tell(words.failed);
  }
};

let timer;
const soon = (act) => {
  clearTimeout(timer);
  timer = setTimeout(act, 120);
};

input.addEventListener("input", () => (open(), soon(look)));

/* From the moment that the field has the focus the desk's own group is made ready. */
const ready = async () => {
  open();
  if (input.value.trim()) look();
  try {
    const manifest = await loadManifest();
    await openGroups(manifest, ordered(manifest, "").first);
  } catch {} // told once there is something to look for
};
input.addEventListener("focus", ready);

box.addEventListener("keydown", (event) => {
  const shown = options();
  const at = shown.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.isComposing) return; // these keys are the input method's
  if (event.key === "Tab") {
    if (event.target === input && !("sfFull" in box.dataset)) close();
  } else if (event.key === "Escape") {
    event.preventDefault();
    leave();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && shown.length) {
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? shown.length - 1 : at - 1;
    choose(shown[next]);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    shown[at].click();
  }
});

list.addEventListener("click", (event) => {
  const better = event.target.closest(".sf-search-better")?.sfBetter;
  if (better && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    input.value = better;
    input.focus();
    look();
  } else if (event.target.closest("a") && !event.ctrlKey && !event.metaKey) {
    setTimeout(close); // to a place on this very page, perhaps
  }
});

box.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
});
document.addEventListener("pointerdown", (event) => {
  if (!panel.hidden && !("sfFull" in box.dataset) && !box.contains(event.target)) close();
});
box.querySelector(".sf-search-close").addEventListener("click", leave);
narrow.addEventListener("change", () => "sfFull" in box.dataset && leave());

/* Pointed at, but not yet entered: what every group needs. */
loadManifest()
  .then(() => import(`${site.pathname}pagefind/pagefind.js#${language.split("-")[0]}`))
  .catch(() => {});
if (document.activeElement === input) ready();
