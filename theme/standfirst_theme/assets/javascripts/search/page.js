/* The page for searching. What is asked for stands in its address, so that it can be kept, sent and gone back to. */

import { askGroup, compare, complete, counting, inOrder, likely, loadManifest, openGroups, ordered, parse, read } from "./index.js";
import { card, languageName, make } from "./results.js";
import { counted, numbers, say, words } from "./settings.js";

const FACETS = ["kind", "topic", "person", "publisher", "year", "language"];
const SORTS = { newest: "desc", oldest: "asc" };
const PART = 20;
const readAddress = () => {
  const given = new URLSearchParams(location.search);
  const state = { q: given.get("q") || "", sort: SORTS[given.get("sort")] ? given.get("sort") : "" };
  for (const facet of FACETS) state[facet] = given.get(facet) || "";
  return state;
};

const addressFor = (asked) => {
  const url = new URL(location.href);
  url.hash = "";
  url.search = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  return url;
};

export const startPage = (page) => {
  page.dataset.sfReady = "";
  let state = readAddress();
  let drawn = 0;
  let shown;
  let waiting;
  let timer;
  const name = document.title;

  const field = make("input.sf-page-input", {
    type: "search",
    id: "sf-page-q",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": "sf-page-hint",
    placeholder: words.search,
  });
  const chips = make("fieldset.sf-chips", {}, make("legend.sf-unseen", {}, words.kind));
  const choices = make("div.sf-choices");
  const said = page.querySelector(".sf-search-said");
  const ways = page.querySelector(".sf-search-ways"); // where to go on while nothing is asked
  const offer = make("p.sf-search-offer");
  const results = make("ol.sf-results");
  const heading = make("h2.sf-unseen", {}, words.found);
  const more = make("button.sf-search-more", { type: "button", hidden: true }, words.more);
  const asking = make(
    "form.sf-page-form",
    { role: "search", "aria-label": words.search },
    make("label.sf-unseen", { for: "sf-page-q" }, words.search),
    field,
    make("p.sf-note", { id: "sf-page-hint" }, words.hint),
    chips,
    choices,
  );
  page.querySelector(".sf-without-script")?.remove();
  said.before(asking);
  said.after(offer, heading, results, more);

  const KINDS = ["article", "quote", "topic", "person", "organisation", "publisher", "edition", "page"];

  const labelOf = (facet, value) => {
    if (facet === "kind") return words[`many-${value}`] || value;
    return facet === "language" ? languageName(value) : value;
  };

  const offers = (facet, counts) => {
    const values = Object.entries(counts || {}).filter(([value, count]) => count || value === state[facet]);
    if (state[facet] && !values.some(([value]) => value === state[facet])) values.push([state[facet], 0]);
    values.sort((a, b) => {
      if (facet === "kind") return KINDS.indexOf(a[0]) - KINDS.indexOf(b[0]);
      if (facet === "year") return compare(b[0], a[0]);
      return b[1] - a[1] || compare(a[0], b[0]);
    });
    return values;
  };

  const chip = (value, label, count) => {
    const radio = make("input", { type: "radio", name: "sf-kind", value, checked: state.kind === value });
    const number = count === undefined ? "" : make("span.sf-count", {}, ` ${numbers.format(count)}`);
    return make("label.sf-chip", {}, radio, make("span", {}, label, number));
  };

  const drawChoices = (counts) => {
    choices.removeAttribute("aria-busy");
    const focused = document.activeElement;
    const held =
      focused && asking.contains(focused) && focused !== field
        ? { id: focused.id, value: focused.type === "radio" ? focused.value : undefined }
        : undefined;
    const kinds = counts ? offers("kind", counts.kind) : [];
    const whole = kinds.reduce((total, [, count]) => total + (count || 0), 0);
    const known = (count) => (counts.uncounted ? undefined : count);
    chips.replaceChildren(
      chips.firstChild,
      ...(kinds.length > 1 || state.kind
        ? [
            chip("", words.everything, known(whole)),
            ...kinds.map(([value, count]) => chip(value, labelOf("kind", value), known(count))),
          ]
        : []),
    );
    chips.hidden = chips.children.length < 2;
    const selects = counts
      ? FACETS.slice(1).map((facet) => {
          const values = offers(facet, counts[facet]);
          if (!state[facet] && values.length < 2) return undefined;
          const entries = values.map(([value, count]) =>
            make(
              "option",
              { value, selected: state[facet] === value },
              counts.uncounted ? labelOf(facet, value) : `${labelOf(facet, value)} (${numbers.format(count)})`,
            ),
          );
          return make(
            "label.sf-choice",
            {},
            make("span", {}, words[facet]),
            make("select", { id: `sf-${facet}`, name: facet }, make("option", { value: "" }, words.any), ...entries),
          );
        })
      : [];
    const sorts = [
      ["", words.relevance],
      ["newest", words.newest],
      ["oldest", words.oldest],
    ];
    const sortBy = make(
      "label.sf-choice.sf-choice-sort",
      {},
      make("span", {}, words.sort),
      make(
        "select",
        { id: "sf-sort", name: "sort" },
        ...sorts.map(([value, label]) =>
          make("option", { value, selected: (state.sort || (state.q ? "" : "newest")) === value }, label),
        ),
      ),
    );
    choices.replaceChildren(...[...selects, whole ? sortBy : undefined].filter(Boolean));
    if (held?.value !== undefined)
      [...chips.querySelectorAll("input")].find((one) => one.value === held.value)?.focus();
    else if (held?.id) document.getElementById(held.id)?.focus();
  };

  /* Counts of what each choice would leave: those of a filter that is set are counted without it. */
  const countChoices = async (groups, answers, query, choice) => {
    if (answers.some((answer) => answer.mixed)) return countPhrases(groups, query, choice);
    await Promise.all(groups.map(counting));
    const counts = {};
    for (const facet of FACETS) {
      const { [facet]: set, ...others } = choice;
      const told = await Promise.all(groups.map((group) => askGroup(group, query, set ? others : choice)));
      counts[facet] = {};
      for (const answer of told) {
        for (const [value, count] of Object.entries(answer.counts[facet] || {})) {
          counts[facet][value] = (counts[facet][value] || 0) + count;
        }
      }
    }
    return counts;
  };

  /* Pagefind counts words and one phrase, but no phrase beside words: these are counted by hand, as far as they go. */
  const COUNTED = 60;
  const countPhrases = async (groups, query, choice) => {
    const whole = await Promise.all(groups.map((group) => askGroup(group, query, {})));
    const all = whole.flatMap((answer) => answer.lists.flat());
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, {}]));
    counts.uncounted = all.length > COUNTED;
    for (const { data } of await read(all.slice(0, COUNTED))) {
      for (const facet of FACETS) {
        const fits = Object.entries(choice).every(
          ([name, value]) => name === facet || data.filters[name]?.includes(value),
        );
        if (fits) for (const value of data.filters[facet] || []) counts[facet][value] = (counts[facet][value] || 0) + 1;
      }
    }
    return counts;
  };

  /* What to say and to offer where nothing was found, and what comes near it. */
  const instead = async (manifestGroups, groups, query, choice) => {
    const without = Object.keys(choice).length
      ? await Promise.all(groups.map((group) => askGroup(group, query, {})))
      : [];
    if (!query.text.trim() || without.some((answer) => answer.total)) {
      const reset = make("button", { type: "button" }, words.reset);
      reset.addEventListener("click", () => (go({ q: state.q, sort: state.sort }), field.focus()));
      return { told: words.filtered, offered: [reset], most: [] };
    }
    const { mended, mostOf } = await import("./near.js");
    const { most, unknown } = await mostOf(groups, query, choice);
    const better = await mended(manifestGroups, query, unknown);
    const offered = most.length ? [make("span", {}, words.partly)] : [];
    if (better) {
      const there = make("a", { href: addressFor({ ...state, q: better }) }, say("mean", { query: better }));
      there.addEventListener("click", (event) => {
        event.preventDefault();
        go({ ...state, q: better });
        field.focus();
      });
      offered.unshift(there);
    }
    return { told: say("none", { query: query.text.trim() }), offered, most };
  };

  const clear = () => {
    waiting = undefined;
    said.textContent = "";
    drawChoices();
    results.replaceChildren();
    offer.replaceChildren();
    more.hidden = true;
  };

  /* Put results there, the first of them, and a way to more. */
  const put = async (next, total, stale) => {
    let left = total;
    const found = await next(PART);
    if (stale()) return;
    left -= found.length;
    results.replaceChildren(...found.map(card));
    more.hidden = left <= 0;
    waiting = async () => {
      const further = (await next(PART)).map(card);
      if (stale()) return;
      left -= further.length;
      results.append(...further);
      further[0]?.querySelector("a").focus();
      more.hidden = left <= 0 || !further.length;
    };
  };

  const sum = (answers) => answers.reduce((total, answer) => total + answer.total, 0);

  /* Ask what the address asks. Where other languages keep one waiting, those that are there are shown first. */
  const run = async () => {
    const mine = ++drawn;
    const stale = () => mine !== drawn;
    shown = location.search;
    const query = parse(state.q);
    const choice = Object.fromEntries(FACETS.filter((facet) => state[facet]).map((facet) => [facet, state[facet]]));
    const asked = query.words.length + query.phrases.length > 0;
    document.title = asked ? `${state.q.trim()} – ${name}` : name;
    const idle = !asked && !Object.keys(choice).length;
    heading.hidden = idle;
    if (ways) ways.hidden = !idle;
    if (idle) return clear();
    choices.setAttribute("aria-busy", "true"); // results come first, and what filters would leave of them after
    const sort = SORTS[state.sort] || (asked ? undefined : "desc");
    try {
      const manifest = await loadManifest();
      const { first, later } = ordered(manifest, query.text);
      const gather = async (some) => {
        const groups = await openGroups(manifest, some);
        return { groups, answers: await Promise.all(groups.map((group) => askGroup(group, query, choice, sort))) };
      };
      const early = await gather(first);
      if (stale()) return;
      if (sum(early.answers) && sort !== "asc") await put(inOrder(early.answers, sort), 0, stale);
      if (stale()) return;
      const wanted = [...first, ...likely(later, query)];
      await complete(await openGroups(manifest, wanted));
      if (stale()) return;
      const { groups, answers } = await gather(wanted);
      const total = sum(answers);
      const some = total ? [] : await openGroups(manifest, [...first, ...likely(later, query, true)]);
      await complete(some);
      const other = total ? undefined : await instead([...first, ...later], some, query, choice);
      if (stale()) return;
      await put(
        other ? async (count) => read(other.most.splice(0, count)) : inOrder(answers, sort),
        total || other.most.length,
        stale,
      );
      if (stale()) return;
      offer.replaceChildren(...(other?.offered || []));
      said.textContent = other ? other.told : counted(total);
      const counts = await countChoices(groups, answers, query, choice);
      if (!stale()) drawChoices(counts);
    } catch {
      if (stale()) return;
      said.textContent = words.failed;
      choices.removeAttribute("aria-busy");
    }
  };

  const go = (asked, replace = false) => {
    state = { q: "", ...Object.fromEntries(FACETS.map((facet) => [facet, ""])), sort: "", ...asked };
    if (field.value !== state.q) field.value = state.q;
    const url = addressFor(state);
    if (url.href !== location.href) history[replace ? "replaceState" : "pushState"](null, "", url);
    run();
  };

  more.addEventListener("click", () => waiting?.());
  asking.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go({ ...state, q: field.value });
  });
  asking.addEventListener("change", (event) => {
    const { name, value } = event.target;
    if (event.target !== field) go({ ...state, [name === "sf-kind" ? "kind" : name]: value });
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go({ ...state, q: field.value }, true), 150);
  });
  addEventListener("popstate", () => {
    if (!page.isConnected || location.search === shown) return; // only the place in the page changed
    state = readAddress();
    field.value = state.q;
    run();
  });
  field.value = state.q;
  if (!location.hash && !state.q) field.focus({ preventScroll: true });
  run();
};
