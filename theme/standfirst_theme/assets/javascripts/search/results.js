/* How a result is shown. Texts of the index become text nodes and nothing else; marks are elements made here. */

import { days, language, say, site, words } from "./settings.js";

/* An element: its name with classes, its attributes, what is in it. */
export const make = (name, attributes, ...inside) => {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.flat().filter((one) => one !== undefined && one !== ""));
  return element;
};

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)$/;

export const foreign = (tag) =>
  tag && tag !== language ? { lang: tag, dir: directionOf(tag) } : {};

/* A script in a tag weighs more than the language, as on the pages themselves. */
const directionOf = (tag) => {
  const [first, second] = tag.toLowerCase().split("-");
  const right = second?.length === 4 ? /^(adlm|arab|hebr|nkoo|syrc|thaa)$/.test(second) : RIGHT_TO_LEFT.test(first);
  return right ? "rtl" : "ltr";
};

export const languageName = (tag) => {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag) || tag;
  } catch {
    return tag;
  }
};

/* Texts of a result. */
const MARKS = { de: "„“", cs: "„“", ka: "„“", pl: "„”", ja: "「」", fr: ["«\u202f", "\u202f»"] };
for (const tag of ["ar", "es", "fa", "it", "ru", "uk"]) MARKS[tag] = "«»";
const speech = (tag, inside) => {
  const [opening, closing] = MARKS[(tag || language).split("-")[0]] || "“”";
  return [opening, ...inside, closing];
};

const tokensOf = (data) => {
  if (!data.raw_content.includes("\u200b")) return [data.content.split(/[\r\n\s]+/), " "];
  return [data.raw_content.replaceAll("&lt;", "<").replaceAll("&gt;", ">").split("\u200b"), ""];
};

const marked = (tokens, joiner, from, to, places) => {
  const nodes = [];
  for (let place = from; place < to; place++) {
    if (place > from) nodes.push(joiner);
    const token = place === to - 1 ? tokens[place].trimEnd() : place === from ? tokens[place].trimStart() : tokens[place];
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(token);
    if (places.has(place) && core) nodes.push(before, make("mark", {}, core), after);
    else nodes.push(token);
  }
  return nodes;
};

/* The stretch of a text that holds most of what was asked for. */
export const excerpt = ({ data, words: met }, length) => {
  const [tokens, joiner] = tokensOf(data);
  const places = new Set(met);
  const most = joiner ? length : length * 2;
  let from = 0;
  if (tokens.length > most) {
    let best = -1;
    for (const start of [0, ...places].sort((a, b) => a - b)) {
      const held = [...places].filter((place) => place >= start && place < start + most).length;
      if (held > best) [from, best] = [start, held];
    }
    from = from < 6 ? 0 : Math.max(0, Math.min(from - 4, tokens.length - most));
  }
  const to = Math.min(tokens.length, from + most);
  return [from ? "… " : "", ...marked(tokens, joiner, from, to, places), to < tokens.length ? " …" : ""];
};

/* A quote's words, whole. A translation stands before the source's words, and the record says by which sign they are
   apart: it is in no translation, so its first place is the one. */
export const quoted = ({ data, words: met }) => {
  const [tokens, joiner] = tokensOf(data);
  const places = new Set(met);
  const { language: tag, sign, translated } = data.meta;
  const part = (from, to) => marked(tokens, joiner, from, to, places);
  const split = sign ? tokens.findIndex((token) => token.trim() === sign) : -1;
  const original = speech(tag, part(split + 1, tokens.length));
  if (split < 0 || tag === language) return { words: original, tag };
  return { words: speech(translated, part(0, split)), tag: translated, original };
};

export const addressOf = (data) => {
  const url = new URL(data.raw_url, site);
  return url.origin === site.origin && url.pathname.startsWith(site.pathname) ? url.href : site.href;
};

const dayOf = (meta) => days.format(new Date(`${meta.date}T00:00Z`));
const timeOf = (meta) => (meta.date ? make("time", { datetime: meta.date }, dayOf(meta)) : undefined);
export const titleOf = (meta) => meta.name || meta.title; // a subject's name, a headline
const isDay = (meta) => meta.date && titleOf(meta) === dayOf(meta); // of an edition that has no other name

const kindOf = (meta) => words[`one-${meta.kind}`] || "";

/* The language of a foreign text; of a translated quote whose translation it is. */
const languageOf = (meta) => {
  if (meta.language === language) return "";
  const name = languageName(meta.language);
  if (!meta.sign) return make("span.sf-language", {}, name);
  return make("span.sf-language", {}, meta.by ? say("by", { language: name, name: meta.by }) : say("ours", { language: name }));
};

export const facts = (meta) => [
  meta.publisher ? make("span.sf-publisher", {}, meta.publisher) : "",
  ["article", "quote"].includes(meta.kind) ? "" : make("span.sf-fact", {}, kindOf(meta)),
  ["article", "quote", "edition"].includes(meta.kind) && !isDay(meta) ? (timeOf(meta) ?? "") : "",
  languageOf(meta),
];

/* A result on the page for searching. */
export const card = (result) => {
  const { data, lacks } = result;
  const { meta } = data;
  const link = (attributes, ...inside) => make("a", { href: addressOf(data), ...attributes }, ...inside);
  const missing = lacks?.length ? make("span.sf-fact", {}, say("lacks", { words: lacks.join(", ") })) : "";
  if (meta.kind === "quote") {
    const { words: text, tag, original } = quoted(result);
    const story = meta.story ? link(foreign(meta.language), meta.story) : "";
    return make(
      "li.sf-result.sf-result-quote",
      {},
      make(
        "figure.sf-quote",
        {},
        make(
          "blockquote",
          {},
          make("p.sf-words", foreign(tag), link({}, ...text)),
          original ? make("p.sf-original", foreign(meta.language), ...original) : "",
        ),
        make(
          "figcaption",
          {},
          make("p.sf-speaker", {}, make("span", {}, meta.speaker)),
          make("p.sf-card-meta", {}, ...facts(meta), story, missing),
        ),
      ),
    );
  }
  const topic = meta.kind === "article" && meta.topic ? make("p.sf-eyebrow", {}, meta.topic) : "";
  return make(
    "li.sf-result",
    {},
    make(
      "div.sf-card",
      {},
      topic,
      make("h3.sf-headline", {}, link(foreign(meta.language), titleOf(meta))),
      data.content === titleOf(meta) ? "" : make("p.sf-card-summary", {}, ...excerpt(result, 34)),
      make("p.sf-card-meta", {}, ...facts(meta), missing),
    ),
  );
};
