/* The index: its groups, which of them to ask, what each holds of a query, and the results of all in one order. */

import { language, site } from "./settings.js";

/* What is asked for: words, and phrases in the quotation marks of any language. */
const PHRASE = /["“”„«»‹›「『]([^"“”„«»‹›「」『』]+)["“”«»‹›」』]/g;

export const parse = (text) => {
  const phrases = [];
  const rest = text.replace(PHRASE, (_, phrase) => {
    if (/[\p{L}\p{N}]/u.test(phrase)) phrases.push(phrase.trim());
    return " ";
  });
  const single = rest.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const unmarked = single.map((word) => word.replace(/["“”„«»‹›「」『』]/g, ""));
  return { text, words: [...new Set(unmarked)].slice(0, 32), phrases: phrases.slice(0, 8) };
};

/* Groups of the index, one a language. Which of them can hold a query, and which to ask first. */
const SCRIPTS = [
  "Latn",
  "Hang",
  "Hani",
  "Arab",
  "Cyrl",
  "Grek",
  "Hebr",
  "Thai",
  "Deva",
  "Geor",
  "Armn",
  "Taml",
  "Beng",
];
const WRITTEN = {
  ar: "Arab",
  el: "Grek",
  hi: "Deva",
  hy: "Armn",
  ja: "KanaHani",
  ne: "Deva",
  ru: "Cyrl",
  sr: "Cyrl",
  ta: "Taml",
  th: "Thai",
  yi: "Hebr",
  zh: "Hani",
};
const UNSPACED = ["ja", "th", "zh"];
const LONG_ENDINGS = ["et", "eu", "fi", "hu", "hy", "ta", "tr"];

export const scriptsOf = (text) => {
  const found = SCRIPTS.filter((script) => new RegExp(`\\p{Script=${script}}`, "u").test(text));
  if (/[\p{Script=Kana}\p{Script=Hira}]/u.test(text)) found.push("Kana");
  return found.length || !/\p{L}/u.test(text) ? found : ["Zyyy"];
};

/* Whether a group can hold a word, by the beginnings of its words: a stem may be shorter than what was typed. Words in
   other letters than these three scripts', and groups with too many beginnings, are asked for always. */
const mayHoldWord = (group, word) => {
  const parts = plainOf(word).match(/[\p{L}\p{N}]+/gu) || [];
  if (!group.beginnings || !/^[\p{Script=Latn}\p{Script=Grek}\p{Script=Cyrl}\p{N}]+$/u.test(parts.join(""))) return true;
  group.begun ||= group.beginnings.split(" ");
  return parts.every((part) => {
    const start = part.slice(0, Math.max(3, Math.min(5, part.length - 2)));
    return group.begun.some((one) => one.startsWith(start));
  });
};

/* Groups that can hold all words of a query, or with `some` any of them. */
export const likely = (groups, { words, phrases }, some = false) => {
  const asked = [...words, ...phrases.flatMap((phrase) => phrase.split(/\s+/))];
  const test = (group) => (word) => mayHoldWord(group, word);
  return groups.filter((group) => (some && asked.length ? asked.some(test(group)) : asked.every(test(group))));
};

export const ordered = (manifest, text) => {
  const scripts = scriptsOf(text);
  const home = language.split("-")[0];
  const rank = (group) => {
    const own = group.language === "und" ? !group.scripts.includes("Latn") || !scripts.includes("Latn") : undefined;
    const written =
      own ?? (!scripts.length || scripts.some((one) => (WRITTEN[group.language] || "Latn").includes(one)));
    return (written ? 0 : 2) + (group.language === home ? 0 : 1);
  };
  const fit = (test) => manifest.languages.filter((group) => test((one) => group.scripts.includes(one), group));
  let groups = fit((has) => scripts.every(has));
  if (!groups.length) groups = fit((has) => scripts.some(has));
  groups = groups.map((group) => ({ group, rank: rank(group) }));
  groups.sort((a, b) => a.rank - b.rank || b.group.records - a.group.records);
  const latin = !scripts.length || scripts.includes("Latn");
  const first = groups.filter((one, place) => place === 0 || (!latin && one.rank < 2)).length;
  groups = groups.map((one) => one.group);
  return { first: groups.slice(0, first), later: groups.slice(first) };
};

let manifestLoad;
export const loadManifest = () => {
  manifestLoad ||= fetch(new URL("pagefind/standfirst.json", site))
    .then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    })
    .catch((error) => {
      manifestLoad = undefined;
      throw error;
    });
  return manifestLoad;
};

/* Pagefind keeps one WebAssembly module a script, with the stems of one language: after its `#` each is a script of
   its own, fetched once. Ages of a group are told apart by a filter, as the results of several are not in order. */
/* What a word counts for in each field, beside the text, where it counts by how rare it is: who types a name means its
   page, then a headline, then what somebody of that name said. Fields that are not here count as 1. */
const WEIGHTS = { name: 15, title: 5, speaker: 3, story: 2, date: 0 };

const engines = {};
const openGroup = (manifest, group) => {
  engines[group.language] ||= (async () => {
    const path = `${site.pathname}pagefind/`;
    const { createInstance } = await import(`${path}pagefind.js#${group.language}`);
    const settings = (age) => ({
      metaCacheTag: manifest.tag,
      ranking: { metaWeights: WEIGHTS },
      noWorker: true,
      baseUrl: site.pathname,
      ...(group.tiers.length > 1 ? { mergeFilter: { age: String(age) } } : {}),
    });
    const engine = createInstance({ basePath: path + group.tiers[0], ...settings(0) });
    const older = [...group.tiers.entries()].slice(1);
    const merge = async () => {
      await Promise.allSettled(running);
      for (const [age, tier] of older) await engine.mergeIndex(path + tier, settings(age));
    };
    const running = new Set();
    const { language } = group;
    return { engine, ages: group.tiers.length, language, known: new Map(), older: older.length, merge, running };
  })().catch((error) => {
    delete engines[group.language];
    throw error;
  });
  return engines[group.language];
};

/* What is recent is searched first, and what is older once something stands there to read: its part of the index is
   many times as large. Tells whether there is more to find than before. */
export const complete = async (groups) => {
  const lacking = groups.filter((group) => group.older);
  for (const group of lacking) {
    group.completing ||= group.merge().then(
      () => {
        group.older = 0;
        group.known.clear();
      },
      (error) => {
        delete group.completing;
        throw error;
      },
    );
  }
  await Promise.all(lacking.map((group) => group.completing));
  return lacking.length > 0;
};

/* Open several groups: for each its engine, its name, and how many ages it has. */
export const openGroups = (manifest, groups) => Promise.all(groups.map((group) => openGroup(manifest, group)));

export const parted = (group, text) => {
  if (!UNSPACED.includes(group.language) || !Intl.Segmenter) return [text];
  const found = [...new Intl.Segmenter(group.language, { granularity: "word" }).segment(text)];
  return found.filter((one) => one.isWordLike).map((one) => one.segment);
};

/* Search a group; not while it takes a part in, as Pagefind asks a part that is not there yet. */
export const search = async (group, ...asked) => {
  await group.completing;
  const found = group.engine.search(...asked);
  group.running.add(found);
  return found.finally(() => group.running.delete(found));
};

/* What a group holds of one word or phrase, whatever the filters. */
const hitsOf = (group, term) => {
  if (group.known.size > 60) group.known.clear();
  if (!group.known.has(term)) {
    const found = search(group, term);
    found.catch(() => group.known.delete(term)); // asked again the next time
    group.known.set(term, found);
  }
  return group.known.get(term);
};

/* Make a group count what each filter leaves. That takes files of their own, so it is asked for once results stand. */
export const counting = (group) => {
  group.counting ||= group.engine
    .filters()
    .then(() => group.known.clear())
    .catch((error) => {
      delete group.counting;
      throw error;
    });
  return group.counting;
};

/* Whether a group holds a word. One that it never saw Pagefind takes for a form of a word that begins it ("Velmrak" of
   the "ve" in "I've"), so the words that the best hits were found by are compared with it. */
const plainOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

const formOf = (term, token, language) => {
  let common = 0;
  while (common < term.length && term[common] === token[common]) common += 1;
  const rest = term.slice(common);
  if (LONG_ENDINGS.includes(language) && common > 2 && common * 3 >= token.length * 2) return true;
  if (common * 3 >= term.length * 2) return true;
  return common > 3 ? rest.length <= 4 : common === 3 && /^.?(s|es|ed|er|ing)$/.test(rest);
};

export const holds = async (group, term) => {
  const { results } = await hitsOf(group, term);
  if (!results.length || isUnmarked(group, term)) return results.length > 0;
  return meet(await read(results.slice(0, 2)), term, group);
};

const isUnmarked = (group, term) =>
  term.startsWith('"') || UNSPACED.includes(group.language) || /[\p{Script=Arab}\p{Script=Hebr}]/u.test(term);

/* Whether one of some results was found by a word. */
const meet = (found, term, group) => {
  const forms = [...new Set([term, term.replace(/ies$/i, "y")])]
    .flatMap((form) => plainOf(form).split(/[^\p{L}\p{N}]+/u))
    .filter(Boolean);
  return found.some(({ data, words, matchedMetaFields }) => {
    const tokens = data.content.split(/[\r\n\s]+/);
    const met = [
      ...words.map((place) => tokens[place] || ""),
      ...(matchedMetaFields || []).map((name) => data.meta[name] || ""),
    ];
    const parts = met.flatMap((text) => plainOf(text).split(/[^\p{L}\p{N}]+/u));
    return !forms.length || parts.some((part) => forms.some((form) => formOf(form, part, group.language)));
  });
};

/* Ask a group. Every word must be known in it: Pagefind passes over a word that it never saw. The best results of all
   words tell that of most; a search for a word alone takes seconds where tens of thousands have it. */
export const askGroup = async (group, query, choice, sort) => {
  const single = query.words.flatMap((word) => parted(group, word));
  const phrases = query.phrases.map((phrase) => `"${parted(group, phrase).join(" ")}"`);
  const terms = [...single, ...phrases];
  const plain = terms.join(" ").replaceAll('"', "");
  const nothing = { group, lists: [], total: 0, unfiltered: 0, counts: {} };
  if (!terms.length && !Object.keys(choice).length) return nothing;
  const together = terms.length > 1 && !phrases.length ? await search(group, plain, { filters: choice }) : undefined;
  const best = await read((together?.results || []).slice(0, 3));
  const unsure = terms.filter((term) => !best.length || isUnmarked(group, term) || !meet(best, term, group));
  if ((await Promise.all(unsure.map((term) => holds(group, term)))).includes(false)) return nothing;
  const exact = await Promise.all(phrases.map((phrase) => hitsOf(group, phrase)));
  const held = exact.map((hit) => new Set(hit.results.map((result) => result.id)));
  const inAll = (result) => held.every((ids) => ids.has(result.id));
  const lone = phrases.length === 1 && !single.length;
  const options = (extra) => ({ filters: { ...choice, ...extra }, ...(sort ? { sort: { date: sort } } : {}) });
  const ask = (extra) => search(group, lone ? phrases[0] : plain || null, options(extra));
  const simple = terms.length === 1 && !sort && !Object.keys(choice).length;
  const all = await (simple ? hitsOf(group, terms[0]) : together && !sort ? together : ask());
  let lists = [all.results];
  if (sort && group.ages > 1) {
    lists = await Promise.all(
      Array.from({ length: group.ages }, async (_, age) => (await ask({ age: String(age) })).results),
    );
  }
  if (lone && !sort) {
    const scores = new Map((await hitsOf(group, plain)).results.map((result) => [result.id, result.score]));
    lists = [all.results.map((result) => ({ ...result, score: result.score + (scores.get(result.id) || 0) }))];
  }
  lists = lists.map((list) => list.filter(inAll));
  const counts = all.filters;
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  return { group, lists, total, counts, unfiltered: all.unfilteredResultCount, mixed: phrases.length > 0 && !lone };
};

/* Results of several groups in one order, a few at a time. Days stand in the results themselves, so the head of each
   list is read to tell which comes next; what has no day comes last. */
export const inOrder = (answers, sort) => {
  const lists = answers.flatMap((answer) => answer.lists.map((list) => [...list]));
  if (!sort) {
    const merged = lists.flat().sort((a, b) => b.score - a.score);
    return async (count) => {
      const taken = await read(merged.splice(0, count));
      return taken.sort((a, b) => b.score - a.score || byDay(b, a) || compare(a.data.raw_url, b.data.raw_url));
    };
  }
  const undated = [];
  const heads = lists.map(() => undefined);
  const fill = async (place) => {
    while (!heads[place] && lists[place].length) {
      const [one] = await read([lists[place].shift()]);
      if (one.data.meta.date) heads[place] = one;
      else undated.push(one);
    }
  };
  return async (count) => {
    const taken = [];
    lists.forEach((list) => list.slice(0, count).forEach((result) => result.data())); // all at once, not in turn
    while (taken.length < count) {
      await Promise.all(lists.map((_, place) => fill(place)));
      const open = heads.filter(Boolean);
      if (!open.length) break;
      open.sort((a, b) => (sort === "desc" ? byDay(b, a) : byDay(a, b)) || compare(a.data.raw_url, b.data.raw_url));
      taken.push(open[0]);
      heads[heads.indexOf(open[0])] = undefined;
    }
    return [...taken, ...undated.splice(0, count - taken.length)];
  };
};

export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byDay = (a, b) => compare(a.data.meta.date || "", b.data.meta.date || "");
/* Read results. What is for showing alone stands among a record's filters, where no word is found. */
export const read = (results) =>
  Promise.all(
    results.map(async (result) => {
      const data = await result.data();
      const { shown = [], kind = [] } = data.filters;
      const told = shown.map((one) => [one.slice(0, one.indexOf(":")), one.slice(one.indexOf(":") + 1)]);
      const meta = { ...Object.fromEntries(told), ...data.meta, kind: kind[0] };
      return { ...result, data: { ...data, meta: { ...meta, language: meta.tag } } };
    }),
  );
