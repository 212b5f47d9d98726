/* Where nothing holds all that was asked for: pages with most of the words, and a word that is near a mistyped one. */

import { holds, parted, search } from "./index.js";
import { site } from "./settings.js";

/* Results that hold most of the words asked for, each with those it lacks; and the words that nothing holds. */
export const mostOf = async (groups, query, choice) => {
  const asked = [...new Set([...query.words, ...query.phrases.flatMap((phrase) => phrase.split(/\s+/))])];
  const found = [];
  const unknown = new Set(asked);
  for (const group of groups) {
    const held = new Map();
    for (const word of asked) {
      const terms = parted(group, word).join(" ");
      if (!terms || !(await holds(group, terms))) continue;
      unknown.delete(word);
      for (const result of (await search(group, terms, { filters: choice })).results) {
        const one = held.get(result.id) || { ...result, score: 0, words: [], has: [] };
        one.score += result.score;
        one.words = [...one.words, ...result.words];
        one.has.push(word);
        held.set(result.id, one);
      }
    }
    found.push(...held.values());
  }
  const most = found.filter((one) => one.has.length * 2 >= asked.length);
  most.sort((a, b) => b.has.length - a.has.length || b.score - a.score);
  for (const one of most) one.lacks = asked.filter((word) => !one.has.includes(word));
  return { most, unknown: [...unknown] };
};

/* Damerau and Levenshtein's distance, as far as `limit`. */
const distance = (a, b, limit) => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
};

/* A list that cannot be had offers no word, and is asked for again the next time. */
const wordLists = {};
const wordsOf = async (group) => {
  wordLists[group.language] ||= fetch(new URL(`pagefind/${group.words}`, site)).then((answer) => answer.json());
  try {
    return (await wordLists[group.language]).words;
  } catch {
    delete wordLists[group.language];
    return [];
  }
};

const near = async (groups, word) => {
  const typed = word.toLowerCase();
  if (typed.length < 3) return undefined;
  const limit = typed.length > 5 ? 2 : 1;
  let best;
  for (const group of groups) {
    (await wordsOf(group)).forEach((known) => {
      const far = distance(typed, known, limit);
      if (far && far <= limit && (!best || far < best.far)) best = { far, known };
    });
    if (best) break;
  }
  return best?.known;
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export const mended = async (groups, query, unknown) => {
  let text = query.text;
  for (const word of unknown) {
    const better = await near(groups, word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
    if (!better) continue;
    const capital = word[0] !== word[0].toLowerCase();
    const place = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, "u");
    text = text.replace(place, () => (capital ? better[0].toUpperCase() + better.slice(1) : better));
  }
  return text === query.text ? undefined : text;
};
